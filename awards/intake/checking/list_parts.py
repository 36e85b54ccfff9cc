"""Parts of a list: its sheets, its sections, and the units that headings within it name.

Where a list has no column of categories, each part has a category of its own, and an honour where
the category has several. A heading may also name the unit of the rows below it. A person approves
each by itself, and one answer is never taken for all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from awards.intake.checking.categories import award_key
from awards.intake.checking.choices import CategorySlot, Choices
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.row_words import section_name
from awards.intake.checking.sheets import ReadySheet
from awards.text.names import trimmed
from awards.winner_fields import CATEGORY, HONOUR


@dataclass(frozen=True, slots=True)
class NamedAward:
    """What a heading names: the code of a category and an honour in it, or nothing."""

    category: str = ""
    honour: str = ""


NO_AWARD = NamedAward()


@dataclass(frozen=True, slots=True)
class ListPart:
    """``row`` is the row of the heading, 0 for the beginning of a list.

    ``proposed`` is what the heading names. ``has_honours`` is True if the rows name theirs.
    ``place`` is its name in `Choices.categories` and `Choices.honours`. ``span`` are the columns of
    a list that stands beside others.
    """

    sheet: str
    row: int
    heading: str
    proposed: NamedAward
    alone: bool = False
    has_honours: bool = False
    place: str = ""
    part: RowPart = WHOLE
    span: str = ""

    def answer(self, choices: Choices) -> str:
        """What a person said of it; the one answer for all counts where nothing is proposed."""
        if self.alone or not self.proposed.category:
            return choices.categories.get(self.place, choices.category)
        return choices.categories.get(self.place, "")

    def category(self, choices: Choices) -> str:
        """The code that counts; what is proposed counts until a person answers."""
        return self.answer(choices) or self.proposed.category

    def honour(self, slot: CategorySlot, choices: Choices) -> str:
        """The honour of that category that counts for rows without one; empty while it is open."""
        for said in (choices.honours.get(self.place, ""), self.proposed.honour):
            if said in [honour.name for honour in slot.honours]:
                return said
        return ""


@dataclass(frozen=True, slots=True)
class SheetParts:
    """The parts of one list in order, and the answers about them."""

    parts: tuple[ListPart, ...]
    choices: Choices

    def of(self, row: int) -> ListPart | None:
        """The part of a row; None in a list with a column of categories."""
        if not self.parts:
            return None
        at = bisect_right(self.parts, row, key=lambda part: part.row) - 1
        return self.parts[max(at, 0)]

    def without_category(self) -> Iterator[ListPart]:
        return (part for part in self.parts if not part.answer(self.choices))

    def without_honour(
        self, slots: Iterable[CategorySlot]
    ) -> Iterator[tuple[ListPart, CategorySlot]]:
        """Parts whose category has several honours, and nobody has said which is meant."""
        by_code = {slot.code: slot for slot in slots}
        for part in self.parts:
            slot = by_code.get(part.category(self.choices))
            if slot is None or part.has_honours or len(slot.honours) <= 1:
                continue
            said = self.choices.honours.get(part.place, "")
            if said not in [honour.name for honour in slot.honours]:
                yield part, slot


def parts_of(
    lists: Sequence[ReadySheet], slots: Sequence[CategorySlot], choices: Choices
) -> list[SheetParts]:
    """The parts of each list; a list with a column of categories has none."""
    found = [list(_parts(one, slots)) for one in lists]
    alone = sum(map(len, found)) == 1
    return [
        SheetParts(
            tuple(
                ListPart(
                    one.sheet.name,
                    row,
                    heading,
                    _named(heading, slots),
                    alone,
                    HONOUR in one.heading.columns,
                    one.place(row) if row else one.list_place,
                    one.part,
                    one.span,
                )
                for row, heading in parts
            ),
            choices,
        )
        for one, parts in zip(lists, found, strict=True)
    ]


def _parts(one: ReadySheet, slots: Sequence[CategorySlot]) -> Iterator[tuple[int, str]]:
    """Row and heading of each part that has rows."""
    if _has_categories(one, slots):
        return
    row, heading, used = one.heading.row if one.lower else 0, _title(one, slots), False
    for source in one.lines:
        section = source.non_record
        if section is None or not section.certain:
            used = True
        elif section.kind is RowKind.SECTION and _named(section_name(section.text), slots).category:
            if used:
                yield row, heading
            row, heading, used = source.line.number, section_name(section.text), False
    if used:
        yield row, heading


def _has_categories(one: ReadySheet, slots: Sequence[CategorySlot]) -> bool:
    """True for a column of categories, unless it is blank and sections name them instead."""
    column = one.heading.columns.get(CATEGORY)
    if column is None:
        return False
    others = [each.non_record for each in one.lines if each.non_record and each.non_record.certain]
    sections = (each.text for each in others if each.kind is RowKind.SECTION)
    return not any(_named(section_name(text), slots).category for text in sections) or any(
        trimmed(each.line.cell(column).text)
        for each in one.lines
        if not (each.non_record and each.non_record.certain)
    )


def _title(one: ReadySheet, slots: Sequence[CategorySlot]) -> str:
    """The name of the sheet; or a title above the list, if that alone names an award."""
    named = (text for text in one.titles if _named(text, slots).category)
    return next(named, one.title or one.sheet.name)


def _named(text: str, slots: Iterable[CategorySlot]) -> NamedAward:
    """The category or the honour that the text is, or which alone it holds."""
    key = award_key(text)
    listed = list(slots)
    for slot in listed:
        if key in (award_key(slot.name), award_key(slot.code)):
            return NamedAward(slot.code)
    honours = [NamedAward(slot.code, each.name) for slot in listed for each in slot.honours]
    of_honour = [each for each in honours if award_key(each.honour) == key]
    held = [NamedAward(slot.code) for slot in listed if award_key(slot.name) in key]
    held_honours = [each for each in honours if award_key(each.honour) in key]
    codes = {each.category for each in held}
    within = [each for each in held_honours if not codes or each.category in codes]
    for found in (of_honour, within if len(within) == 1 else held or within):
        if len(found) == 1:
            return found[0]
    return NO_AWARD

"""Parts of a list without a category column: its sheets, and sections within a sheet.

Each part has a category of its own. Its heading may name it; a person says so for each part, and
never one answer is taken for all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from awards.intake.checking.categories import award_key
from awards.intake.checking.choices import CategorySlot, Choices, place
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.non_records import section_name
from awards.intake.checking.sheets import ReadySheet
from awards.winner_fields import CATEGORY


@dataclass(frozen=True, slots=True)
class ListPart:
    """``row`` is the row of the heading, 0 for the beginning of a sheet.

    ``proposed`` is the code of the category that the heading names, or nothing.
    """

    sheet: str
    row: int
    heading: str
    proposed: str
    alone: bool

    @property
    def place(self) -> str:
        """Its name in `Choices.categories`."""
        return place(self.sheet, self.row) if self.row else self.sheet

    def answer(self, choices: Choices) -> str:
        """What a person said of it; the one answer for all counts where nothing is proposed."""
        if self.alone or not self.proposed:
            return choices.categories.get(self.place, choices.category)
        return choices.categories.get(self.place, "")


@dataclass(frozen=True, slots=True)
class SheetCategories:
    """The parts of one sheet in order, and the answers about them."""

    parts: tuple[ListPart, ...]
    choices: Choices

    def of(self, row: int) -> str:
        """The code for a row without a category; what is proposed counts until it is answered."""
        if not self.parts:
            return self.choices.category
        at = bisect_right(self.parts, row, key=lambda part: part.row) - 1
        part = self.parts[max(at, 0)]
        return part.answer(self.choices) or part.proposed

    def open(self) -> Iterator[ListPart]:
        return (part for part in self.parts if not part.answer(self.choices))


def categories_of(
    lists: Sequence[ReadySheet], slots: Sequence[CategorySlot], choices: Choices
) -> dict[str, SheetCategories]:
    """By the name of the sheet; a sheet with a column of categories has no parts."""
    found = {one.sheet.name: list(_parts(one, slots)) for one in lists}
    alone = sum(map(len, found.values())) == 1
    return {
        name: SheetCategories(
            tuple(
                ListPart(name, row, heading, proposed, alone) for row, heading, proposed in parts
            ),
            choices,
        )
        for name, parts in found.items()
    }


def _parts(one: ReadySheet, slots: Sequence[CategorySlot]) -> Iterator[tuple[int, str, str]]:
    """Row, heading and proposed category of each part that has rows."""
    if CATEGORY in one.heading.columns:
        return
    row, heading, used = 0, one.sheet.name, False
    for source in one.lines:
        section = source.non_record
        if section is None or not section.certain:
            used = True
        elif section.kind is RowKind.SECTION and _named(section_name(section.text), slots):
            if used:
                yield row, heading, _named(heading, slots)
            row, heading, used = source.line.number, section_name(section.text), False
    if used:
        yield row, heading, _named(heading, slots)


def _named(text: str, slots: Iterable[CategorySlot]) -> str:
    """The code of the category whose name or honour the text is, or which alone it holds."""
    key = award_key(text)
    listed = list(slots)
    for slot in listed:
        if key in (award_key(slot.name), award_key(slot.code)):
            return slot.code
    of_honour = [s.code for s in listed if key in (award_key(h.name) for h in s.honours)]
    held = [s.code for s in listed if award_key(s.name) in key]
    for codes in (of_honour, held):
        if len(codes) == 1:
            return codes[0]
    return ""

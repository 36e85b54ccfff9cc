"""Rows of a list that are no record: totals, notes, signatures, repeated headers, headings.

A row is left out only where it cannot be a winner. Where it could be one, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from awards.intake.checking.fields import (
    FIRST_BODY,
    POSITION,
    PROBLEMS,
    field_of,
    made_field_of,
    name_rank,
)
from awards.intake.checking.header_rows import below_header, header_again
from awards.intake.checking.headers import Heading
from awards.intake.checking.non_record_words import (
    CERTAIN,
    COUNT,
    LABELLED_UNIT,
    LIKELY,
    NUMERAL,
    SECTION,
    UNIT_AND_NAMES,
    RowKind,
)
from awards.intake.checking.row_words import (
    NonRecord,
    is_count,
    is_unit_like,
    joined_text,
    plain_text,
    says,
    section_name,
    stated_number,
    unit_name,
)
from awards.intake.reading.book import MergedCells, SourceRow
from awards.text.names import trimmed
from awards.text.recipients import is_body, is_person, may_be_a_person
from awards.text.several import several_names
from awards.winner_fields import NAME, UNIT, Field

_HEADED_COUNT = re.compile(rf"[(（]共?{NUMERAL}[人名]\)$")
_LATIN_NAME = re.compile("[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f .,'’·-]+")
_SHORTEST_AWARD = 4
_LONGEST_NAME = 12
_WIDE = 2
_FEW = 3
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class NonRecordFinder:
    """Looks at the rows of one sheet.

    ``merged`` are the merged ranges by their top row; ``awards`` the names of categories and
    honours without spaces. ``is_full`` is True if most rows have several values; ``tall`` are the
    merged ranges of several rows.
    """

    heading: Heading
    merged: Mapping[int, Sequence[MergedCells]]
    awards: Collection[str]
    is_full: bool = False
    tall: Sequence[MergedCells] = ()

    def find(self, line: SourceRow) -> NonRecord | None:
        """What the row is, or None for a record."""
        ours = {at for at, word in self.heading.words.items() if word == PROBLEMS}
        plain = {column: plain_text(cell.text) for column, cell in enumerate(line.cells)}
        texts = {column: text for column, text in plain.items() if text and column not in ours}
        if not texts:
            return None
        return (
            self._named_award(texts)
            or header_again(self.heading, texts)
            or below_header(self.heading, line.number, texts)
            or _unit_with_names(line)
            or self._labelled(texts)
            or self._worded(texts, CERTAIN)
            or self._unit(line.number, texts)
            or (None if self._is_name_with_colon(texts) else self._worded(texts, LIKELY))
            or self._alone(line.number, texts)
        )

    def _is_name_with_colon(self, texts: Mapping[int, str]) -> bool:
        """A name that ends with a colon, in a row with all values of a record beside it."""
        name = texts.get(self._column(NAME), "")
        return len(name) > _FEW - 1 and name.find(":") == len(name) - 1 and len(texts) > _FEW

    def _named_award(self, texts: Mapping[int, str]) -> NonRecord | None:
        """A category or an honour alone in its row, with or without a count."""
        [text, *others] = texts.values()
        if others or section_name(text) not in self.awards:
            return None
        return NonRecord(RowKind.SECTION, text, stated=stated_number(texts))

    def _heads(self, column: int, word: str) -> bool:
        """Whether a word says what the column holds."""
        if word == self.heading.words.get(column):
            return True
        if column == self._column(NAME):
            return name_rank(word) is not None
        field = field_of(word) or made_field_of(word)
        return field is not None and column == self._column(field)

    def _labelled(self, texts: Mapping[int, str]) -> NonRecord | None:
        """推荐单位：甲局, alone in its row."""
        labelled = LABELLED_UNIT.fullmatch(joined_text(texts)) if len(texts) == 1 else None
        if labelled and is_unit_like(unit_name(labelled[1])):
            return NonRecord(RowKind.UNIT, labelled[1], stated=stated_number({0: labelled[1]}))
        return None

    def _worded(
        self, texts: Mapping[int, str], patterns: Mapping[RowKind, re.Pattern[str]]
    ) -> NonRecord | None:
        """By the cells that say what a row is: the first one, the position and the name."""
        places = dict.fromkeys((min(texts), self._column(POSITION), self._column(NAME)))
        for kind, pattern in patterns.items():
            for at in places:
                if at in texts and says(pattern, texts[at]):
                    if kind is RowKind.NOTE and patterns is LIKELY and _is_own_name(texts[at]):
                        continue
                    certain = patterns is CERTAIN or not self._has_values(texts, at)
                    stated = stated_number(texts) if kind is RowKind.TOTAL else None
                    return NonRecord(kind, joined_text(texts), certain, stated)
        return None

    def _unit(self, row: int, texts: Mapping[int, str]) -> NonRecord | None:
        """A unit with nothing beside it but a count. In the column of names it may be a winner."""
        first, *others = sorted(texts)
        text = texts[first]
        if len(others) > 1 or not all(COUNT.fullmatch(texts[at]) for at in others):
            return None
        unit = unit_name(text)
        if section_name(text) in self.awards or not is_unit_like(unit):
            return None
        marked = unit != text or bool(others) or self._is_wide(row, first)
        if not marked and not self._may_be_heading(row, first):
            return None
        certain = marked or first not in (self._column(NAME), self._column(UNIT))
        return NonRecord(RowKind.UNIT, joined_text(texts), certain, stated_number(texts))

    def _may_be_heading(self, row: int, column: int) -> bool:
        """In the column of names only where the other rows are full, and not all are bodies."""
        rank = name_rank(self.heading.words.get(self._column(NAME), ""))
        persons_too = rank is None or rank < FIRST_BODY
        if column != self._column(NAME):
            return True
        return persons_too and self.is_full and not self._is_covered(row)

    def _has_values(self, texts: Mapping[int, str], column: int) -> bool:
        """True if the row has values of a record beside that column. A total has numbers at most.

        The position's column decides alone: no position is called 小计.
        """
        position = texts.get(self._column(POSITION), "")
        if position:
            return position.isdecimal()
        return any(not is_count(text) for at, text in texts.items() if at != column)

    def _alone(self, row: int, texts: Mapping[int, str]) -> NonRecord | None:
        """A row with one text only: a heading, a number, or a text across the table."""
        if len(texts) > 1:
            return None
        [(column, text)] = texts.items()
        if self._is_section(text):
            return NonRecord(RowKind.SECTION, text, stated=stated_number(texts))
        if text.endswith(":"):
            return NonRecord(RowKind.NOTE, text)
        if text.isdecimal() and column == self._column(NAME):
            return NonRecord(RowKind.NUMBER, text)
        if _HEADED_COUNT.search(text) and column != self._column(UNIT):
            return NonRecord(RowKind.UNIT, text, stated=stated_number(texts))
        if self._is_wide(row, column):
            return NonRecord(RowKind.TEXT, text, len(text) > _LONGEST_NAME)
        if self._stands_out(row, column, text):
            return NonRecord(RowKind.TEXT, text, certain=False)
        return None

    def _stands_out(self, row: int, column: int, text: str) -> bool:
        """True for what is no name by its form, alone in a list whose other rows have more values."""
        if column != self._column(NAME) or not self.is_full or len(self.heading.columns) < _WIDE:
            return False
        reads = may_be_a_person(text) or is_body(text) or several_names(text)
        return not (reads or _LATIN_NAME.fullmatch(text)) and not self._is_covered(row)

    def _is_covered(self, row: int) -> bool:
        """True if cells beside the name are merged from above."""
        name = self._column(NAME)
        return any(
            each.top < row <= each.bottom and not each.left <= name <= each.right
            for each in self.tall
        )

    def _is_section(self, text: str) -> bool:
        """A numbered heading, or the name of a category with or without a count.

        In a list of names alone a number may stand before each name.
        """
        numbered = SECTION.fullmatch(text) is not None
        return (numbered and len(self.heading.columns) > 1) or self._holds_award(text)

    def _holds_award(self, text: str) -> bool:
        """授予“先进工作者”称号的同志, but not the name of a person behind a title."""
        held = max((each for each in self.awards if each in text), key=len, default="")
        rest = re.sub(r"\W", "", text.replace(held, "", 1))
        return len(held) >= _SHORTEST_AWARD and not may_be_a_person(rest)

    def _is_wide(self, row: int, column: int) -> bool:
        """Merged over columns that the header keeps apart."""
        return any(
            merge.left <= column <= merge.right
            and sum(merge.left <= at <= merge.right for at in self.heading.words) >= _WIDE
            for merge in self.merged.get(row, ())
        )

    def _column(self, field: Field) -> int:
        return self.heading.columns.get(field, -1)


def _unit_with_names(line: SourceRow) -> NonRecord | None:
    """甲局：张三、李四, alone in its row: winners, but not each in a row."""
    texts = [trimmed(cell.text) for cell in line.cells if cell.text]
    found = UNIT_AND_NAMES.fullmatch(texts[0]) if len(texts) == 1 else None
    if found is None or not is_unit_like(unit_name(plain_text(found[1]))):
        return None
    if several_names(found[2]) or (is_person(found[2]) and not is_unit_like(found[2])):
        return NonRecord(RowKind.UNIT_WITH_NAMES, texts[0], certain=False)
    return None


def is_full(lines: Sequence[SourceRow]) -> bool:
    """True if most rows of a list have several values. What stands below the last of them is no row."""
    several = [sum(bool(cell.text) for cell in line.cells) > 1 for line in lines]
    rows = len(several) - several[::-1].index(True) if True in several else 0
    return rows >= _FEW and sum(several) >= _MOST * rows


def _is_own_name(text: str) -> bool:
    """以上科技公司 is the name of a body."""
    return is_body(text) and ":" not in text and not text.endswith("单位")

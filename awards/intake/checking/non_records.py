"""Rows of a list that are no record: totals, notes, signatures, repeated headers, headings.

A row is left out only where it cannot be a winner. Where it could be one, a person is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awards.intake.checking.fields import (
    FIRST_BODY,
    POSITION,
    PROBLEMS,
    field_of,
    made_field_of,
    name_rank,
    plain_header,
)
from awards.intake.checking.headers import Heading
from awards.intake.checking.non_record_words import (
    CERTAIN,
    COUNT,
    LABELLED_UNIT,
    LIKELY,
    NUMERAL,
    SECTION,
    SECTION_COUNT,
    UNIT_AND_NAMES,
    UNIT_END,
    RowKind,
)
from awards.intake.reading.book import MergedCells, SourceRow
from awards.text.characters import SPACE
from awards.text.names import trimmed
from awards.text.numerals import number_of
from awards.text.recipients import is_person
from awards.text.several import several_names
from awards.winner_fields import NAME, UNIT, Field

_EXAMINED = 400
_HEADED_COUNT = re.compile(rf"[(（]共?{NUMERAL}[人名]\)$")
_LONGEST_NAME = 12
_WIDE = 2
_FEW = 3
_MOST = 0.6


class NonRecord(NamedTuple):
    """``stated`` is the number that a total or a heading says. If not ``certain``, it could be a winner."""

    kind: RowKind
    text: str
    certain: bool = True
    stated: int | None = None


@dataclass(frozen=True, slots=True)
class NonRecordFinder:
    """Looks at the rows of one sheet.

    ``merged`` are the merged ranges by their top row; ``awards`` the names of categories and
    honours without spaces. ``is_full`` is True if most rows have several values.
    """

    heading: Heading
    merged: Mapping[int, Sequence[MergedCells]]
    awards: Collection[str]
    is_full: bool = False

    def find(self, line: SourceRow) -> NonRecord | None:
        """What the row is, or None for a record."""
        ours = {at for at, word in self.heading.words.items() if word == PROBLEMS}
        plain = {column: _plain(cell.text) for column, cell in enumerate(line.cells)}
        texts = {column: text for column, text in plain.items() if text and column not in ours}
        if not texts:
            return None
        return (
            self._header(texts)
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

    def _header(self, texts: Mapping[int, str]) -> NonRecord | None:
        """The header again, as on a second page or in a section: the same columns, in any words."""
        words = {at: plain_header(text) for at, text in texts.items()}
        named = name_rank(words.get(self._column(NAME), "")) is not None
        if named and all(self._heads(at, word) for at, word in words.items()):
            return NonRecord(RowKind.HEADER, _joined(texts))
        return None

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
        labelled = LABELLED_UNIT.fullmatch(_joined(texts)) if len(texts) == 1 else None
        if labelled and is_unit_like(unit_name(labelled[1])):
            return NonRecord(RowKind.UNIT, labelled[1], stated=_stated({0: labelled[1]}))
        return None

    def _worded(
        self, texts: Mapping[int, str], patterns: Mapping[RowKind, re.Pattern[str]]
    ) -> NonRecord | None:
        """By the cells that say what a row is: the first one, the position and the name."""
        places = dict.fromkeys((min(texts), self._column(POSITION), self._column(NAME)))
        for kind, pattern in patterns.items():
            for at in places:
                if at in texts and pattern.fullmatch(texts[at]):
                    certain = patterns is CERTAIN or not self._has_values(texts, at)
                    stated = _stated(texts) if kind is RowKind.TOTAL else None
                    return NonRecord(kind, _joined(texts), certain, stated)
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
        if not marked and not self._may_be_heading(first):
            return None
        certain = marked or first not in (self._column(NAME), self._column(UNIT))
        return NonRecord(RowKind.UNIT, _joined(texts), certain, _stated(texts))

    def _may_be_heading(self, column: int) -> bool:
        """In the column of names only where the other rows are full, and not all are bodies."""
        rank = name_rank(self.heading.words.get(self._column(NAME), ""))
        persons_too = rank is None or rank < FIRST_BODY
        return column != self._column(NAME) or (persons_too and self.is_full)

    def _has_values(self, texts: Mapping[int, str], column: int) -> bool:
        """True if the row has values of a record beside that column. A total has numbers at most.

        The position's column decides alone: no position is called 小计.
        """
        position = texts.get(self._column(POSITION), "")
        if position:
            return position.isdecimal()
        return any(not _is_count(text) for at, text in texts.items() if at != column)

    def _alone(self, row: int, texts: Mapping[int, str]) -> NonRecord | None:
        """A row with one text only: a heading, a number, or a text across the table."""
        if len(texts) > 1:
            return None
        [(column, text)] = texts.items()
        if self._is_section(text):
            return NonRecord(RowKind.SECTION, text, stated=_stated(texts))
        if text.endswith(":"):
            return NonRecord(RowKind.NOTE, text)
        if text.isdecimal() and column == self._column(NAME):
            return NonRecord(RowKind.NUMBER, text)
        if _HEADED_COUNT.search(text) and column != self._column(UNIT):
            return NonRecord(RowKind.UNIT, text, stated=_stated(texts))
        if self._is_wide(row, column):
            return NonRecord(RowKind.TEXT, text, len(text) > _LONGEST_NAME)
        return None

    def _is_section(self, text: str) -> bool:
        """A numbered heading, or the name of a category with or without a count.

        In a list of names alone a number may stand before each name.
        """
        numbered = SECTION.fullmatch(text) is not None
        return section_name(text) in self.awards or (numbered and len(self.heading.columns) > 1)

    def _is_wide(self, row: int, column: int) -> bool:
        """Merged over columns that the header keeps apart."""
        return any(
            merge.left <= column <= merge.right
            and sum(merge.left <= at <= merge.right for at in self.heading.words) >= _WIDE
            for merge in self.merged.get(row, ())
        )

    def _column(self, field: Field) -> int:
        return self.heading.columns.get(field, -1)


def section_name(text: str) -> str:
    """What a heading names, without its number and its count: 先进个人 of 一、先进个人（共3名）."""
    numbered = SECTION.fullmatch(text)
    return SECTION_COUNT.sub("", numbered[1] if numbered else text).rstrip(":")


def _unit_with_names(line: SourceRow) -> NonRecord | None:
    """甲局：张三、李四, alone in its row: winners, but not each in a row."""
    texts = [trimmed(cell.text) for cell in line.cells if cell.text]
    found = UNIT_AND_NAMES.fullmatch(texts[0]) if len(texts) == 1 else None
    if found is None or not is_unit_like(unit_name(_plain(found[1]))):
        return None
    if several_names(found[2]) or (is_person(found[2]) and not is_unit_like(found[2])):
        return NonRecord(RowKind.UNIT_WITH_NAMES, texts[0], certain=False)
    return None


def is_full(lines: Sequence[SourceRow]) -> bool:
    """True if most rows of a list have several values."""
    several = sum(sum(bool(cell.text) for cell in line.cells) > 1 for line in lines)
    return len(lines) >= _FEW and several >= _MOST * len(lines)


def unit_name(text: str) -> str:
    """The unit that a heading names, without its number and its count: 甲局 of 一、甲局（2人）."""
    return section_name(text).rstrip(": ")


def is_unit_like(text: str) -> bool:
    """True if the text ends like the name of a unit."""
    return len(text) > 1 and ":" not in text and UNIT_END.search(text) is not None


def _plain(text: str) -> str:
    return SPACE.sub("", unicodedata.normalize("NFKC", text[:_EXAMINED]))


def _is_count(text: str) -> bool:
    return text.isdecimal() or COUNT.fullmatch(text) is not None


def _stated(texts: Mapping[int, str]) -> int | None:
    """The number of a total, where it says exactly one: with a counter, or else alone."""
    whole = _joined(texts)
    numbers = COUNT.findall(whole) or re.findall(r"\d+", whole)
    return number_of(numbers[0]) if len(numbers) == 1 else None


def _joined(texts: Mapping[int, str]) -> str:
    return " ".join(texts[at] for at in sorted(texts))

"""Lists whose headers are categories, with the names below them: 单位 先进个人 先进集体."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.categories import award_key
from awards.intake.checking.fields import (
    FIRST_BODY,
    field_of,
    made_field_of,
    name_rank,
)
from awards.intake.checking.headers import header_line
from awards.intake.checking.own_columns import own_columns
from awards.intake.checking.row_words import section_name
from awards.intake.checking.side_by_side import header_words
from awards.intake.reading.book import SourceRow, SourceSheet, letters
from awards.intake.reading.limits import HEADER_ROWS
from awards.text.names import trimmed
from awards.text.recipients import is_body, is_person
from awards.text.several import several_names
from awards.winner_fields import NAME, NOTE, UNIT, Field

_SEVERAL = 2
_ROWS = 200
#: Short headers read as names too, but below them not everything does.
_NEARLY_ALL = 0.9
_PART = 0.5
_NAME_ENDING = re.compile("(?:姓名|名称|名单|人选|名字)$")
_NUMBER = re.compile(r"[\d.,%]+\D?")


class Pivot(NamedTuple):
    """``named`` are the columns of names, each headed by a category or an honour.

    ``shared`` are the columns whose value is for all names of a row, ``own`` those that belong to
    the names of one column.
    """

    line: SourceRow
    named: tuple[int, ...]
    shared: Mapping[Field, int]
    own: Mapping[int, Mapping[Field, int]]


def pivot(
    sheet: SourceSheet, row: int | None, told: Mapping[Field, str], vocabulary: ListVocabulary
) -> Pivot | None:
    """The columns of names, if the headers of the sheet are categories.

    ``row`` and ``told`` are a person's answers about the header and its columns.
    """
    told_name = told.get(NAME, "")
    line = max(_lines(sheet, row), key=lambda each: len(_named(each, vocabulary)), default=None)
    named = _named(line, vocabulary) if line else []
    if line is None or not named or (told_name and not _is_one(told_name, line, named)):
        return None
    if _has_other_header(sheet, line.number, row) or _is_below_a_table(sheet, line):
        return None
    words = header_words(line)
    shared = _shared(words, named)
    if shared is None or not _hold_names(sheet, line.number, named, vocabulary):
        return None
    free = [field for field in vocabulary.own if field not in told]
    before = own_columns(_headers(words, 0, named[0]), shared, (), free)
    own = _own(words, named, [field for field in free if field not in before])
    known = {*named, *(at for columns in own.values() for at in columns.values())}
    if len(named) < _SEVERAL and not shared and _has_others(sheet, line.number, known):
        return None
    return Pivot(line, tuple(named), {**shared, **before}, own)


def _own(
    words: Mapping[int, str], named: Sequence[int], free: Collection[Field]
) -> dict[int, Mapping[Field, int]]:
    """The columns to the right of each column of names.

    One that stands once, beyond several columns of names, may belong to the unit: it is not read.
    """
    ends = (*named[1:], max(words) + 1)
    found = {
        at: own_columns(_headers(words, at + 1, end), {}, (), free)
        for at, end in zip(named, ends, strict=True)
    }
    in_all = set.intersection(*(set(columns) for columns in found.values()))
    return {
        at: {field: column for field, column in columns.items() if field in in_all}
        for at, columns in found.items()
    }


def _headers(words: Mapping[int, str], first: int, end: int) -> dict[int, str]:
    return {at: word for at, word in words.items() if first <= at < end}


def _has_other_header(sheet: SourceSheet, number: int, row: int | None) -> bool:
    """True if another row has a header of names, so that the categories are values below it."""
    other = header_line(sheet, row)
    if other is None or other.number == number:
        return False
    return any(name_rank(word) is not None for word in header_words(other).values())


def _is_below_a_table(sheet: SourceSheet, line: SourceRow) -> bool:
    """True if a row above has several texts: titles stand alone, or have a label and a colon."""
    for each in sheet.lines:
        texts = header_words(each).values()
        if each.number >= line.number:
            return False
        merged = any(
            m.top <= each.number < m.bottom and m.bottom >= line.number for m in sheet.merged
        )
        if len(texts) > 1 and not merged and not any(":" in text for text in texts):
            return True
    return False


def heading_name(text: str) -> str:
    """The category that a header names: 先进个人 of 先进个人姓名（3名）."""
    name = _NAME_ENDING.sub("", section_name(text))
    return name.removeprefix("推荐").removeprefix("拟")


def is_grid(sheet: SourceSheet) -> bool:
    """True if the sheet holds names of persons beside and below each other, without a header."""
    rows = [
        {at: text for at, cell in enumerate(line.cells) if (text := trimmed(cell.text))}
        for line in sheet.lines[:_ROWS]
    ]
    cells = [(at, text) for texts in rows if len(texts) > 1 for at, text in texts.items()]
    personal = [at for at, text in cells if _is_personal(text)]
    return len(set(personal)) > _SEVERAL and len(personal) >= _NEARLY_ALL * len(cells)


def _lines(sheet: SourceSheet, row: int | None) -> Iterator[SourceRow]:
    for line in sheet.lines:
        if line.number <= HEADER_ROWS and row in (None, line.number):
            whole = header_line(sheet, line.number)
            if whole is not None:
                yield whole


def _named(line: SourceRow, vocabulary: ListVocabulary) -> list[int]:
    words = header_words(line)
    return [at for at, word in words.items() if award_key(heading_name(word)) in vocabulary.awards]


def _is_one(told: str, line: SourceRow, named: Sequence[int]) -> bool:
    return any(told in (letters(at), line.cell(at).text) for at in named)


def _shared(words: Mapping[int, str], named: Sequence[int]) -> dict[Field, int] | None:
    """None if another column is for the names of persons."""
    shared: dict[Field, int] = {}
    for at, header in words.items():
        rank = name_rank(header)
        if at in named:
            continue
        if rank is not None and rank < FIRST_BODY:
            return None
        field = field_of(header) or made_field_of(header) if rank is None else UNIT
        if field in (UNIT, NOTE):
            shared.setdefault(field, at)
    return shared


def _hold_names(
    sheet: SourceSheet, row: int, columns: Sequence[int], vocabulary: ListVocabulary
) -> bool:
    """True if most cells below read as names; numbers, ticks and categories do not."""
    below = [line for line in sheet.lines if line.number > row][:_ROWS]
    texts = [text for line in below for at in columns if (text := trimmed(line.cell(at).text))]
    names = [text for text in texts if _is_name(text) and award_key(text) not in vocabulary.awards]
    return bool(texts) and len(names) >= _PART * len(texts)


def _is_name(text: str) -> bool:
    if several_names(text) or several_names(text, bodies=True):
        return True
    long = len(text) > _SEVERAL and not _NUMBER.fullmatch(text)
    return long or _is_personal(text) or is_body(text)


def _is_personal(text: str) -> bool:
    return is_person("".join(text.split())) and not is_body(text)


def _has_others(sheet: SourceSheet, row: int, known: Collection[int]) -> bool:
    return any(
        trimmed(cell.text)
        for line in sheet.lines
        if line.number > row
        for at, cell in enumerate(line.cells)
        if at not in known
    )

"""Read a .csv file of any program and locale to plain data."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from awards.intake.reading.book import BLANK_CELL, Book, SourceCell, SourceRow, SourceSheet, address
from awards.intake.reading.encodings import decoded
from awards.intake.reading.limits import HEADER_ROWS, Hints, Limits
from awards.intake.reading.refusals import (
    BrokenQuotes,
    NoRows,
    NulBytes,
    TooManyRows,
    TooWide,
    UnknownChoice,
)

SEPARATORS = (",", "\t", ";", "|", "，", "；", "｜")
"""Tried in this order. A person may choose one if the guess is wrong, or any other sign."""

_SHEET = "CSV"
_DECLARED = re.compile(
    r"sep=([^\"\r\n])\r?\n?", re.IGNORECASE
)  # Excel's own way to name the separator.
_GUARDED = re.compile(r'="([^"]*)"')


def read_delimited(data: bytes, limits: Limits, hints: Hints) -> Book:
    """One sheet with its rows numbered as in Excel. Raises `FileRefused`."""
    text, encoding, guessed = decoded(data, hints.encoding)
    if "\0" in text:
        raise NulBytes(offset=text.index("\0"))
    declared = _DECLARED.match(text)
    if hints.separator and not _can_separate(hints.separator):
        raise UnknownChoice(choice=hints.separator)
    separator = hints.separator or (declared[1] if declared else _sniffed(text))
    lines: list[SourceRow] = []
    for number, record in _records(text, separator):
        if (declared and number == 1) or not any(record):
            continue
        if len(lines) == limits.lines(1):
            raise TooManyRows(limit=limits.rows)
        lines.append(SourceRow(number, _cells(record, number, limits)))
    if not lines:
        raise NoRows
    return Book("csv", (SourceSheet(_SHEET, tuple(lines)),), encoding, separator, guessed)


def _can_separate(sign: str) -> bool:
    return len(sign) == 1 and not (sign.isalnum() or sign in '"\r\n')


def _cells(record: list[str], number: int, limits: Limits) -> tuple[SourceCell, ...]:
    """Blank cells at the end count as part of the row, up to the limit."""
    while len(record) > limits.columns and not record[-1]:
        record.pop()
    if len(record) > limits.columns:
        far = address(len(record) - 1, number)
        raise TooWide(sheet=_SHEET, address=far, limit=limits.columns)
    return tuple(map(_cell, record))


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, 1):
            yield number, record
    except csv.Error as broken:
        raise BrokenQuotes(row=number + 1) from broken


def _sniffed(text: str) -> str:
    """The separator on which most of the first rows agree; the first of equally good ones."""
    return max(SEPARATORS, key=lambda separator: _agreement(text, separator))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    """How many rows have equally many cells, more than one, and how many cells these are."""
    rows: Counter[int] = Counter()
    with suppress(BrokenQuotes):
        for _, record in itertools.islice(_records(text, separator), HEADER_ROWS):
            rows[len(record)] += len(record) > 1
    return max(((count, cells) for cells, count in rows.items() if count), default=(0, 0))


def _cell(text: str) -> SourceCell:
    """``="00123"`` keeps Excel from dropping zeros; the inner text is the value."""
    guarded = _GUARDED.fullmatch(text)
    plain = guarded[1] if guarded else text
    return SourceCell(plain) if plain else BLANK_CELL

"""Read cells that were copied in Excel, WPS or Word and pasted as text: tabs and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from awards.intake.reading.book import BLANK_CELL, Book, SourceCell, SourceRow, SourceSheet
from awards.intake.reading.delimited import read_delimited
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.refusals import NoRows, NulBytes

SHEET = "粘贴"
"""The name of pasted cells, where a file has the name of its sheet."""

_TAB = "\t"
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')


def read_pasted(data: bytes, limits: Limits, hints: Hints) -> Book:
    """Cells between tabs; without any tab, a text with separators. Raises `FileRefused`."""
    try:
        text = data.decode().lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return read_delimited(data, limits, hints)
    if _TAB not in text or (hints.separator and hints.separator != _TAB):
        return read_delimited(data, limits, replace(hints, encoding="utf-8"))
    if "\0" in text:
        raise NulBytes(offset=text.index("\0"))
    lines = tuple(Extent(limits).within(SHEET, _rows(text)))
    if not lines:
        raise NoRows
    return Book("pasted", (SourceSheet(SHEET, lines),))


def _rows(text: str) -> Iterator[SourceRow]:
    number, cells = 1, list[SourceCell]()
    for cell, ends_row in _cells(text):
        cells.append(SourceCell(cell) if cell else BLANK_CELL)
        if ends_row:
            yield SourceRow(number, tuple(cells))
            number, cells = number + 1, []


def _cells(text: str) -> Iterator[tuple[str, bool]]:
    """Each cell, and whether its row ends with it.

    Programs quote a cell that holds a line break or a tab, and double the quotes in it. Quotes of
    any other cell belong to its text.
    """
    at, end = 0, len(text)
    while at <= end:
        quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if quoted and _NEEDS_QUOTES.search(quoted[1]):
            cell, at = quoted[1].replace('""', '"'), quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            cell, at = (plain[0], plain.end()) if plain else ("", at)
        yield cell, at == end or text[at] == "\n"
        at += 1

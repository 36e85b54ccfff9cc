"""Read an .xls or .et file of the BIFF kind to plain data, by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import product

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book as BiffBook
from xlrd.sheet import Cell, Sheet

from awards.intake.reading.book import (
    BLANK_CELL,
    OWN_AUTHOR,
    Book,
    CellKind,
    MergedCells,
    SourceCell,
    SourceRow,
    SourceSheet,
    Unseen,
)
from awards.intake.reading.cell_values import number_cell
from awards.intake.reading.comments import plain_comment
from awards.intake.reading.compound import SIGNATURE, CompoundFile
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Limits
from awards.intake.reading.number_formats import is_date
from awards.intake.reading.refusals import Damaged, Encrypted, NoRows, NoWorksheet
from awards.intake.reading.rich_text import StoredText, struck_part
from awards.intake.reading.styles import PLAIN_STYLE, CellStyle

#: What xlrd raises for a broken file. It was made for files that Excel wrote.
_BROKEN = (
    struct.error,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    OverflowError,
    TypeError,
    UnicodeError,
    ValueError,
    NotImplementedError,
)
_FORMULAS = (0x0006, 0x0206, 0x0406)
_BEFORE_UNICODE = 80
"""Versions before Excel 97 store texts in the code page of the machine that wrote them."""


def read_xls(data: bytes, limits: Limits) -> Book:
    """Every worksheet, hidden ones too. Raises `FileRefused`."""
    try:
        return _read(data, limits)
    except XLRDError as refused:
        if "ncrypted" in str(refused):
            raise Encrypted from refused
        raise Damaged from refused
    except _BROKEN as broken:
        raise Damaged from broken


def _read(data: bytes, limits: Limits) -> Book:
    stream = CompoundFile(data).stream("workbook", "book") if data[:8] == SIGNATURE else data
    book = _readable(stream)
    if not book.nsheets:
        raise NoWorksheet
    extent = Extent(limits, sheets=book.nsheets)
    sheets = tuple(_sheet(book, sheet, extent) for sheet in book.sheets())
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    formulas = (Unseen.FORMULAS,) if _has_formulas(stream) else ()
    marks = () if book.formatting_info else (Unseen.MARKS,)
    return Book("xls", sheets, unseen=(*formulas, *marks))


def _has_formulas(stream: bytes) -> bool:
    """By the types of the records; each has its length beside its type."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in _FORMULAS:
            return True
        at += 4 + length
    return False


def _readable(stream: bytes) -> BiffBook:
    """The workbook with its marks; without them, if something in the marks is broken."""
    for with_marks, encoding in product((True, False), (None, "gb18030")):
        with suppress(*_BROKEN):
            book = _opened(stream, encoding, with_marks=with_marks)
            if encoding or book.codepage or book.biff_version >= _BEFORE_UNICODE:
                return book
    raise Damaged


def _opened(stream: bytes, encoding: str | None, *, with_marks: bool) -> BiffBook:
    """Rows stay as long as their cells, so a stray cell in the last corner costs nothing."""
    return xlrd.open_workbook(
        file_contents=stream,
        logfile=io.StringIO(),  # Standard output carries the answer of this process.
        formatting_info=with_marks,
        ragged_rows=True,
        encoding_override=encoding,
    )


def _sheet(book: BiffBook, sheet: Sheet, extent: Extent) -> SourceSheet:
    lines = tuple(extent.within(sheet.name, _rows(book, sheet)))
    hidden = (at for at, column in sheet.colinfo_map.items() if column.hidden or not column.width)
    return SourceSheet(
        sheet.name,
        lines,
        hidden=bool(sheet.visibility),
        hidden_columns=frozenset(hidden),
        merged=tuple(
            MergedCells(top + 1, left, bottom, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ),
        hides_by_default=bool(sheet.default_row_hidden),
    )


def _rows(book: BiffBook, sheet: Sheet) -> Iterator[SourceRow]:
    for row in range(sheet.nrows):
        info = sheet.rowinfo_map.get(row)
        is_hidden = info is not None and bool(info.hidden or info.height == 0)
        cells = (_cell(book, sheet, row, at) for at in range(sheet.row_len(row)))
        yield SourceRow(row + 1, tuple(cells), is_hidden)


def _cell(book: BiffBook, sheet: Sheet, row: int, column: int) -> SourceCell:
    cell = sheet.cell(row, column)
    style = _style(book, cell)
    text, kind = _value(book, cell, style)
    note = sheet.cell_note_map.get((row, column))
    comment = plain_comment(note.text or "") if note and note.author != OWN_AUTHOR else ""
    if not (text or comment):
        return BLANK_CELL
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    stored = StoredText(text, struck_part(text, runs, partial(_is_struck, book)))
    return SourceCell(text, kind, stored.struck_in(style.struck), comment)


def _value(book: BiffBook, cell: Cell, style: CellStyle) -> tuple[str, CellKind]:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value), CellKind.TEXT
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return number_cell(repr(cell.value), style, since_1904=bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if cell.value else "FALSE"), CellKind.TEXT
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(cell.value), "#?"), CellKind.ERROR
    return "", CellKind.TEXT


def _style(book: BiffBook, cell: Cell) -> CellStyle:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return PLAIN_STYLE
    xf = book.xf_list[cell.xf_index]
    shown = book.format_map.get(xf.format_key)
    code = shown.format_str if shown else ""
    return CellStyle(code, is_date(xf.format_key, code), _is_struck(book, xf.font_index))


def _is_struck(book: BiffBook, font: int) -> bool:
    return font < len(book.font_list) and bool(book.font_list[font].struck_out)

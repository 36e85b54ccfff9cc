"""Read an .xlsx file to plain data: values by calamine, everything else by our own scan."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import ParseError
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from awards.intake.reading.book import (
    BLANK_CELL,
    Book,
    CellKind,
    MergedCells,
    SourceCell,
    SourceRow,
    SourceSheet,
    address,
)
from awards.intake.reading.limits import HEADER_ROWS, Limits
from awards.intake.reading.package_checks import opened
from awards.intake.reading.parts import SheetPart, actual, worksheets
from awards.intake.reading.refusals import (
    Damaged,
    Encrypted,
    NoRows,
    NoWorksheet,
    TooManyRows,
    TooWide,
)
from awards.intake.reading.scan import TAIL, SheetScan, scanned

LAST_ROW = 1_048_576
"""The last row of a sheet in Excel and WPS."""

_BROKEN = (
    CalamineError,
    ParseError,
    BadZipFile,
    NotImplementedError,  # A package of a kind that Python cannot unpack.
    zlib.error,
    ValueError,
    LookupError,
    EOFError,
)


def read_workbook(data: bytes, limits: Limits) -> Book:
    """Every worksheet, hidden ones too. Raises `FileRefused`."""
    try:
        package = opened(data, limits)
        parts = worksheets(package)
        if not parts:
            raise NoWorksheet
        values = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets: list[SourceSheet] = []
        room = limits.rows + HEADER_ROWS * len(parts)
        for part in parts:
            sheets.append(_sheet(package, part, values, limits, room))
            room -= len(sheets[-1].lines)
    except PasswordError as locked:
        raise Encrypted from locked
    except _BROKEN as broken:
        raise Damaged from broken
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    return Book("xlsx", tuple(sheets))


def _sheet(
    package: ZipFile, part: SheetPart, values: CalamineWorkbook, limits: Limits, room: int
) -> SourceSheet:
    grid = values.get_sheet_by_name(part.name)
    last_row = grid.end[0] + 1 if grid.end else 0
    if last_row > LAST_ROW:
        raise Damaged
    with package.open(actual(package, part.path)) as stream:
        scan = scanned(stream, last_row)
    lines: list[SourceRow] = []
    for line in _lines(grid, scan, last_row):
        if len(lines) == room:
            raise TooManyRows(limit=limits.rows)
        if len(line.cells) > limits.columns:
            far = address(len(line.cells) - 1, line.number)
            raise TooWide(sheet=part.name, address=far, limit=limits.columns)
        lines.append(line)
    return SourceSheet(
        part.name,
        tuple(lines),
        part.hidden,
        frozenset(scan.hidden_columns),
        tuple(
            MergedCells(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in grid.merged_cell_ranges or ()
        ),
    )


def _lines(grid: CalamineSheet, scan: SheetScan, last_row: int) -> Iterator[SourceRow]:
    rows: Iterator[list[Any]] = grid.iter_rows() if last_row else iter(())
    for number in range(1, last_row + TAIL + 1):
        values = next(rows, [])
        told = scan.cells.get(number, {})
        if told or any(values):
            cells = _cells(values, told)
            if any(cell.text for cell in cells):
                yield SourceRow(number, cells, number in scan.hidden_rows)


def _cells(values: list[Any], told: dict[int, SourceCell]) -> tuple[SourceCell, ...]:
    width = max(len(values), max(told, default=-1) + 1)
    cells = [
        _cell(values[column] if column < len(values) else "", told.get(column))
        for column in range(width)
    ]
    while cells and not cells[-1].text:
        cells.pop()
    return tuple(cells)


def _cell(value: object, told: SourceCell | None) -> SourceCell:
    """Combine both readers; only the reader of values knows dates, from the number formats."""
    if isinstance(value, date | time | timedelta):
        return SourceCell(_dated(value), CellKind.DATE)
    if told is not None:
        return told
    if isinstance(value, bool):
        return SourceCell(str(value).upper())
    if isinstance(value, float):
        return SourceCell(f"{value:.15g}", CellKind.NUMBER)
    return SourceCell(str(value)) if value else BLANK_CELL


def _dated(value: date | time | timedelta) -> str:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else str(value)

"""Read an .xlsx file to plain data."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

import msgspec

from awards.intake.reading.book import (
    Book,
    SourceCell,
    SourceRow,
    SourceSheet,
    address,
)
from awards.intake.reading.comments import comments
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Limits
from awards.intake.reading.package_checks import UNREADABLE
from awards.intake.reading.parts import (
    SheetPart,
    actual,
    part_of,
    since_1904,
    workbook_path,
    worksheets,
)
from awards.intake.reading.refusals import NoRows, NoWorksheet
from awards.intake.reading.rich_text import StoredText, shared_strings
from awards.intake.reading.sheet_xml import SheetScan, WorkbookContext, rows
from awards.intake.reading.styles import CellStyle, cell_styles


def read_workbook(package: ZipFile, limits: Limits) -> Book:
    """Every worksheet, hidden ones too. Raises `FileRefused`, or what a broken part raises."""
    parts = worksheets(package)
    if not parts:
        raise NoWorksheet
    context = _context(package)
    extent = Extent(limits, sheets=len(parts))
    sheets = tuple(_sheet(package, part, context, extent) for part in parts)
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    return Book("xlsx", sheets)


def _context(package: ZipFile) -> WorkbookContext:
    workbook = workbook_path(package)
    return WorkbookContext(
        _strings(package, workbook),
        _styles(package, workbook),
        since_1904(package),
    )


def _strings(package: ZipFile, workbook: str) -> list[StoredText]:
    """None of a broken part: a cell that refers to it is broken too, and any other is not."""
    part = part_of(package, workbook, "/sharedStrings")
    if part is None:
        return []
    try:
        with package.open(part) as stream:
            return shared_strings(stream)
    except (ExpatError, *UNREADABLE):
        return []


def _styles(package: ZipFile, workbook: str) -> list[CellStyle]:
    part = part_of(package, workbook, "/styles")
    if part is None or not package.getinfo(part).file_size:
        return []
    with package.open(part) as stream:
        return cell_styles(stream)


def _sheet(
    package: ZipFile, part: SheetPart, context: WorkbookContext, extent: Extent
) -> SourceSheet:
    scan = SheetScan()
    notes = comments(package, part.path)
    with package.open(actual(package, part.path)) as stream:
        lines = tuple(extent.within(part.name, _noted(rows(stream, context, scan), notes)))
    return SourceSheet(
        part.name,
        lines,
        part.hidden,
        frozenset(scan.hidden_columns),
        tuple(scan.merged),
        scan.hides_by_default,
    )


def _noted(lines: Iterator[SourceRow], notes: dict[str, str]) -> Iterator[SourceRow]:
    """Put each note to its cell; one on a blank cell says nothing about the list."""
    for line in lines:
        if notes and any(address(at, line.number) in notes for at in range(len(line.cells))):
            cells = tuple(
                _with_note(cell, notes.get(address(at, line.number), ""))
                for at, cell in enumerate(line.cells)
            )
            yield msgspec.structs.replace(line, cells=cells)
        else:
            yield line


def _with_note(cell: SourceCell, note: str) -> SourceCell:
    return msgspec.structs.replace(cell, comment=note) if note else cell

"""Read an .xlsb file to plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import ZipFile

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
    address,
)
from awards.intake.reading.cell_values import number_cell
from awards.intake.reading.comments import plain_comment
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Limits
from awards.intake.reading.number_formats import is_date
from awards.intake.reading.parts import (
    actual,
    part_of,
    related,
    targets,
    workbook_path,
)
from awards.intake.reading.refusals import Damaged, NoRows, NoWorksheet
from awards.intake.reading.rich_text import StoredText, struck_part
from awards.intake.reading.sheet_xml import LAST_COLUMN, LAST_ROW, SheetScan
from awards.intake.reading.styles import PLAIN_STYLE, CellStyle
from awards.intake.reading.xlsb_records import (
    ERRORS,
    RecordType,
    number,
    real,
    records,
    rich_string,
    rk,
    short,
    string,
)

_FORMULAS = range(RecordType.FORMULA_STRING, RecordType.FORMULA_ERROR + 1)
_FIRST_CELL, _LAST_CELL = RecordType.BLANK, RecordType.SHORT_SHARED_STRING
_FIRST_SHORT = RecordType.SHORT_BLANK
_CELL_HEAD, _SHORT_HEAD = 8, 4
_DATE_1904 = 1
_ROW_HIDDEN = 0x10
_FONT_STRUCK = 0x08


@dataclass(slots=True)
class BinaryWorkbook:
    """What the cells of the sheets refer to."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    since_1904: bool = False
    strings: list[StoredText] = field(default_factory=list)
    styles: list[CellStyle] = field(default_factory=list)
    struck_fonts: list[bool] = field(default_factory=list)
    has_formulas: bool = False

    def rich(self, data: bytes) -> StoredText:
        text, runs = rich_string(data, 0)
        return StoredText(text, struck_part(text, runs, self.is_struck))

    def is_struck(self, font: int) -> bool:
        return font < len(self.struck_fonts) and self.struck_fonts[font]


def read_xlsb(package: ZipFile, limits: Limits) -> Book:
    """Every worksheet, hidden ones too. Raises `FileRefused`, or what a broken part raises."""
    workbook = _workbook(package)
    if not workbook.sheets:
        raise NoWorksheet
    extent = Extent(limits, sheets=len(workbook.sheets))
    sheets = tuple(_sheet(package, workbook, *sheet, extent) for sheet in workbook.sheets)
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    return Book("xlsb", sheets, unseen=(Unseen.FORMULAS,) if workbook.has_formulas else ())


def _workbook(package: ZipFile) -> BinaryWorkbook:
    path = workbook_path(package)
    paths = targets(package, path, "/worksheet")
    workbook = BinaryWorkbook()
    for kind, data in records(package.read(actual(package, path))):
        if kind == RecordType.WORKBOOK_PROPERTIES:
            workbook.since_1904 = bool(number(data, 0) & _DATE_1904)
        elif kind == RecordType.SHEET:
            relation, behind = string(data, 8)
            if relation in paths:
                name = string(data, behind)[0]
                workbook.sheets.append((name, paths[relation], bool(number(data, 0))))
    if part := part_of(package, path, "/styles"):
        _read_styles(package.read(part), workbook)
    if part := part_of(package, path, "/sharedStrings"):
        for kind, data in records(package.read(part)):
            if kind == RecordType.STRING_ITEM:
                workbook.strings.append(workbook.rich(data))
    return workbook


def _read_styles(part: bytes, workbook: BinaryWorkbook) -> None:
    codes: dict[int, str] = {}
    is_cell = False
    for kind, data in records(part):
        if kind == RecordType.FORMAT:
            codes[short(data, 0)] = string(data, 2)[0]
        elif kind == RecordType.FONT:
            workbook.struck_fonts.append(bool(short(data, 2) & _FONT_STRUCK))
        elif kind in {RecordType.BEGIN_CELL_XFS, RecordType.END_CELL_XFS}:
            is_cell = kind == RecordType.BEGIN_CELL_XFS
        elif kind == RecordType.XF and is_cell:
            shown, font = short(data, 2), short(data, 4)
            code = codes.get(shown, "")
            workbook.styles.append(CellStyle(code, is_date(shown, code), workbook.is_struck(font)))


def _sheet(
    package: ZipFile, workbook: BinaryWorkbook, name: str, path: str, hidden: bool, extent: Extent
) -> SourceSheet:
    scan = SheetScan()
    notes = _notes(package, path)
    rows = _rows(package.read(actual(package, path)), workbook, scan, notes)
    lines = tuple(extent.within(name, rows))
    return SourceSheet(
        name,
        lines,
        hidden,
        frozenset(scan.hidden_columns),
        tuple(scan.merged),
        scan.hides_by_default,
    )


def _rows(
    part: bytes, workbook: BinaryWorkbook, scan: SheetScan, notes: dict[str, str]
) -> Iterator[SourceRow]:
    row, is_hidden, column = 0, False, -1
    cells: dict[int, SourceCell] = {}
    for kind, data in records(part):
        if _FIRST_CELL <= kind <= _LAST_CELL or kind == RecordType.RICH_STRING:
            workbook.has_formulas = workbook.has_formulas or kind in _FORMULAS
            is_short = _FIRST_SHORT <= kind <= _LAST_CELL
            column = column + 1 if is_short else number(data, 0)
            if column >= LAST_COLUMN:
                raise Damaged
            note = notes.get(address(column, row), "")
            if cell := _cell(
                kind, data, workbook, note, head=_SHORT_HEAD if is_short else _CELL_HEAD
            ):
                cells[column] = cell
        elif kind == RecordType.ROW:
            yield from _row(row, cells, is_hidden)
            row, column, cells = number(data, 0) + 1, -1, {}
            is_hidden = bool(data[11] & _ROW_HIDDEN) or not short(data, 8)
            if row > LAST_ROW:
                raise Damaged
        else:
            _look(kind, data, scan)
    yield from _row(row, cells, is_hidden)


def _row(row: int, cells: dict[int, SourceCell], is_hidden: bool) -> Iterator[SourceRow]:
    if cells:
        width = max(cells) + 1
        yield SourceRow(row, tuple(cells.get(at, BLANK_CELL) for at in range(width)), is_hidden)


def _look(kind: int, data: bytes, scan: SheetScan) -> None:
    """What the sheet says beside its rows."""
    if kind == RecordType.COLUMNS:
        if short(data, 16) & 1 or not number(data, 8):
            scan.hidden_columns.update(
                range(number(data, 0), min(number(data, 4) + 1, LAST_COLUMN))
            )
    elif kind == RecordType.MERGE:
        top, bottom, left, right = (number(data, 4 * at) for at in range(4))
        scan.merged.append(MergedCells(top + 1, left, bottom + 1, right))
    elif kind == RecordType.SHEET_FORMAT:
        scan.hides_by_default = bool(short(data, 8) & 2)


def _cell(
    kind: int, data: bytes, workbook: BinaryWorkbook, note: str, *, head: int
) -> SourceCell | None:
    index = number(data, head - 4) & 0xFFFFFF
    style = workbook.styles[index] if index < len(workbook.styles) else PLAIN_STYLE
    stored, what = _value(kind, data[head:], workbook, style)
    if not (stored.text or note):
        return None
    return SourceCell(stored.text, what, stored.struck_in(style.struck), note)


def _value(
    kind: int, data: bytes, workbook: BinaryWorkbook, style: CellStyle
) -> tuple[StoredText, CellKind]:
    if kind in {RecordType.SHARED_STRING, RecordType.SHORT_SHARED_STRING}:
        return workbook.strings[number(data, 0)], CellKind.TEXT
    if kind == RecordType.RICH_STRING:
        return workbook.rich(data), CellKind.TEXT
    text, what = _plain_value(kind, data, style, since_1904=workbook.since_1904)
    return StoredText(text), what


def _plain_value(
    kind: int, data: bytes, style: CellStyle, *, since_1904: bool
) -> tuple[str, CellKind]:
    if kind in {RecordType.STRING, RecordType.SHORT_STRING, RecordType.FORMULA_STRING}:
        return string(data, 0)[0], CellKind.TEXT
    if kind in {RecordType.BOOL, RecordType.SHORT_BOOL, RecordType.FORMULA_BOOL}:
        return ("TRUE" if data[0] else "FALSE"), CellKind.TEXT
    if kind in {RecordType.ERROR, RecordType.SHORT_ERROR, RecordType.FORMULA_ERROR}:
        return ERRORS.get(data[0], "#?"), CellKind.ERROR
    if kind in {RecordType.BLANK, RecordType.SHORT_BLANK}:
        return "", CellKind.TEXT
    is_rk = kind in {RecordType.RK, RecordType.SHORT_RK}
    return number_cell(repr(rk(data, 0) if is_rk else real(data, 0)), style, since_1904=since_1904)


def _notes(package: ZipFile, sheet: str) -> dict[str, str]:
    """By address. Broken notes do not keep the list from being read."""
    notes: dict[str, str] = {}
    authors: list[str] = []
    place, author = "", 0
    try:
        for path in related(package, sheet, "/comments"):
            for kind, data in records(package.read(actual(package, path))):
                if kind == RecordType.COMMENT_AUTHOR:
                    authors.append(string(data, 0)[0])
                elif kind == RecordType.COMMENT:
                    author, place = number(data, 0), address(number(data, 12), number(data, 4) + 1)
                elif kind == RecordType.COMMENT_TEXT and authors[author] != OWN_AUTHOR:
                    notes[place] = plain_comment(rich_string(data, 0)[0])
    except (LookupError, ValueError, Damaged):
        return {}
    return notes

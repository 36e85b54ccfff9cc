"""One worksheet's XML as rows of cells, with what is hidden, merged and struck through.

Every row is read as it comes, so neither the sheet's declared extent nor a stray cell in its last
corner matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from awards.intake.reading.book import (
    BLANK_CELL,
    MergedCells,
    SourceCell,
    SourceRow,
    column_of,
)
from awards.intake.reading.cell_values import StoredCell, cell_of
from awards.intake.reading.refusals import Damaged
from awards.intake.reading.rich_text import StoredText, TextRuns
from awards.intake.reading.styles import CellStyle
from awards.intake.reading.xml_events import Attributes, XmlHandler, fed

LAST_ROW = 1_048_576
"""The last row of a sheet in Excel and WPS."""

LAST_COLUMN = 16_384

_NEAR = 256
"""Further right, a cell of white space is no part of its row."""

_LEAST = {"ht": 0.75, "width": 0.1, "defaultColWidth": 0.1}

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class SheetScan:
    """What the sheet says beside its rows; complete once all rows were taken."""

    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedCells] = field(default_factory=list)
    hides_by_default: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookContext:
    """What the cells of a workbook refer to."""

    strings: list[StoredText]
    styles: list[CellStyle]
    since_1904: bool = False


def rows(stream: IO[bytes], workbook: WorkbookContext, scan: SheetScan) -> Iterator[SourceRow]:
    """The rows that are not blank. Raises `Damaged`, and what `fed` raises."""
    handler = _SheetHandler(workbook, scan)
    for _ in fed(stream, handler):
        yield from handler.done
        handler.done.clear()


class _SheetHandler(XmlHandler):
    mixed_prefixes = False

    def __init__(self, workbook: WorkbookContext, scan: SheetScan) -> None:
        super().__init__()
        self.done: list[SourceRow] = []
        self._workbook = workbook
        self._scan = scan
        self._runs = TextRuns()
        self._row = 0
        self._row_attributes: Attributes = {}
        self._cells: dict[int, SourceCell] = {}
        self._in_data = False
        # The address of the last cell that had one, and how many cells without one followed it.
        self._addressed: Attributes = {}
        self._beyond = 0
        self._attributes: Attributes = {}
        self._cell: StoredCell | None = None
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "row": self._start_row,
            "v": self._start_value,
            "f": self._start_formula,
            "is": self._start_inline,
            "sheetData": self._start_data,
            "sheetFormatPr": self._format,
            "col": self._columns,
            "mergeCell": self._merge,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":  # Blank cells are most of a formatted sheet: little is done for them.
            self._attributes = attributes
            if "r" in attributes:
                self._addressed, self._beyond = attributes, 0
            else:
                self._beyond += 1
        elif known := self._starts.get(name):
            known(attributes)
        elif self._cell is not None and self._runs.start(name, attributes):
            self.listen(self._runs.add)

    def end(self, name: str) -> None:
        if name == "c":
            if self._cell is not None:
                self._end_cell(self._cell)
        elif name == "row":
            if self._cells:
                self._end_row()
        elif self._cell is not None:
            self.ignore_text()
            self._runs.end(name)
        elif name == "sheetData":
            self._in_data = False

    def _start_data(self, _: Attributes) -> None:
        self._in_data = True

    def _format(self, attributes: Attributes) -> None:
        hides_rows = attributes.get("zeroHeight") in {"1", "true"}
        if hides_rows or _is_zero(attributes, "defaultColWidth"):
            self._scan.hides_by_default = True

    def _columns(self, attributes: Attributes) -> None:
        first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
        if _is_hidden(attributes, "width"):
            self._scan.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))

    def _start_row(self, attributes: Attributes) -> None:
        self._row = int(attributes.get("r") or 0) or self._row + 1
        if not 0 < self._row <= LAST_ROW:
            raise Damaged
        self._row_attributes = attributes
        self._addressed, self._beyond = {}, 0

    def _filled(self) -> StoredCell:
        """The cell whose content begins; most cells of a formatted sheet have none."""
        if self._cell is None:
            attributes = self._attributes
            self._cell = StoredCell(attributes.get("t", "n"), int(attributes.get("s") or 0))
        return self._cell

    def _start_value(self, _: Attributes) -> None:
        if self._in_data:
            cell = self._filled()
            cell.has_value = True
            self.listen(cell.values.append)

    def _start_formula(self, _: Attributes) -> None:
        if self._in_data:
            cell = self._filled()
            cell.has_formula = True
            self.listen(cell.formulas.append)

    def _start_inline(self, _: Attributes) -> None:
        if self._in_data:
            self._filled()

    def _merge(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").replace("$", "").partition(":")
        top, bottom = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if top and bottom:
            ends = int(top[2]), column_of(top[1]), int(bottom[2]), column_of(bottom[1])
            self._scan.merged.append(MergedCells(*ends))

    def _end_cell(self, stored: StoredCell) -> None:
        self._cell = None
        stored.inline = self._runs.taken()
        workbook = self._workbook
        cell = cell_of(stored, workbook.strings, workbook.styles, workbook.since_1904)
        column = self._column()
        if cell and (column < _NEAR or cell.text.strip()):
            self._cells[column] = cell

    def _column(self) -> int:
        """Where the cell stands: by its address, or behind the last cell that had one."""
        reference = self._addressed.get("r")
        if reference is None:
            return self._beyond - 1
        place = _REFERENCE.fullmatch(reference.replace("$", "").upper())
        if place is None:
            raise Damaged
        return column_of(place[1]) + self._beyond

    def _end_row(self) -> None:
        width = max(self._cells) + 1
        cells = tuple(self._cells.get(column, BLANK_CELL) for column in range(width))
        self.done.append(SourceRow(self._row, cells, _is_hidden(self._row_attributes, "ht")))
        self._cells = {}


def _is_hidden(attributes: Attributes, size: str) -> bool:
    return attributes.get("hidden") in {"1", "true"} or _is_zero(attributes, size)


def _is_zero(attributes: Attributes, size: str) -> bool:
    """True if nothing of it can be seen: less than a pixel."""
    given = attributes.get(size)
    return given is not None and float(given) < _LEAST[size]

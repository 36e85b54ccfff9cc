"""Read an .ods file to plain data (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
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
)
from awards.intake.reading.cell_values import number_text
from awards.intake.reading.comments import plain_comment
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Limits
from awards.intake.reading.ods_styles import OdsStyles, read_styles
from awards.intake.reading.ods_text import OdsText
from awards.intake.reading.refusals import Encrypted, NoRows, NoWorksheet
from awards.intake.reading.sheet_xml import LAST_COLUMN, LAST_ROW
from awards.intake.reading.xml_events import Attributes, XmlHandler, fed

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_OTHER_FILE = re.compile(r"'[^']*'#|\[\.?'?file:")
_PADDED = re.compile(r"[A-Za-z]*0*(\d+)\D*")


class RepeatedRow(NamedTuple):
    """A row that stands for several equal ones."""

    row: SourceRow
    times: int


@dataclass(slots=True)
class OdsSheet:
    name: str
    hidden: bool
    lines: list[SourceRow] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedCells] = field(default_factory=list)


def read_ods(package: ZipFile, limits: Limits) -> Book:
    """Every sheet, hidden ones too. Raises `FileRefused`, or what a broken part raises."""
    if _MANIFEST in package.namelist() and b"encryption-data" in package.read(_MANIFEST):
        raise Encrypted
    handler = OdsContent(read_styles(package), limits)
    with package.open(CONTENT) as stream:
        for _ in fed(stream, handler):
            handler.take_rows()
    if not handler.sheets:
        raise NoWorksheet
    sheets = tuple(
        SourceSheet(
            sheet.name,
            tuple(sheet.lines),
            sheet.hidden,
            frozenset(sheet.hidden_columns),
            tuple(sheet.merged),
        )
        for sheet in handler.sheets
    )
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    return Book("ods", sheets)


class OdsContent(XmlHandler):
    """Rows wait in ``_done`` until `take_rows`, so that repeated ones are never all in memory."""

    def __init__(self, styles: OdsStyles, limits: Limits) -> None:
        super().__init__()
        self.sheets: list[OdsSheet] = []
        self._styles = styles
        self._limits = limits
        self._extent: Extent | None = None
        self._done: list[RepeatedRow] = []
        self._skipped = 0
        self._row, self._rows_repeated, self._row_hidden = 1, 1, False
        self._column = 0
        self._table_column = 0
        self._cells: dict[int, SourceCell] = {}
        self._cell: Attributes | None = None
        self._text = OdsText(styles.is_struck)
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "table": self._start_table,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if self._skipped or name in _ASIDE:
            self._skipped += 1
        else:
            self._start(name, {key.rpartition(":")[2]: each for key, each in attributes.items()})

    def _start(self, name: str, attributes: Attributes) -> None:
        if known := self._starts.get(name):
            known(attributes)
        elif self._cell is not None and self._text.start(name, attributes):
            self.listen(self._text.add)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self.take_rows()
        elif self._cell is not None and not self._text.end(name):
            self.ignore_text()

    def take_rows(self) -> None:
        """Move the rows that were read to their sheet. Raises `TooManyRows` or `TooWide`."""
        if self._done:
            extent = self._extent or Extent(self._limits, sheets=len(self.sheets))
            self._extent = extent
            sheet = self.sheets[-1]
            sheet.lines.extend(extent.within(sheet.name, self._expanded()))
            self._done.clear()

    def _expanded(self) -> Iterator[SourceRow]:
        for row, times in self._done:
            for number in range(row.number, min(row.number + times, LAST_ROW + 1)):
                yield SourceRow(number, row.cells, row.hidden)

    def _start_table(self, attributes: Attributes) -> None:
        hidden = attributes.get("style-name", "") in self._styles.hidden_tables
        self.sheets.append(OdsSheet(attributes.get("name", ""), hidden))
        if self._extent:
            self._extent.add_sheet()
        self._row, self._table_column = 1, 0

    def _start_column(self, attributes: Attributes) -> None:
        first = self._table_column
        self._table_column += _times(attributes, "number-columns-repeated", LAST_COLUMN)
        if _is_hidden(attributes):
            columns = range(first, min(self._table_column, LAST_COLUMN))
            self.sheets[-1].hidden_columns.update(columns)

    def _start_row(self, attributes: Attributes) -> None:
        self._rows_repeated = _times(attributes, "number-rows-repeated", LAST_ROW)
        self._row_hidden = _is_hidden(attributes)
        self._column, self._cells = 0, {}

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._text.clear()

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        self.ignore_text()
        times = _times(attributes, "number-columns-repeated", LAST_COLUMN)
        cell = self._cell_of(attributes)
        if cell != BLANK_CELL and self._column < LAST_COLUMN:
            shown = min(times, self._limits.columns + 1)  # One more is too wide already.
            self._cells |= dict.fromkeys(range(self._column, self._column + shown), cell)
        self._merge(attributes)
        self._column += times

    def _merge(self, attributes: Attributes) -> None:
        wide = _times(attributes, "number-columns-spanned", LAST_COLUMN)
        tall = _times(attributes, "number-rows-spanned", LAST_ROW)
        if wide > 1 or tall > 1:
            ends = self._row, self._column, self._row + tall - 1, self._column + wide - 1
            self.sheets[-1].merged.append(MergedCells(*ends))

    def _end_row(self) -> None:
        if self._cells:
            width = max(self._cells) + 1
            cells = tuple(self._cells.get(column, BLANK_CELL) for column in range(width))
            row = SourceRow(self._row, cells, self._row_hidden)
            self._done.append(RepeatedRow(row, self._rows_repeated))
        self._row += self._rows_repeated

    def _cell_of(self, attributes: Attributes) -> SourceCell:
        shown, struck = self._text.taken()
        comment = "" if self._text.author == OWN_AUTHOR else plain_comment(self._text.comment)
        text, kind = _value(attributes, shown)
        if text and self._styles.is_struck(attributes.get("style-name", "")):
            struck = text
        if not (text or comment):
            return BLANK_CELL
        return SourceCell(text, kind, struck, comment)


_ASIDE = frozenset({"tracked-changes", "shapes", "frame", "custom-shape", "ruby-text", "dde-links"})
"""Elements whose texts and tables are no part of the list."""


def _times(attributes: Attributes, name: str, most: int) -> int:
    return max(1, min(int(attributes.get(name, "1")), most))


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("visibility") in {"collapse", "filter"}


def _value(attributes: Attributes, shown: str) -> tuple[str, CellKind]:
    """The cell's text. For a number that the format pads, it is what is shown."""
    kind = attributes.get("value-type", "")
    formula = attributes.get("formula", "")
    if formula and _OTHER_FILE.search(formula):
        return shown, CellKind.LINKED
    if formula and not kind and not shown:
        return f"={formula.partition('=')[2]}", CellKind.UNCALCULATED
    if formula and (shown.startswith(("#", "Err:")) and attributes.get("value", "0") in {"0", ""}):
        return shown, CellKind.ERROR
    if kind in _NUMBERS:
        text, what = number_text(attributes.get("value", ""))
        padded = _PADDED.fullmatch(shown.replace(" ", "").replace("-", ""))
        is_padded = padded is not None and padded[1] == text and shown != text
        return (shown if is_padded and _adds(shown, text) else text), what
    if kind == "date":
        return attributes.get("date-value", "").replace("T", " ")[:16].removesuffix(" 00:00"), (
            CellKind.DATE
        )
    if kind == "time":
        return shown, CellKind.DATE
    if kind == "boolean":
        return attributes.get("boolean-value", "").upper(), CellKind.TEXT
    return shown or attributes.get("string-value", ""), CellKind.TEXT


def _adds(shown: str, digits: str) -> bool:
    """True if zeros or letters stand before the digits."""
    return shown[:1].isascii() and shown[:1].isalnum() and not shown.startswith(digits)

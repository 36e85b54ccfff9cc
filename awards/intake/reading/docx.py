"""Read the tables of a .docx file to plain data (ECMA-376 part 1, 17.4); each is a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from zipfile import ZipFile

from defusedxml.ElementTree import ParseError

from awards.intake.reading.book import (
    BLANK_CELL,
    Book,
    MergedCells,
    SourceCell,
    SourceRow,
    SourceSheet,
    Unseen,
)
from awards.intake.reading.comments import plain_comment
from awards.intake.reading.extent import Extent
from awards.intake.reading.limits import Limits
from awards.intake.reading.parts import actual, local, related, root_of, workbook_path
from awards.intake.reading.refusals import Damaged, NoRows, NoTable
from awards.intake.reading.rich_text import is_on
from awards.intake.reading.xml_events import Attributes, XmlHandler, fed

SHEET = "表格"
"""The name of a table, with its number if there are several."""

_DEEPEST = 20
_ASIDE = frozenset({"txbxContent", "Fallback", "moveFrom", "rt", "rPrChange", "pPrChange"})
"""What is drawn elsewhere, a second time, or no longer there."""
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns"})


@dataclass(slots=True)
class WordCell:
    wide: int = 1
    continues: bool = False
    begins: bool = False
    paragraphs: list[list[str]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(map("".join, self.paragraphs)).strip("\n")


@dataclass(slots=True)
class WordTable:
    name: str
    lines: list[SourceRow] = field(default_factory=list)
    merged: list[MergedCells] = field(default_factory=list)
    row: int = 0
    column: int = 0
    is_hidden: bool = False
    cells: dict[int, SourceCell] = field(default_factory=dict)
    open_cell: WordCell | None = None
    tall: dict[int, MergedCells] = field(default_factory=dict)
    """The cells by column that the next row may continue."""

    def close(self, column: int) -> None:
        """No row continues the cell of that column."""
        ended = self.tall.pop(column, None)
        if ended and (ended.bottom > ended.top or ended.right > ended.left):
            self.merged.append(ended)


def read_docx(package: ZipFile, limits: Limits) -> Book:
    """Every table. Raises `FileRefused`, or what a broken part raises."""
    path = workbook_path(package)
    extent = Extent(limits, sheets=0)
    handler = WordTables(_comments(package, path), limits, extent)
    with package.open(actual(package, path)) as stream:
        for _ in fed(stream, handler):
            pass
    if not handler.tables:
        raise NoTable
    sheets = tuple(_sheets(handler.tables))
    if not any(sheet.lines for sheet in sheets):
        raise NoRows
    unseen = (Unseen.TRACKED_CHANGES,) if handler.has_changes else ()
    return Book("docx", sheets, unseen=unseen)


def _sheets(tables: list[WordTable]) -> Iterator[SourceSheet]:
    for table in tables:
        name = table.name if len(tables) > 1 else SHEET
        yield SourceSheet(name, tuple(table.lines), merged=tuple(table.merged))


def _comments(package: ZipFile, path: str) -> dict[str, str]:
    """By id. Broken comments do not keep the list from being read."""
    found: dict[str, str] = {}
    try:
        for part in related(package, path, "/comments"):
            for comment in root_of(package, part):
                texts = (each.text or "" for each in comment.iter() if local(each) == "t")
                ids = [value for key, value in comment.attrib.items() if key.endswith("}id")]
                found |= dict.fromkeys(ids, plain_comment("".join(texts)))
    except (ParseError, Damaged, LookupError, ValueError):
        return {}
    return found


class WordTables(XmlHandler):
    """Tables may stand in cells of tables; a text belongs to the innermost open cell."""

    def __init__(self, comments: dict[str, str], limits: Limits, extent: Extent) -> None:
        super().__init__()
        self.tables: list[WordTable] = []
        self.has_changes = False
        self._comments = comments
        self._limits = limits
        self._extent = extent
        self._open: list[WordTable] = []
        self._skipped = 0
        self._is_struck = False
        self._is_unseen = False
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "tbl": self._start_table,
            "tr": self._start_row,
            "tc": self._start_cell,
            "p": self._start_paragraph,
            "r": self._start_run,
            "t": self._start_text,
            "gridSpan": self._span,
            "gridBefore": self._before,
            "vMerge": self._continue,
            "hidden": self._hide,
            "vanish": self._vanish,
            "strike": self._strike,
            "dstrike": self._strike,
            "commentReference": self._comment,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        self.has_changes = self.has_changes or (name in _CHANGES and bool(self._open))
        if self._skipped or name in _ASIDE:
            self._skipped += 1
        elif known := self._starts.get(name):
            known({key.rpartition(":")[2]: value for key, value in attributes.items()})
        elif sign := _SIGNS.get(name):
            self._add(sign)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self.ignore_text()
        elif name == "tc" and self._open:
            self._end_cell(self._open[-1])
        elif name == "tr" and self._open:
            self._end_row(self._open[-1])
        elif name == "tbl" and self._open:
            table = self._open.pop()
            for column in tuple(table.tall):
                table.close(column)

    @property
    def _cell(self) -> WordCell | None:
        return self._open[-1].open_cell if self._open else None

    def _start_table(self, _: Attributes) -> None:
        if len(self._open) == _DEEPEST:
            raise Damaged
        table = WordTable(f"{SHEET}{len(self.tables) + 1}")
        self._open.append(table)
        self.tables.append(table)
        self._extent.add_sheet()

    def _start_row(self, _: Attributes) -> None:
        if self._open:
            table = self._open[-1]
            table.row, table.column, table.is_hidden, table.cells = table.row + 1, 0, False, {}

    def _start_cell(self, _: Attributes) -> None:
        if self._open:
            self._open[-1].open_cell = WordCell()

    def _start_paragraph(self, _: Attributes) -> None:
        if self._cell:
            self._cell.paragraphs.append([])

    def _start_run(self, _: Attributes) -> None:
        self._is_struck = self._is_unseen = False

    def _start_text(self, _: Attributes) -> None:
        if self._cell:
            self.listen(self._add)

    def _add(self, text: str) -> None:
        if self._cell and self._cell.paragraphs and not self._is_unseen:
            self._cell.paragraphs[-1].append(text)
            if self._is_struck:
                self._cell.struck.append(text)

    def _span(self, attributes: Attributes) -> None:
        if self._cell:
            self._cell.wide = self._within(attributes)

    def _before(self, attributes: Attributes) -> None:
        """Columns that a row leaves out at its beginning."""
        if self._open:
            self._open[-1].column = self._within(attributes)

    def _within(self, attributes: Attributes) -> int:
        """A number of columns. One more than are read is too many already."""
        return max(0, min(int(attributes.get("val", "1")), self._limits.columns + 1))

    def _continue(self, attributes: Attributes) -> None:
        if self._cell:
            self._cell.begins = attributes.get("val") == "restart"
            self._cell.continues = not self._cell.begins

    def _hide(self, attributes: Attributes) -> None:
        if self._open and self._open[-1].open_cell is None:
            self._open[-1].is_hidden = is_on(attributes)

    def _strike(self, attributes: Attributes) -> None:
        self._is_struck = is_on(attributes)

    def _vanish(self, attributes: Attributes) -> None:
        """Text that Word neither shows nor prints."""
        self._is_unseen = is_on(attributes)

    def _comment(self, attributes: Attributes) -> None:
        if self._cell and (words := self._comments.get(attributes.get("id", ""))):
            self._cell.comments.append(words)

    def _end_cell(self, table: WordTable) -> None:
        cell, table.open_cell = table.open_cell or WordCell(), None
        column = table.column
        table.column += max(cell.wide, 1)
        above = table.tall.get(column)
        if cell.continues and above:
            table.tall[column] = above._replace(bottom=table.row)
            return
        table.close(column)
        table.tall[column] = MergedCells(table.row, column, table.row, table.column - 1)
        if not cell.begins:
            table.close(column)
        if cell.text:
            struck, comment = "".join(cell.struck), "；".join(cell.comments)
            table.cells[column] = SourceCell(cell.text, struck=struck, comment=comment)

    def _end_row(self, table: WordTable) -> None:
        if table.cells:
            width = max(table.cells) + 1
            cells = tuple(table.cells.get(column, BLANK_CELL) for column in range(width))
            row = SourceRow(table.row, cells, table.is_hidden)
            table.lines.extend(self._extent.within(table.name, (row,)))


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

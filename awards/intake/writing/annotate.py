"""The uploaded list with its problems beside the rows, to correct and upload again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.intake.checking.cells import LOST, UNMENDED
from awards.intake.checking.fields import PROBLEMS
from awards.intake.checking.headers import Heading
from awards.intake.checking.preview import ImportPreview, Remark
from awards.intake.reading.book import (
    OWN_AUTHOR,
    Book,
    SourceCell,
    SourceRow,
    SourceSheet,
    column_of,
)
from awards.intake.writing.summary import summary_rows
from awards.text.cell_widths import columns
from awards.words import Language, Phrase, translated
from awards.workbooks import (
    CELL_LENGTH,
    finished,
    page_names,
    row_height,
    set_columns,
    set_up_print,
    text_workbook,
)

_SUMMARY = Phrase("Summary")
_PROBLEMS_WIDTH = 48
_SUMMARY_WIDTHS = (48, 24, 8, 8, 12, 8)
_NARROWEST, _WIDEST = 6, 36
_NOTE = {"x_scale": 2.5, "author": OWN_AUTHOR}

Cells = dict[int, tuple[str, Format]]
"""By column, from 0: a text and its format."""


@dataclass(frozen=True, slots=True)
class _CellFormats:
    title: Format
    head: Format
    text: Format
    fault: Format
    warning: Format
    struck: Mapping[Format, Format]
    """What stays struck through: otherwise the file sent again would say something else."""

    def of(self, remarks: Sequence[Remark]) -> Format:
        return self.fault if any(remark.is_fault for remark in remarks) else self.warning

    def for_cell(self, cell: SourceCell, look: Format) -> Format:
        return self.struck.get(look, look) if cell.struck and cell.struck == cell.text else look


@dataclass(frozen=True, slots=True)
class _AnnotatedSheet:
    """One sheet being written. Everything moves one column right, to make room for the problems."""

    page: Worksheet
    looks: _CellFormats
    language: Language
    widths: Sequence[int]

    def write(self, row: int, cells: Cells, *, hidden: bool = False) -> None:
        """Rows count from 1. Each is tall enough to read, which not every program ensures."""
        for column, (text, look) in cells.items():
            self.page.write_string(row - 1, column, text[:CELL_LENGTH], look)
        wrapped = {at: text for at, (text, look) in cells.items() if look is not self.looks.title}
        height = row_height((text, self.widths[at]) for at, text in wrapped.items())
        self.page.set_row(row - 1, height, options={"hidden": hidden})

    def line(self, line: SourceRow, look: Format, remarks: Sequence[Remark]) -> None:
        cells = {
            at: (cell.text, self.looks.for_cell(cell, look))
            for at, cell in enumerate(line.cells, 1)
            if cell.text
        }
        if remarks:
            cells[0] = (self._words(remarks), self.looks.of(remarks))
            cells |= self._marked(line, remarks)
        self.write(line.number, cells, hidden=line.hidden)

    def _marked(self, line: SourceRow, remarks: Sequence[Remark]) -> Cells:
        """The cells with problems, each with a note that names its own."""
        by_cell: dict[int, list[Remark]] = {}
        for remark in remarks:
            by_cell.setdefault(_column(remark), []).append(remark)
        cells: Cells = {}
        for column, own in by_cell.items():
            lost = UNMENDED if any(remark.code in LOST for remark in own) else ""
            cell = line.cell(column)
            look = self.looks.for_cell(cell, self.looks.of(own))
            cells[column + 1] = (f"{lost}{cell.text}", look)
            self.page.write_comment(line.number - 1, column + 1, self._words(own), _NOTE)
        return cells

    def _words(self, remarks: Sequence[Remark]) -> str:
        return "\n".join(translated(self._sentences(one), self.language) for one in remarks)

    def _sentences(self, remark: Remark) -> Phrase | str:
        """What is wrong and the remedy; before them the cell, if the row names several."""
        between = "" if self.language == "zh" else " "
        words = between.join(remark.finding.words(self.language))
        if not (remark.part.person or remark.part.column):
            return words
        return Phrase("%(where)s: %(words)s", where=remark.where, words=words)


def annotated(preview: ImportPreview, book: Book, language: Language = "zh") -> bytes:
    """An .xlsx of the sheets that were read, with a sheet of totals; the same bytes every time."""
    workbook, buffer = text_workbook()
    looks = _looks(workbook)
    sheets = [sheet for sheet in book.sheets if sheet.name in preview.headings]
    names = page_names([*(sheet.name for sheet in sheets), translated(_SUMMARY, language)])
    for sheet, name in zip(sheets, names, strict=False):
        widths = (_PROBLEMS_WIDTH, *_widths(sheet, preview))
        page = _AnnotatedSheet(workbook.add_worksheet(name), looks, language, widths)
        _write_sheet(page, sheet, preview)
    summary = _AnnotatedSheet(workbook.add_worksheet(names[-1]), looks, language, _SUMMARY_WIDTHS)
    _write_summary(summary, preview)
    return finished(workbook, buffer)


def _looks(workbook: Workbook) -> _CellFormats:
    plain = {"num_format": "@", "valign": "top"}
    wrapped = {**plain, "text_wrap": True}
    body = (wrapped, {**wrapped, "bg_color": "#FFC7CE"}, {**wrapped, "bg_color": "#FFE699"})
    text, fault, warning = map(workbook.add_format, body)
    struck = [workbook.add_format({**look, "font_strikeout": True}) for look in body]
    return _CellFormats(
        title=workbook.add_format(plain),
        head=workbook.add_format({**wrapped, "bold": True, "bottom": 1}),
        text=text,
        fault=fault,
        warning=warning,
        struck=dict(zip((text, fault, warning), struck, strict=True)),
    )


def _column(remark: Remark) -> int:
    return column_of(remark.address.rstrip("0123456789"))


def _widths(sheet: SourceSheet, preview: ImportPreview) -> list[int]:
    """Make columns as wide as the list needs, up to a limit.

    Titles above it extend over the cells.
    """
    heading = preview.headings[sheet.name]
    remarks = [remark for row in preview.rows if row.sheet == sheet.name for remark in row.remarks]
    lost = {_column(remark) for remark in remarks if remark.code in LOST}
    rows = [line.cells for line in sheet.lines if line.number >= heading.row]
    widest = [_NARROWEST] * max((heading.width, *map(len, rows)))
    for cells in rows:
        for at, cell in enumerate(cells):
            widest[at] = max(widest[at], columns(cell.text[:_WIDEST]) + 2)
    marked = [width + columns(UNMENDED) * (at in lost) for at, width in enumerate(widest)]
    return [min(width, _WIDEST) for width in marked]


def _write_sheet(page: _AnnotatedSheet, sheet: SourceSheet, preview: ImportPreview) -> None:
    heading = preview.headings[sheet.name]
    remarks: dict[int, list[Remark]] = {}
    for row in preview.rows:
        if row.sheet == sheet.name:
            remarks.setdefault(row.number, []).extend(row.remarks)
    set_columns(page.page, page.widths, page.looks.text)
    for column in sheet.hidden_columns & set(range(heading.width)):
        page.page.set_column(column + 1, column + 1, None, page.looks.text, {"hidden": True})
    set_up_print(page.page, page.language, heading.row)
    page.page.freeze_panes(heading.row, 1)
    _merge(page, sheet, heading)
    for line in sheet.lines:
        above, at = line.number < heading.row, line.number == heading.row
        look = page.looks.title if above else page.looks.head if at else page.looks.text
        page.line(line, look, remarks.get(line.number, ()))
    page.page.write_string(heading.row - 1, 0, PROBLEMS, page.looks.head)


def _merge(page: _AnnotatedSheet, sheet: SourceSheet, heading: Heading) -> None:
    """Keep merged cells, or the rows below would lose the common value."""
    last = sheet.lines[-1].number
    for merge in sheet.merged:
        bottom = min(merge.bottom, last)
        alone = merge.left == merge.right and merge.left in heading.columns.values()
        if alone and heading.row < merge.top < bottom:
            at = merge.left + 1
            with contextlib.suppress(OverlappingRange):
                page.page.merge_range(merge.top - 1, at, bottom - 1, at, "", page.looks.text)


def _write_summary(page: _AnnotatedSheet, preview: ImportPreview) -> None:
    set_columns(page.page, page.widths, page.looks.text)
    set_up_print(page.page, page.language)
    for number, (texts, is_header) in enumerate(summary_rows(preview, page.language), 1):
        look = page.looks.head if is_header else page.looks.text
        page.write(number, {column: (text, look) for column, text in enumerate(texts)})

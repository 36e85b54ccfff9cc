"""The uploaded list with its problems written beside the rows: mend it and send it again."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.errors import Language
from awards.intake.book import Book, Line, Sheet, column_of
from awards.intake.cells import LOST, UNMENDED
from awards.intake.fields import PROBLEMS
from awards.intake.headers import Heading
from awards.intake.preview import Preview, Remark
from awards.intake.summary import summary_rows
from awards.intake.writing import CELL_LENGTH, finished, page_names, text_workbook

_SUMMARY = {"zh": "汇总", "en": "Summary"}
_WIDTHS = (48, 16)
_NOTE = {"x_scale": 2.5}


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet being written: everything moves one column right, to make room for the problems."""

    page: Worksheet
    text: Format
    head: Format
    fault: Format
    warning: Format
    language: Language

    def write(self, row: int, column: int, text: str, look: Format) -> None:
        self.page.write_string(row - 1, column, text[:CELL_LENGTH], look)

    def line(self, line: Line, remarks: Sequence[Remark], *, is_header: bool) -> None:
        look = self.head if is_header else self.text
        for column, cell in enumerate(line.cells, 1):
            if cell.text:
                self.write(line.number, column, cell.text, look)
        if line.hidden:
            self.page.set_row(line.number - 1, options={"hidden": True})
        if remarks:
            self._problems(line, remarks)

    def _problems(self, line: Line, remarks: Sequence[Remark]) -> None:
        worst = self.fault if any(remark.is_fault for remark in remarks) else self.warning
        self.write(line.number, 0, "\n".join(map(self._words, remarks)), worst)
        by_cell: dict[str, list[Remark]] = {}
        for remark in remarks:
            by_cell.setdefault(remark.address, []).append(remark)
        for place, own in by_cell.items():
            column = column_of(place.rstrip("0123456789"))
            look = self.fault if any(remark.is_fault for remark in own) else self.warning
            lost = UNMENDED if any(remark.code in LOST for remark in own) else ""
            self.write(line.number, column + 1, f"{lost}{line.cell(column).text}", look)
            note = "\n".join(map(self._words, own))
            self.page.write_comment(line.number - 1, column + 1, note, _NOTE)

    def _words(self, remark: Remark) -> str:
        what, remedy = remark.finding.words(self.language)
        return f"{what}{remedy}" if self.language == "zh" else f"{what} {remedy}"


def annotated(preview: Preview, book: Book, language: Language = "zh") -> bytes:
    """An .xlsx of the sheets that were read, with a sheet of sums; equal bytes every time."""
    workbook, buffer = text_workbook()
    looks = (
        workbook.add_format({"num_format": "@"}),
        workbook.add_format({"num_format": "@", "bold": True, "bottom": 1}),
        workbook.add_format({"num_format": "@", "bg_color": "#FFC7CE", "text_wrap": True}),
        workbook.add_format({"num_format": "@", "bg_color": "#FFE699", "text_wrap": True}),
    )
    sheets = [sheet for sheet in book.sheets if sheet.name in preview.headings]
    names = page_names([*(sheet.name for sheet in sheets), _SUMMARY[language]])
    for sheet, name in zip(sheets, names, strict=False):
        _write_sheet(_Page(workbook.add_worksheet(name), *looks, language), sheet, preview)
    _write_summary(_Page(workbook.add_worksheet(names[-1]), *looks, language), preview)
    return finished(workbook, buffer)


def _write_sheet(page: _Page, sheet: Sheet, preview: Preview) -> None:
    heading = preview.headings[sheet.name]
    remarks = {row.number: row.remarks for row in preview.rows if row.sheet == sheet.name}
    page.page.set_column(0, 0, _WIDTHS[0])
    page.page.set_column(1, heading.width, _WIDTHS[1], page.text)
    for column in sheet.hidden_columns & set(range(heading.width)):
        page.page.set_column(column + 1, column + 1, None, page.text, {"hidden": True})
    page.page.freeze_panes(heading.row, 1)
    page.write(heading.row, 0, PROBLEMS, page.head)
    _merge(page, sheet, heading)
    for line in sheet.lines:
        page.line(line, remarks.get(line.number, ()), is_header=line.number == heading.row)


def _merge(page: _Page, sheet: Sheet, heading: Heading) -> None:
    """What stood once for several rows still does, or the rows below would lose it."""
    last = sheet.lines[-1].number
    for merge in sheet.merged:
        bottom = min(merge.bottom, last)
        alone = merge.left == merge.right and merge.left in heading.columns.values()
        if alone and heading.row < merge.top < bottom:
            at = merge.left + 1
            with contextlib.suppress(OverlappingRange):
                page.page.merge_range(merge.top - 1, at, bottom - 1, at, "", page.text)


def _write_summary(page: _Page, preview: Preview) -> None:
    page.page.set_column(0, 0, _WIDTHS[0])
    for number, (cells, is_header) in enumerate(summary_rows(preview, page.language), 1):
        for column, text in enumerate(cells):
            page.write(number, column, text, page.head if is_header else page.text)

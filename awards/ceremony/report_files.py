"""Any report as a workbook, as CSV that opens right in Excel, as JSON, and as PDF to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
import xlsxwriter

from awards.ceremony.report_pdf import as_pdf
from awards.ceremony.report_table import ReportGroup, ReportTable, in_language
from awards.settings import Settings
from awards.text.names import padded
from awards.web.downloads import CSV, PDF, XLSX
from awards.words import Language, Phrase, translated
from awards.workbooks import (
    csv_file,
    finished,
    page_names,
    row_height,
    set_columns,
    set_up_print,
    text_workbook,
)

LINE_HEIGHT = 18


def as_json(table: ReportTable, language: Language) -> bytes:
    return msgspec.json.format(msgspec.json.encode(table.records(language)), indent=2)


def as_csv(table: ReportTable, language: Language) -> bytes:
    table = table.bare
    headings = [translated(column.heading, language) for column in table.columns]
    return csv_file([headings, *(in_language(row, language) for row in table.rows)])


def as_xlsx(table: ReportTable, language: Language) -> bytes:
    """One sheet for all rows and one for each group; text cells, set up to print on A4."""
    book, out = text_workbook(table.title)
    looks = _Looks(book, language)
    groups = [group for group in table.groups if group.sheet and group.rows]
    whole, *names = page_names(
        [translated(table.whole, language), *(group.sheet for group in groups)]
    )
    _sheet(book, looks, whole, table, table.groups)
    for name, group in zip(names, groups, strict=True):
        alone = table._replace(title=f"{table.title}\n{group.title}")
        _sheet(book, looks, name, alone, [group])
    return finished(book, out)


class _Looks:
    def __init__(self, book: xlsxwriter.Workbook, language: Language) -> None:
        self.language = language
        face = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        grid = {**face, "border": 1, "text_wrap": True, "num_format": "@"}
        self.title = book.add_format(
            {**face, "font_name": "黑体", "font_size": 16, "align": "center", "text_wrap": True}
        )
        self.group = book.add_format({**face, "bold": True, "bg_color": "#F3E9D2", "border": 1})
        self.heading = book.add_format(
            {**grid, "bold": True, "align": "center", "bg_color": "#EEEEEE"}
        )
        self.text = book.add_format(grid)
        self.number = book.add_format({**grid, "num_format": "0", "align": "center"})


def _sheet(
    book: xlsxwriter.Workbook,
    looks: _Looks,
    name: str,
    table: ReportTable,
    groups: Sequence[ReportGroup],
) -> None:
    sheet = book.add_worksheet(name)
    last = len(table.columns) - 1
    _set_up(sheet, looks, table)
    _hide_empty(sheet, table, groups)
    at = 2
    for group in groups:
        if group.heading:
            sheet.merge_range(
                at, 0, at, last, translated(group.heading, looks.language), looks.group
            )
            at += 1
        for row in group.rows:
            _write(sheet, looks, at, table, in_language(row, looks.language))
            at += 1
    sheet.print_area(0, 0, at - 1, last)


def _set_up(sheet: xlsxwriter.worksheet.Worksheet, looks: _Looks, table: ReportTable) -> None:
    set_up_print(sheet, header_row=2)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.freeze_panes(2, 0)
    sheet.set_footer(translated(Phrase("&CPage &P of &N"), looks.language))
    set_columns(sheet, [column.width for column in table.columns])
    sheet.merge_range(0, 0, 0, len(table.columns) - 1, table.title, looks.title)
    sheet.set_row(0, 44)
    for at, column in enumerate(table.columns):
        sheet.write_string(1, at, translated(column.heading, looks.language), looks.heading)


def _hide_empty(
    sheet: xlsxwriter.worksheet.Worksheet, table: ReportTable, groups: Sequence[ReportGroup]
) -> None:
    """Hide columns that are empty in every row, to save room on paper."""
    rows = [row for group in groups for row in group.rows]
    for at, column in enumerate(table.columns):
        if not any(row[at] != "" for row in rows):
            sheet.set_column(at, at, column.width, None, {"hidden": True})


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    looks: _Looks,
    at: int,
    table: ReportTable,
    row: Sequence[str | int],
) -> None:
    texts = zip(map(str, row), (column.width for column in table.columns), strict=True)
    sheet.set_row(at, row_height(texts, LINE_HEIGHT))
    for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        if isinstance(cell, int):
            sheet.write_number(at, place, cell, looks.number)
        else:
            # A stored name of two characters has two; only the paper shows it as wide as three.
            text = padded(cell) if column.spaced else cell
            sheet.write_string(at, place, text, looks.text)


class ReportFormat(NamedTuple):
    """``name`` ends the names of its files and addresses."""

    name: str
    media_type: str
    write: Callable[[ReportTable, Settings], bytes]


#: Every form of a report, declared once: the downloads, the API and the commands follow from it.
FORMATS = (
    ReportFormat("xlsx", XLSX, lambda table, settings: as_xlsx(table, settings.language)),
    ReportFormat("csv", CSV, lambda table, settings: as_csv(table, settings.language)),
    ReportFormat("pdf", PDF, as_pdf),
)


BY_NAME = {form.name: form for form in FORMATS}

"""The roster as a workbook to print, as CSV for Excel, and as JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

import msgspec
import xlsxwriter

from awards.ceremony.rules import METHODS, Roster, RosterGroup, RosterLine
from awards.text.names import padded
from awards.winner_fields import CATEGORY, FIELDS, NAME
from awards.words import Language, Phrase, listed, translated
from awards.workbooks import (
    finished,
    page_names,
    row_height,
    set_columns,
    set_up_print,
    text_workbook,
)

LINE_HEIGHT = 18
WHOLE = Phrase("Whole roster")
HAND_MARK = Phrase("※ placed by hand")

#: Some programs take a text with this beginning, in any line, for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]", re.MULTILINE)


class _Column(NamedTuple):
    """``width`` is in characters of the body type; a Chinese one is two wide."""

    heading: Phrase
    width: int
    cell: Callable[[RosterLine], str | int | Phrase]


def _columns() -> Iterator[_Column]:
    yield _Column(Phrase("No."), 6, lambda line: line.position)
    yield _Column(Phrase("Place in the category"), 9, lambda line: line.place)
    for field in FIELDS:
        if field.roster:
            name = "category_name" if field == CATEGORY else field.name
            heading, width = field.roster
            yield _Column(Phrase(heading), width, attrgetter(name))
        if field == NAME:
            yield _Column(Phrase("Reading"), 18, lambda line: line.reading)
    yield _Column(Phrase("Certificate number"), 27, lambda line: line.number)
    yield _Column(Phrase("Remarks"), 16, lambda line: HAND_MARK if line.by_hand else "")


_COLUMNS = tuple(_columns())
WIDTHS = tuple(column.width for column in _COLUMNS)
_NAME = [column.heading for column in _COLUMNS].index(Phrase(NAME.roster[0] if NAME.roster else ""))


def headings(language: Language) -> list[str]:
    return [translated(column.heading, language) for column in _COLUMNS]


def _cells(line: RosterLine, language: Language) -> tuple[str | int, ...]:
    cells = (column.cell(line) for column in _COLUMNS)
    return tuple(cell if isinstance(cell, int) else translated(cell, language) for cell in cells)


def as_json(roster: Roster, _: Language = "zh") -> bytes:
    return msgspec.json.format(msgspec.json.encode(roster), indent=2)


def as_csv(roster: Roster, language: Language = "zh") -> bytes:
    """UTF-8 with BOM, as Excel needs it. Texts that look like formulas are made inert."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(headings(language))
    for line in roster.lines:
        writer.writerow([_inert(cell) for cell in _cells(line, language)])
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.search(cell) else cell


def as_xlsx(roster: Roster, language: Language = "zh") -> bytes:
    """One sheet for everyone and one for each category; text cells, set up to print on A4."""
    book, out = text_workbook(roster.title)
    looks = _Looks(book, language)
    groups = [group for group in roster.groups if group.lines]
    whole, *names = page_names(
        [translated(WHOLE, language), *(f"{group.category} {group.name}" for group in groups)]
    )
    _sheet(book, looks, whole, roster.title, list(roster.groups))
    for name, group in zip(names, groups, strict=True):
        _sheet(book, looks, name, f"{roster.title}\n{group.name}", [group])
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
    title: str,
    groups: list[RosterGroup],
) -> None:
    sheet = book.add_worksheet(name)
    _set_up(sheet, looks, title)
    _hide_empty(sheet, groups, looks.language)
    row = 2
    for group in groups:
        sheet.merge_range(
            row, 0, row, len(_COLUMNS) - 1, _group_line(group, looks.language), looks.group
        )
        row += 1
        for line in group.lines:
            _write(sheet, looks, row, line)
            row += 1
    sheet.print_area(0, 0, row - 1, len(_COLUMNS) - 1)


def _set_up(sheet: xlsxwriter.worksheet.Worksheet, looks: _Looks, title: str) -> None:
    set_up_print(sheet, header_row=2)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.freeze_panes(2, 0)
    sheet.set_footer(translated(Phrase("&CPage &P of &N"), looks.language))
    set_columns(sheet, WIDTHS)
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, title, looks.title)
    sheet.set_row(0, 44)
    for column, heading in enumerate(headings(looks.language)):
        sheet.write_string(1, column, heading, looks.heading)


def _hide_empty(
    sheet: xlsxwriter.worksheet.Worksheet, groups: list[RosterGroup], language: Language
) -> None:
    """Hide columns that are empty for everyone, to save room on paper."""
    cells = [_cells(line, language) for group in groups for line in group.lines]
    for column, width in enumerate(WIDTHS):
        if not any(row[column] for row in cells):
            sheet.set_column(column, column, width, None, {"hidden": True})


def _group_line(group: RosterGroup, language: Language) -> str:
    line = Phrase(
        "%(name)s (%(count)s, %(method)s)",
        name=group.name,
        count=len(group.lines),
        method=METHODS[group.method],
    )
    if group.without_strokes:
        line = Phrase(
            "%(line)s – no stroke order is known for %(characters)s: set their places by hand",
            line=line,
            characters=listed(group.without_strokes),
        )
    return translated(line, language)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, looks: _Looks, row: int, line: RosterLine
) -> None:
    cells = _cells(line, looks.language)
    texts = zip(map(str, cells), WIDTHS, strict=True)
    sheet.set_row(row, row_height(texts, LINE_HEIGHT))
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, looks.number)
        else:
            # Only this list sets two characters as wide as three. The stored name has two.
            shown = padded(cell) if column == _NAME else cell
            sheet.write_string(row, column, shown, looks.text)

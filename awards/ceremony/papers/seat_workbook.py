"""座次图 as a workbook: the hall as cells, and everybody with the seat, to be found by name."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from awards.ceremony.output_files import OutputFile
from awards.ceremony.papers.footing import foot, warning
from awards.ceremony.papers.namesakes import NamedOne, apart, with_mark
from awards.settings import Settings
from awards.stage.content import StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.stage.words import SeatKind
from awards.text.cell_widths import lines
from awards.words import translated
from awards.workbooks import finished, row_height, set_up_print, text_workbook

MOST_ON_A4, A3 = 16, 8
"""Columns of a hall on A4; Excel's number of the larger paper."""

GRID, BY_NAME = "座次图", "按姓名查座"
CELL, ROW_CELL = 11, 6
"""Characters of a column: of a seat, and of the name of a row."""

FIRST = 3
"""The first row of seats; above it the title, the warning and the stage."""

KINDS = {
    SeatKind.PLATFORM: "主席台",
    SeatKind.WHEELCHAIR: "轮椅位",
    SeatKind.BROKEN: "停用",
    SeatKind.STAFF: "工作席",
}


def seat_workbook(version: StageVersion, settings: Settings) -> OutputFile:
    content = version.content
    book, out = text_workbook(f"{content.title} {GRID}")
    sheet = book.add_worksheet(GRID)
    set_up_print(sheet, settings.language, foot=foot(version, settings.language))
    words = warning(version)
    stamp = translated(words, settings.language) if words else ""
    if len({seat.x for seat in content.seats}) > MOST_ON_A4:
        sheet.set_paper(A3)
    _grid(sheet, book, content, stamp)
    people = book.add_worksheet(BY_NAME)
    set_up_print(people, settings.language, 1, upright=True, foot=foot(version, settings.language))
    _people(people, book, content)
    return OutputFile(finished(book, out), None, len(content.attendees))


def _grid(sheet: Worksheet, book: Workbook, content: StageContent, stamp: str) -> None:
    """The plan as it is drawn: a cell of the plan is a cell of the sheet."""
    face = {"font_name": "宋体", "font_size": 10.5, "align": "center", "valign": "vcenter"}
    cell = book.add_format({**face, "border": 1, "text_wrap": True, "num_format": "@"})
    broken = book.add_format({**face, "border": 1, "bg_color": "#DDDDDD", "num_format": "@"})
    plain = book.add_format({**face, "num_format": "@"})
    red = book.add_format({**face, "font_color": "#C00000", "bold": True})
    left = min((seat.x for seat in content.seats), default=1) - 1
    top = min((seat.y for seat in content.seats), default=1)
    right = max((seat.x for seat in content.seats), default=1) - left
    _across(sheet, 0, right, f"{content.title or content.commendation}　{GRID}", plain)
    _across(sheet, 1, right, stamp, red)
    _across(
        sheet,
        2,
        right,
        f"舞台（{content.hall or UNDECIDED}）" if content.seats else UNDECIDED,
        cell,
    )
    names = _names(content)
    sheet.set_column(0, 0, ROW_CELL)
    sheet.set_column(1, right, CELL)
    heights: dict[int, float] = {}
    for seat in content.seats:
        row = FIRST + seat.y - top
        kind = KINDS.get(seat.kind, "")
        parts = (names.get((seat.x, seat.y), ""), f"{seat.row}-{seat.label}{kind}")
        words = "\n".join(filter(None, parts))
        heights[row] = max(heights.get(row, 0.0), row_height([(words, CELL)], padding=4))
        look = broken if seat.kind is SeatKind.BROKEN else cell
        sheet.write_string(row, seat.x - left, words, look)
        sheet.write_string(row, 0, f"{seat.row}排", plain)
    for row, height in heights.items():
        sheet.set_row(row, height)
    sheet.freeze_panes(FIRST, 1)


def _across(sheet: Worksheet, row: int, right: int, words: str, look: object) -> None:
    if right > 0:
        sheet.merge_range(row, 0, row, right, "", look)
    sheet.write_string(row, 0, words, look)
    sheet.set_row(row, row_height([(words, CELL * (right + 1))], padding=6))


def _names(content: StageContent) -> dict[tuple[int, int], str]:
    seated = [each for each in content.attendees if each.seat]
    marks = apart(NamedOne(each.name, each.unit) for each in seated)
    return {
        (each.seat.x, each.seat.y): with_mark(each.name or UNDECIDED, mark)
        for each, mark in zip(seated, marks, strict=True)
        if each.seat
    }


_WIDTHS = (22, 34, 12, 8, 8, 10)


def _people(sheet: Worksheet, book: Workbook, content: StageContent) -> None:
    """Everybody by name, those without a seat as well."""
    face = {"font_name": "宋体", "font_size": 10.5, "border": 1, "text_wrap": True}
    head = book.add_format({**face, "bold": True, "bg_color": "#EEEEEE", "align": "center"})
    text = book.add_format({**face, "num_format": "@", "valign": "vcenter"})
    for at, (heading, width) in enumerate(
        zip(("姓名", "单位", "区", "排", "座", "上台批次"), _WIDTHS, strict=True)
    ):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, head)
    them = sorted(content.attendees, key=lambda each: (each.name, each.unit))
    for row, each in enumerate(them, 1):
        seat = each.seat
        place = (seat.block, seat.row, seat.label) if seat else (UNDECIDED, "", "")
        group = f"第{each.group}批" if each.group else ""
        cells = (each.name or UNDECIDED, each.unit, *place, group)
        for at, words in enumerate(cells):
            sheet.write_string(row, at, words, text)
        most = max(lines(words, width) for words, width in zip(cells, _WIDTHS, strict=True))
        sheet.set_row(row, 15.0 * most + 4)
    sheet.freeze_panes(1, 0)

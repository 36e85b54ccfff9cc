"""座次图: the hall as a grid, the stage at the top, with a name in each seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.namesakes import NamedOne, apart, with_mark
from awards.ceremony.papers.seat_workbook import seat_workbook
from awards.ceremony.papers.sheets import (
    A3_ACROSS,
    A4_ACROSS,
    PaperSheet,
    boxed_file,
    empty_page,
)
from awards.settings import Settings
from awards.stage.content import HallSeat, StageAttendee, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.stage.words import SeatKind
from awards.words import N_
from certificates import BoxedFont, BoxedPage, BoxedPiece, BoxedWords, area
from certificates.marks import Grey
from certificates.paper import Box

TITLE = "座次图"

NARROWEST, LOWEST = 11.5, 8.6
"""Millimetres of a seat on paper."""

WIDEST, HIGHEST = 26.0, 16.0
EDGE, TOP, BOTTOM = 10.0, 27.0, 16.0
ROW_WIDTH = 7.0

LONG_UNIT = 12
"""Characters of a unit that no seat has room for beside a name: the seat tells namesakes apart."""

SHORT_LABEL = 6
"""Characters of block and seat that a seat has room for above the name."""

HEAD = BoxedFont("title", 18, 10, "centre", most_lines=1)
STAGE = BoxedFont("hei", 12, 8, "centre", most_lines=1)
ROW = BoxedFont("hei", 9, 5, "centre", most_lines=1)
LABEL = BoxedFont("song", 6, 4, "left", leading=1.0, most_lines=1)
NAME = BoxedFont("song", 11, 4, "centre", leading=1.08, balance=True, pair=True)
NAMES = BoxedFont("fangsong", 12, 7, "left", valign="top", leading=1.5)

MARKS = {
    SeatKind.PLATFORM: "主席台",
    SeatKind.WHEELCHAIR: "轮椅",
    SeatKind.BROKEN: "停用",
    SeatKind.STAFF: "工作",
}

NAMED = 150
"""People of one page that have no seat."""


class SeatGrid(NamedTuple):
    """A part of the hall that one page shows: its columns and rows, in cells of the plan."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]


def seat_plan(version: StageVersion, settings: Settings) -> OutputFile:
    """Raises PrintRefused."""
    content = version.content
    sheet = sheet_for(content)
    names = names_by_seat(content)
    longest = max(map(len, names.values()), default=0)
    pages = [
        _page(grid, names, version, settings, sheet)
        for grid in grids_of(content.seats, sheet, longest)
    ]
    pages += _without_seat(version, settings)
    pages = pages or [empty_page(version, TITLE, settings, A4_ACROSS)]
    return boxed_file(pages, TITLE, len(content.attendees), settings)


def names_by_seat(content: StageContent) -> dict[tuple[int, int], str]:
    """What stands in each cell. Namesakes have their unit if it is short, else their seat."""
    seated = [each for each in content.attendees if each.seat]
    marks = apart(
        NamedOne(each.name, each.unit if len(each.unit) <= LONG_UNIT else "", _seat_mark(each))
        for each in seated
    )
    return {
        (each.seat.x, each.seat.y): with_mark(each.name or UNDECIDED, mark)
        for each, mark in zip(seated, marks, strict=True)
        if each.seat
    }


def _seat_mark(attendee: StageAttendee) -> str:
    seat = attendee.seat
    return f"{seat.row}-{seat.label}" if seat else ""


def sheet_for(content: StageContent) -> Box:
    """A4 for a small hall, else A3."""
    wide, high = (_range(cells) for cells in _cells(content.seats))
    most = _most(A4_ACROSS)
    return A4_ACROSS if len(wide) <= most[0] and len(high) <= most[1] else A3_ACROSS


def _cells(seats: Sequence[HallSeat]) -> tuple[list[int], list[int]]:
    return [seat.x for seat in seats], [seat.y for seat in seats]


def _range(cells: Sequence[int]) -> range:
    return range(min(cells), max(cells) + 1) if cells else range(0)


def _room(sheet: Box) -> tuple[float, float]:
    """Millimetres that a page has for seats."""
    return sheet.width - 2 * EDGE - 2 * ROW_WIDTH, sheet.height - TOP - BOTTOM


def _most(sheet: Box) -> tuple[int, int]:
    """Columns and rows that a page has room for."""
    wide, high = _room(sheet)
    return int(wide // NARROWEST), int(high // LOWEST)


def grids_of(seats: Sequence[HallSeat], sheet: Box, longest: int = 0) -> list[SeatGrid]:
    """The hall in even parts, each for a page, from the stage to the back and from left to right.

    They are so small that a name of the ``longest`` number of characters has room in a seat.
    """
    columns, rows = (_range(cells) for cells in _cells(seats))
    if not seats:
        return []
    (most_columns, most_rows), (wide, high) = _most(sheet), _room(sheet)
    across, down = ceil(len(columns) / most_columns), ceil(len(rows) / most_rows)
    while not _holds(wide / ceil(len(columns) / across), high / ceil(len(rows) / down), longest):
        if wide / ceil(len(columns) / across) < WIDEST:
            across += 1
        elif high / ceil(len(rows) / down) < HIGHEST:
            down += 1
        else:
            break
    parts = [
        SeatGrid(tuple(some_columns), tuple(some_rows))
        for some_rows in _evenly(rows, down)
        for some_columns in _evenly(columns, across)
    ]
    there = {(seat.x, seat.y) for seat in seats}
    return [part for part in parts if any((x, y) in there for x in part.columns for y in part.rows)]


CHARACTER, LINE = 1.45, 1.53
"""Millimetres of the smallest character and of its line."""


def _holds(wide: float, high: float, longest: int) -> bool:
    """Whether a seat holds so many of the smallest characters. Lines break where a reader pauses."""
    in_line, rows = int((wide - 0.8) // CHARACTER), int((high - 2.8) // LINE)
    return in_line * rows - rows >= longest


def _evenly(cells: range, parts: int) -> list[range]:
    size = ceil(len(cells) / parts)
    return [cells[at : at + size] for at in range(0, len(cells), size)]


def _page(
    grid: SeatGrid,
    names: dict[tuple[int, int], str],
    version: StageVersion,
    settings: Settings,
    sheet: Box,
) -> BoxedPage:
    content = version.content
    made = PaperSheet(version, settings, sheet)
    title = f"{content.title or content.commendation}　{TITLE}"
    made.add(BoxedWords(title, Box(45, 6, sheet.width - 90, 10), HEAD, heading=True))
    wide = min(WIDEST, (sheet.width - 2 * EDGE - 2 * ROW_WIDTH) / len(grid.columns))
    high = min(HIGHEST, (sheet.height - TOP - BOTTOM) / len(grid.rows))
    left = (sheet.width - wide * len(grid.columns)) / 2
    stage = Box(sheet.width / 2 - 40, 17, 80, 7)
    made.add(
        area(stage, width=0.4),
        BoxedWords(f"舞台（{content.hall or UNDECIDED}）", stage.inset(0.5), STAGE),
    )
    shown = [seat for seat in content.seats if seat.x in grid.columns and seat.y in grid.rows]
    for seat in sorted(shown, key=lambda seat: (seat.y, seat.x)):
        box = Box(
            left + (seat.x - grid.columns[0]) * wide,
            TOP + (seat.y - grid.rows[0]) * high,
            wide,
            high,
        )
        made.add(*_seat(seat, box, names.get((seat.x, seat.y), "")))
    right = left + wide * len(grid.columns)
    for y, row in groupby(sorted(shown, key=lambda seat: seat.y), key=lambda seat: seat.y):
        words = "/".join(dict.fromkeys(seat.row for seat in row))
        top = TOP + (y - grid.rows[0]) * high
        for x in (left - ROW_WIDTH, right):
            made.add(BoxedWords(words, Box(x, top, ROW_WIDTH, high).inset(0.4), ROW))
    return made.page()


GREY = Grey(0.9)


def _seat(seat: HallSeat, box: Box, name: str) -> Iterator[BoxedPiece]:
    fill = GREY if seat.kind is SeatKind.BROKEN else None
    yield area(box, width=0.15, fill=fill)
    inner = Box(box.x + 0.4, box.y + 0.3, box.width - 0.8, box.height - 0.6)
    label = inner._replace(height=2.2)
    mark = MARKS.get(seat.kind, "")
    named = f"{seat.block}{seat.label}"
    shown = named if len(named) <= SHORT_LABEL and seat.kind is SeatKind.SEAT else seat.label
    yield BoxedWords(f"{shown}{mark}", label, LABEL, name)
    if name:
        yield BoxedWords(
            name, Box(inner.x, inner.y + 2.2, inner.width, inner.height - 2.2), NAME, name
        )


def _without_seat(version: StageVersion, settings: Settings) -> Iterator[BoxedPage]:
    """Everybody who attends and has no seat yet, by name."""
    lost = [each for each in version.content.attendees if not each.seat]
    marks = apart(NamedOne(each.name, each.unit) for each in lost)
    names = [
        with_mark(each.name or UNDECIDED, mark) for each, mark in zip(lost, marks, strict=True)
    ]
    for at in range(0, len(names), NAMED):
        made = PaperSheet(version, settings, A4_ACROSS)
        title = f"还没有座位：{len(lost)}人"
        made.add(
            BoxedWords(title, Box(45, 8, 207, 10), HEAD, heading=True),
            BoxedWords("、".join(names[at : at + NAMED]), Box(15, 22, 267, 168), NAMES, title),
        )
        yield made.page()


OUTPUT = CeremonyOutput("seats", N_("Seat plan"), TITLE, {"xlsx": seat_workbook, "pdf": seat_plan})

"""The rules of a table on one page: hairlines between cells, heavier ones around and below the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from certificates.listing.flow import PlacedBlock
from certificates.marks import BLACK, Path, Pen, Step

INNER, OUTER = 0.12, 0.3
"""Millimetres: about a third of a point, and not quite one."""


def ruling(placed: Sequence[PlacedBlock], left: float) -> Iterator[Path]:
    """Rules around every run of rows. ``left`` is the left edge of the list on the sheet."""
    for is_table, run in groupby(placed, key=lambda each: bool(each.block.kind not in _WORDS)):
        if is_table:
            yield from _table(list(run), left)


_WORDS = ("title", "words")

TICK = 4.0
"""Millimetres of a square to be ticked."""


def tick_squares(placed: Sequence[PlacedBlock], left: float) -> Iterator[Path]:
    """A square in the middle of each cell that is ticked by hand."""
    steps: list[Step] = []
    for row in placed:
        for cell in row.block.cells:
            if cell.tick:
                x = left + cell.x + (cell.width - TICK) / 2
                y = row.top + (row.block.height - TICK) / 2
                steps += [
                    ("m", x, y), ("l", x + TICK, y), ("l", x + TICK, y + TICK), ("l", x, y + TICK),
                    ("h",),
                ]  # fmt: skip
    if steps:
        yield Path(_rounded(steps), Pen(BLACK, OUTER))


def _table(rows: Sequence[PlacedBlock], left: float) -> Iterator[Path]:
    first, last = rows[0], rows[-1]
    top, bottom = first.top, last.top + last.block.height
    cells = first.block.cells
    right = left + cells[-1].x + cells[-1].width
    inner: list[Step] = []
    outer: list[Step] = [
        ("m", left, top), ("l", right, top), ("l", right, bottom), ("l", left, bottom), ("h",),
    ]  # fmt: skip
    for row in rows[1:]:
        inner += [("m", left, row.top), ("l", right, row.top)]
    for x, start, end in _uprights(rows):
        inner += [("m", left + x, start), ("l", left + x, end)]
    if inner:
        yield Path(_rounded(inner), Pen(BLACK, INNER))
    yield Path(_rounded(outer), Pen(BLACK, OUTER))


def _uprights(rows: Sequence[PlacedBlock]) -> Iterator[tuple[float, float, float]]:
    """The rules between columns. A line of a group has none."""
    for edges, run in groupby(rows, key=lambda row: tuple(c.x for c in row.block.cells[1:])):
        those = list(run)
        end = those[-1].top + those[-1].block.height
        for x in edges:
            yield x, those[0].top, end


def _rounded(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple([(step[0], *(round(float(n), 3) for n in step[1:])) for step in steps])

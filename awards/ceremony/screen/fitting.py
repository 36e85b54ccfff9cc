"""How large names can be in a room: the same size for all, long ones in two lines instead of smaller."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from awards.ceremony.screen.breaking import broken, line_count
from awards.documents.slides import LEADING

MOST_COLUMNS = 6
SIDES, BETWEEN = 0.8, 0.35
"""Sizes that stay free at the sides of a column, and between two rows."""

MORE_LINES = (2, 3, 4)
"""Lines of a name that are tried, one after the other."""

GAIN = 1.15
"""How much larger all names must become for one more line of the longest."""

STEPS = 48


class ScreenGrid(NamedTuple):
    """``size`` and all lengths in millimetres. ``rows`` have their names as lines."""

    size: float
    columns: int
    rows: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def heights(self) -> tuple[float, ...]:
        return tuple(_row_height(map(len, row), self.size) for row in self.rows)


def fitted(
    names: Sequence[str], width: float, height: float, floor: float, ceiling: float
) -> ScreenGrid | None:
    """The largest size from ``floor`` to ``ceiling``; None if the names have no room even at floor.

    A name has more than two lines only if all become much larger, or have no room otherwise.
    """
    longest = max((len(name) for name in names), default=1)
    best: ScreenGrid | None = None
    for most in (*MORE_LINES, longest):
        found = [
            (size, -_ragged(len(names), columns), columns)
            for columns in range(1, min(MOST_COLUMNS, len(names)) + 1)
            if (size := _size(names, columns, most, (width, height), (floor, ceiling)))
        ]
        size, _, columns = max(found, default=(0.0, 0, 0))
        if found and (best is None or size > best.size * GAIN):
            best = _grid(names, columns, size, width)
    return best


def _size(
    names: Sequence[str],
    columns: int,
    most: int,
    room: tuple[float, float],
    bounds: tuple[float, float],
) -> float:
    """The largest of some sizes that has room; 0 if none has."""
    floor, ceiling = bounds
    least, best = 0, 0.0
    top = STEPS
    while least <= top:
        middle = (least + top) // 2
        size = floor + (ceiling - floor) * middle / STEPS
        if _has_room(names, columns, most, room, size):
            best, least = size, middle + 1
        else:
            top = middle - 1
    return best


def _has_room(
    names: Sequence[str], columns: int, most: int, room: tuple[float, float], size: float
) -> bool:
    width, height = room
    counts = [line_count(name, _room(width, columns, size)) for name in names]
    if max(counts, default=1) > most:
        return False
    rows = (counts[at : at + columns] for at in range(0, len(counts), columns))
    return sum(_row_height(row, size) for row in rows) <= height


def _room(width: float, columns: int, size: float) -> float:
    """The length of a line in sizes."""
    return width / columns / size - SIDES


def _row_height(counts: Sequence[int] | map[int], size: float) -> float:
    return size * (LEADING * max(counts, default=1) + BETWEEN)


def _ragged(count: int, columns: int) -> int:
    """How many columns of the last row stay empty."""
    return ceil(count / columns) * columns - count


def _grid(names: Sequence[str], columns: int, size: float, width: float) -> ScreenGrid:
    room = _room(width, columns, size)
    lines = [broken(name, room) or (name,) for name in names]
    rows = tuple(tuple(lines[at : at + columns]) for at in range(0, len(lines), columns))
    return ScreenGrid(size, columns, rows)

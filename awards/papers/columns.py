"""Which columns a list has on paper, how wide they are, and how the sheet lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.papers.table import Cell, PaperColumn, PaperTable, in_language
from awards.text.cell_widths import columns as characters
from awards.text.names import padded
from awards.words import Language, translated

UPRIGHT, ACROSS = 90, 132
"""Characters in all columns that A4 has room for at full size, two for a Chinese one."""

#: A list stays upright if its columns need so much more, and then wraps.
GIVING = 1.15

#: Columns of figures need little, and their headings wrap.
FIGURES = 7
SIGNED = 16
SHORT = 12
NARROWEST = 8


class ShownColumn(NamedTuple):
    """A column on paper: its place in the table, and its width in characters."""

    at: int
    column: PaperColumn
    is_figures: bool
    width: int

    @property
    def is_fixed(self) -> bool:
        """Figures, numbers and short words are not wrapped to make room for long ones."""
        return self.is_figures or self.column.whole or self.width <= SHORT


class PaperShape(NamedTuple):
    """``is_upright`` if the columns have room on an upright sheet."""

    columns: tuple[ShownColumn, ...]
    is_upright: bool

    @property
    def width(self) -> int:
        return sum(each.width for each in self.columns)


def shape(table: PaperTable, language: Language, *, is_upright: bool = False) -> PaperShape:
    """Wide enough for the words, filling the sheet; too wide columns give way, and wrap.

    The sheet is upright if the columns have room so, or if that is asked for.
    """
    wanted = tuple(_shown(table, language))
    total = sum(each.width for each in wanted)
    is_upright = is_upright or total <= UPRIGHT * GIVING
    room = UPRIGHT if is_upright else ACROSS
    return PaperShape(tuple(_fitted(wanted, room)), is_upright)


def _fitted(wanted: Sequence[ShownColumn], room: int) -> Iterator[ShownColumn]:
    """Some keep their width; the others share the rest. If all are short, all share the sheet."""
    kept = {each.at for each in wanted if each.is_fixed}
    if len(kept) == len(wanted):
        kept = {each.at for each in wanted if each.is_figures}
    free = sum(each.width for each in wanted if each.at not in kept)
    rest = room - sum(each.width for each in wanted if each.at in kept)
    for each in wanted:
        wide = max(NARROWEST, int(each.width * max(0, rest) / free)) if free else each.width
        yield each if each.at in kept else each._replace(width=wide)


def _shown(table: PaperTable, language: Language) -> Iterator[ShownColumn]:
    """Leave out what is empty in every row, and what the lines above the rows say."""
    rows = [in_language(row, language) for row in table.rows]
    has_lines = any(group.heading for group in table.groups)
    for at, column in enumerate(table.columns):
        cells: list[Cell] = [row[at] for row in rows]
        is_empty = bool(rows) and not column.sign and all(cell == "" for cell in cells)
        if not (is_empty or column.copied or (column.grouped and has_lines)):
            yield _wanted(at, column, cells, language)


def _wanted(at: int, column: PaperColumn, cells: Sequence[Cell], language: Language) -> ShownColumn:
    heading = characters(translated(column.heading, language))
    if column.sign:
        return ShownColumn(
            at, column, is_figures=False, width=max(SIGNED, column.width, heading + 2)
        )
    if cells and all(isinstance(cell, int) for cell in cells):
        return ShownColumn(at, column, is_figures=True, width=FIGURES)
    longest = max((characters(padded(str(cell))) for cell in cells), default=heading)
    return ShownColumn(
        at, column, is_figures=False, width=min(column.width, max(longest, heading) + 2)
    )

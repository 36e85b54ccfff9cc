"""Words fitted into their boxes: marks, or why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from certificates.boxed.page import BoxedCode, BoxedFont, BoxedLine, BoxedSheet, BoxedWords
from certificates.characters import joined, unprintable
from certificates.elements.qr import QUIET, SMALLEST
from certificates.fonts import Shelf
from certificates.listing.cell_problems import CellPlace, box_too_full, no_code, problems_of
from certificates.listing.cells import SetCell, not_drawn, source_lines
from certificates.marks import BLACK, Path, Pen, Squares, Step, TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.place import MarkGroup, place, place_static
from certificates.problems import Problem
from certificates.qr_code import code_of
from certificates.reading.editions import NEWEST
from certificates.reading.styles import STEP, Style
from certificates.turning import turned
from certificates.typeset.fitting import Block, fitted
from certificates.typeset.rows import rows

NAMED = 20
"""Characters of the words that name a problem."""

_FREE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""The share of the free room above the first line."""


class SetWords(NamedTuple):
    """``over`` are the millimetres that the words pass their box at the smallest size."""

    runs: tuple[TextRun, ...] = ()
    bad: SetCell | None = None
    over: float = 0.0


class BoxSetter:
    """Sets one piece after another and gathers their problems."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.problems: dict[Problem, None] = {}

    def words(self, given: BoxedWords) -> list[TextRun]:
        place = CellPlace(0, given.whose or given.words[:NAMED])
        found = _set(given.words, given.font, given.box.width, given.box.height, self._shelf)
        if found.bad:
            self.problems |= dict.fromkeys(problems_of(found.bad, place, 0.0, given.font.floor))
        elif found.over:
            size = f"{given.box.width:.0f} × {given.box.height:.0f}"
            room = (size, found.over, given.font.floor)
            self.problems[box_too_full(place, given.words[:NAMED], *room)] = None
        runs = [_moved(run, given.box) for run in found.runs]
        if not given.turned:
            return runs
        marks = turned(runs, given.about or given.box, given.turned)
        return [mark for mark in marks if isinstance(mark, TextRun)]

    def code(self, given: BoxedCode) -> list[Squares]:
        place = CellPlace(0, given.whose or given.payload[:NAMED])
        if hidden := unprintable(given.payload):
            cell = SetCell(hidden=tuple(hidden))
            self.problems |= dict.fromkeys(problems_of(cell, place, 0.0, 0.0))
            return []
        found = code_of(given.payload)
        module = round(given.box.width / (found.side + 2 * QUIET), 4)
        if not found.side or not given.payload or module < SMALLEST:
            self.problems[no_code(place, module, SMALLEST)] = None
            return []
        x, y = given.box.x + QUIET * module, given.box.y + QUIET * module
        return [Squares(round(x, 3), round(y, 3), module, found, BLACK)]

    def sheet(self, given: BoxedSheet) -> list[MarkGroup]:
        static = place_static(given.layout, self._shelf, given.content)
        own = place(given.content, given.layout, self._shelf)
        self.problems |= dict.fromkeys((*static.problems, *own.problems))
        return [*static.groups, *own.groups]


def line(given: BoxedLine) -> Path:
    first, *others = given.points
    steps: list[Step] = [("m", *_rounded(first)), *(("l", *_rounded(each)) for each in others)]
    if given.closed:
        steps.append(("h",))
    stroke = given.colour if given.width else None
    return Path(tuple(steps), Pen(stroke, given.width, given.dash, given.fill))


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    x, y = point
    return round(x, 3), round(y, 3)


def _moved(run: TextRun, box: Box) -> TextRun:
    return run._replace(x=round(run.x + box.x, 3), y=round(run.y + box.y, 3))


# A plan of seats has the same units and labels again and again.
@lru_cache(maxsize=4096)
def _set(words: str, font: BoxedFont, wide: float, high: float, shelf: Shelf) -> SetWords:
    """From the corner of the box."""
    text, glyphs, style = joined(words), shelf.glyphs[font.font], _style(font)
    if not text.replace("\n", ""):
        return SetWords()
    if bad := not_drawn(text, glyphs, style):
        return SetWords(bad=bad)
    blocks, over = _fitted(text, font, shelf, wide * POINTS_PER_MM, high * POINTS_PER_MM)
    if not blocks:
        return SetWords(over=over / POINTS_PER_MM)
    return SetWords(tuple(_runs(blocks, wide, high, font)))


def _runs(blocks: Sequence[Block], wide: float, high: float, font: BoxedFont) -> Iterator[TextRun]:
    free = high * POINTS_PER_MM - sum(block.across for block in blocks)
    across = free * _FREE[font.valign]
    for block in blocks:
        yield from rows(block, Box(0, 0, wide, 0), across)
        across += block.across


def _fitted(
    text: str, font: BoxedFont, shelf: Shelf, along: float, across: float
) -> tuple[tuple[Block, ...], float]:
    """With a limit of lines, the largest size at which there are not more."""
    if not font.most_lines:
        return fitted(source_lines(text, shelf.glyphs[font.font], _style(font)), along, across)
    steps = round((font.size - font.floor) / STEP)
    least, most = 0, steps
    best: tuple[tuple[Block, ...], float] = ((), 0.0)
    while least <= most:
        middle = (least + most) // 2
        size = max(font.floor, font.size - STEP * middle)
        fixed = replace(font, size=size, floor=size)
        found = fitted(source_lines(text, shelf.glyphs[font.font], _style(fixed)), along, across)
        if found[0] and sum(len(block.lines) for block in found[0]) <= font.most_lines:
            best, most = found, middle - 1
        else:
            best = best if best[0] else ((), found[1] or size)
            least = middle + 1
    return best


KEPT = NEWEST._replace(marks=False)
"""Marks are whole at both ends of a line."""


def _style(font: BoxedFont) -> Style:
    return Style(
        font.font, font.size, min(font.floor, font.size), font.leading, font.colour, font.align,
        0.0, 0.0, 0.0, "keep" if font.kept else "squeeze", balance=font.balance,
        condense=font.condense, pair=font.pair, whole=font.whole,
        edition=KEPT if font.kept else NEWEST,
    )  # fmt: skip

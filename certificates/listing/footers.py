"""The foot of each page, drawn when the number of pages is known: words, page x of y, words.

What else stands on every page outside its rows is drawn with it: a head, a stamp, and words above
the foot.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from certificates.compose import Batch, note_used
from certificates.drawing import draw
from certificates.fonts import Shelf
from certificates.listing.cell_problems import CellPlace, problems_of
from certificates.listing.cells import CellSetter, SetCell
from certificates.listing.page import Align, ListFooter, ListPage
from certificates.marks import BLACK, RED, Mark
from certificates.paper import Box
from certificates.parts import FormXObject
from certificates.problems import Problem
from certificates.reading.editions import NEWEST
from certificates.reading.styles import Style

SIZE, FLOOR = 9.0, 6.0
BELOW = 5.0
"""Millimetres between the list and its footer."""

LARGE = 12.0
"""Points of the head and of the words above the foot, which are read at a lectern."""

OVER, LOWER = 1.0, 4.0
"""Millimetres from the list to words above the foot, and by which these push the foot down."""

STAMPED, ABOVE = 14.0, 9.0
"""The size of a stamp in points, and the millimetres from its top to the list."""


def footer_name(number: int) -> str:
    return f"F{number}"


class FootPlace(NamedTuple):
    """What stands around the ``area`` of every page: a footer ``below`` it, a red stamp above."""

    footer: ListFooter
    sheet: Box
    area: Box
    below: float
    stamp: str = ""

    @classmethod
    def of(cls, page: ListPage) -> FootPlace:
        below = page.area.bottom + BELOW + (LOWER if page.footer.above else 0.0)
        return cls(page.footer, page.sheet, page.area, below, page.stamp)


class FooterSetter:
    """Draws the footers of one list."""

    def __init__(self, place: FootPlace, shelf: Shelf) -> None:
        wide = place.area.width
        self._place = place
        self._thirds = tuple(CellSetter(_style(align), wide / 3, shelf) for align in _ALIGNS)
        self._alone = CellSetter(_style("centre"), wide, shelf)
        self._stamp = CellSetter(_STAMP, wide, shelf)
        self._head = CellSetter(_style("left", LARGE), wide, shelf)
        self._above = CellSetter(_style("right", LARGE), wide, shelf)

    def drawn(self, form: int, number: int, total: int) -> Batch:
        """The form of one page, with its number in the file and in its count."""
        problems: dict[Problem, None] = {}
        marks: list[Mark] = []
        for words, setter, x, y in self._words(number, total):
            cell = setter.set(words)
            if words and not cell.runs:
                found = problems_of(cell, CellPlace(0, words), setter.width, FLOOR)
                problems |= dict.fromkeys(found)
            marks += _moved(cell, x, y)
        drawing = draw(marks, self._place.sheet.height)
        content = zlib.compress(drawing.operators.encode("ascii"), 9)
        made = FormXObject(content, self._place.sheet, 0.0)
        batch = Batch([], {footer_name(form): made}, {}, {}, {}, {}, problems, dict(drawing.inks))
        note_used(drawing, batch.used)
        return batch

    def _words(self, number: int, total: int) -> Iterator[tuple[str, CellSetter, float, float]]:
        """Words with what sets them, and where their box begins."""
        foot, area = self._place.footer, self._place.area
        numbered = foot.page.replace("{pages}", str(total)).replace("{page}", str(number))
        if foot.left or foot.right:
            words = (foot.left, numbered, foot.right)
            for at, (each, setter) in enumerate(zip(words, self._thirds, strict=True)):
                yield each, setter, area.x + at * area.width / 3, self._place.below
        else:
            yield numbered, self._alone, area.x, self._place.below
        yield foot.head, self._head, area.x, max(0.0, area.y - ABOVE)
        yield foot.above, self._above, area.x, area.bottom + OVER
        yield self._place.stamp, self._stamp, area.x, max(0.0, area.y - ABOVE)


_ALIGNS: tuple[Align, ...] = ("left", "centre", "right")


def _style(align: str, size: float = SIZE) -> Style:
    return Style("song", size, FLOOR, 1.25, BLACK, align, 0, 0, 0, whole=True, edition=NEWEST)


_STAMP = Style("hei", STAMPED, FLOOR, 1.25, RED, "right", 0, 0, 0, whole=True, edition=NEWEST)


def _moved(cell: SetCell, x: float, y: float) -> Iterator[Mark]:
    for run in cell.runs:
        yield run._replace(x=round(run.x + x, 3), y=round(run.y + y, 3))

"""``border``: two rules around the sheet, a fret (回纹) running between them, blocks at corners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Ink, Path, Pen
from certificates.ornaments.shapes import Point, diamond, polygon, polyline, rectangle
from certificates.paper import Box
from certificates.reading.keys import BOX, ColourKey, NumberKey
from certificates.reading.tables import Table

OUTER, INNER, FRET = 1.1, 0.3, 0.4
"""Widths in millimetres: the outer rule, the inner rule, the line of the fret."""

SQUARE, LOZENGE = 1.5 * FRET, 0.7 * FRET
"""Widths in a corner block: its square, and the lozenge and square inside it."""

MARGIN = 1.1
"""Millimetres between a rule and what it runs along."""

COLOUR = ColourKey("colour", "Colour")
BAND = NumberKey("band", "Band", 0, 20, default=0)
WIDTH = NumberKey("width", "Thickness", 0, 5, default=0)

CORNER = 2.1
"""The side of a corner block, in heights of the fret."""

# One turn of the fret, on a grid four wide and three high, and how the last one ends.
TURN: tuple[Point, ...] = ((0, 3), (0, 0), (3, 0), (3, 2), (2, 2), (2, 1), (1, 1), (1, 3))
END: tuple[Point, ...] = ((0, 3), (0, 0))


@dataclass(frozen=True, slots=True)
class Border:
    """``band`` is the height of the fret in millimetres; with 0 there are only the two rules.

    ``width`` is that of all lines, for a tool with one; with 0 each line has its own.
    """

    id: str
    box: Box
    colour: Ink
    band: float
    width: float = 0.0
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        outer = self.width or OUTER
        rule = rectangle(self.box.inset(outer / 2), self._pen(OUTER))
        inside = self.box.inset(outer + MARGIN)
        inner = self._pen(INNER)
        if not self.band:
            return Placement([rule, rectangle(inside, inner)], [])
        corner = self.band * CORNER
        around = _notched(inside, self.band + MARGIN, corner + MARGIN)
        return Placement([rule, polygon(around, inner), *self._ornaments(inside, corner)], [])

    def _ornaments(self, inside: Box, corner: float) -> Iterator[Path]:
        for half in _halves(inside):
            middle = half.at(half.length, self.band / 2)
            yield polyline(_fret(half, corner, self.band), self._pen(FRET))
            yield diamond(middle, self.band / 2, Pen(fill=self.colour))
        for x in (inside.x, inside.right - corner):
            for y in (inside.y, inside.bottom - corner):
                yield from self._block(Box(x, y, corner, corner))

    def _block(self, box: Box) -> Iterator[Path]:
        """A square, a lozenge that touches the square within it, and a filled one in the middle."""
        yield rectangle(box.inset(FRET / 2), self._pen(SQUARE))
        inner = box.inset(box.width * 0.13)
        yield rectangle(inner, self._pen(LOZENGE))
        yield diamond(box.centre, inner.width / 2, self._pen(LOZENGE))
        yield diamond(box.centre, inner.width / 4, Pen(fill=self.colour))

    def _pen(self, width: float) -> Pen:
        return Pen(self.colour, self.width or width)


@dataclass(frozen=True, slots=True)
class _Half:
    """Half a side, from a corner to the middle: steps along it and steps inwards to points."""

    corner: Point
    length: float
    right: int
    down: int
    upright: bool

    def at(self, along: float, inwards: float) -> Point:
        across, below = (inwards, along) if self.upright else (along, inwards)
        return self.corner[0] + self.right * across, self.corner[1] + self.down * below


def _halves(box: Box) -> Iterator[_Half]:
    """All eight; they mirror each other, so the fret comes out the same at every corner."""
    for x, right in ((box.x, 1), (box.right, -1)):
        for y, down in ((box.y, 1), (box.bottom, -1)):
            yield _Half((x, y), box.width / 2, right, down, upright=False)
            yield _Half((x, y), box.height / 2, right, down, upright=True)


def _fret(half: _Half, corner: float, band: float) -> list[Point]:
    """Draw the fret from the corner block to the middle; its turns widen a little to fit."""
    start, free = corner + 2 * MARGIN, half.length - corner - 3 * MARGIN - band / 2
    turns = max(1, round(free / band * 3 / 4))
    unit = free / (4 * turns)
    grid = [(4 * turn + a, d) for turn in range(turns) for a, d in TURN]
    grid += [(4 * turns + a, d) for a, d in END]
    return [half.at(start + a * unit, d * band / 3) for a, d in grid]


def _notched(box: Box, depth: float, notch: float) -> list[Point]:
    """The inner rule: it keeps ``depth`` from the edge and steps around the corner blocks."""
    x0, x1, x2, x3 = box.x + depth, box.x + notch, box.right - notch, box.right - depth
    y0, y1, y2, y3 = box.y + depth, box.y + notch, box.bottom - notch, box.bottom - depth
    top = [(x0, y1), (x1, y1), (x1, y0), (x2, y0), (x2, y1), (x3, y1)]
    return [*top, (x3, y2), (x2, y2), (x2, y3), (x1, y3), (x1, y2), (x0, y2)]


def read(table: Table, element_id: str, context: ElementContext) -> Border:
    box = BOX.read(table, context.reach)
    return Border(element_id, box, COLOUR.read(table), BAND.read(table), WIDTH.read(table))


KIND = ElementKind(
    name="border",
    label="Fret border",
    draws="two rules around the sheet, a fret (回纹) between them",
    rank=70,
    keys=(COLOUR, BAND, WIDTH),
    beginning={"box": [0, 0, 120, 80], "colour": "#C8912B", "band": 4},
    read=read,
)

"""``line``: a straight rule from one point to another."""

from __future__ import annotations

import math
from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Pen
from certificates.ornaments.shapes import Point, diamond, polyline
from certificates.paper import Box
from certificates.reading.keys import ColourKey, DashKey, NumberKey, PointKey
from certificates.reading.tables import Table

FROM = PointKey("from", "Start", ("From left", "From top"))
TO = PointKey("to", "End", ("To left", "To top"))
COLOUR = ColourKey("colour", "Colour")
THICKNESS = NumberKey("width", "Thickness", 0.05, 20)
DASH = DashKey("dash")
DIAMOND = NumberKey("diamond", "Diamond", 0, 20, default=0)


@dataclass(frozen=True, slots=True)
class StraightLine:
    """A line from the top left corner of ``box`` to its bottom right; the height may be 0."""

    id: str
    box: Box
    pen: Pen
    diamond: float = 0.0
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        start, end = (self.box.x, self.box.y), (self.box.right, self.box.bottom)
        if not self.diamond:
            return Placement([polyline([start, end], self.pen)], [])
        long = math.dist(start, end)
        part = (long / 2 - self.diamond * 2) / long if long else 0.0
        halves = [
            polyline([a, _between(a, b, part)], self.pen) for a, b in ((start, end), (end, start))
        ]
        return Placement(
            [*halves, diamond(self.box.centre, self.diamond, Pen(fill=self.pen.stroke))], []
        )


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def read(table: Table, element_id: str, context: ElementContext) -> StraightLine:
    start, end = FROM.read(table, context.reach), TO.read(table, context.reach)
    pen = Pen(stroke=COLOUR.read(table), width=THICKNESS.read(table), dash=DASH.read(table))
    box = Box(*start, end[0] - start[0], end[1] - start[1])
    return StraightLine(element_id, box, pen, DIAMOND.read(table))


KIND = ElementKind(
    name="line",
    label="Line",
    draws="a straight rule from one point to another, a `diamond` in its middle if asked",
    rank=50,
    keys=(COLOUR, THICKNESS, DASH, DIAMOND),
    beginning={"from": [0, 0], "to": [80, 0], "width": 0.3, "colour": "#B8923A"},
    read=read,
    place=(FROM, TO),
)

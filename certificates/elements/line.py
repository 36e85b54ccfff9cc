"""``line``: a straight rule from one point to another."""

from __future__ import annotations

import math
from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import Placement, Setting
from certificates.fonts import Shelf
from certificates.marks import Pen
from certificates.ornaments.shapes import Point, diamond, polyline
from certificates.paper import Box
from certificates.reading.tables import Table


@dataclass(frozen=True, slots=True)
class Line:
    """From the top left corner of ``box`` to its bottom right one; level, it has no height.

    ``diamond`` is the reach, in millimetres, of a diamond in its middle, the line broken for it.
    """

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


def read(table: Table, element_id: str, setting: Setting) -> Line:
    start, end = table.point("from", setting.reach), table.point("to", setting.reach)
    pen = Pen(
        stroke=table.colour("colour"),
        width=table.number("width", 0.05, 20),
        dash=tuple(table.numbers("dash", 2)) if table.has("dash") else (),
    )
    box = Box(*start, end[0] - start[0], end[1] - start[1])
    return Line(element_id, box, pen, table.number("diamond", 0, 20, default=0))

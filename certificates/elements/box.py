"""``box``: a rectangle, ruled or filled, its corners rounded if so wished."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Pen
from certificates.ornaments.shapes import rectangle, rounded
from certificates.paper import Box
from certificates.reading.keys import BOX, ColourKey, DashKey, NumberKey
from certificates.reading.tables import Table
from certificates.words import Phrase

STROKE = ColourKey("stroke", "Line colour")
THICKNESS = NumberKey("width", "Thickness", 0.05, 20, default=0.3)
DASH = DashKey("dash")
FILL = ColourKey("fill", "Fill")
RADIUS = NumberKey("radius", "Corner radius", 0, 600, default=0)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The line runs inside ``box``, so that nothing of it is outside; ``radius`` in millimetres."""

    id: str
    box: Box
    pen: Pen
    radius: float
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        inside = self.box.inset(self.pen.width / 2 if self.pen.stroke else 0)
        shape = rounded(inside, self.radius, self.pen) if self.radius else None
        return Placement([shape or rectangle(inside, self.pen)], [])


def read(table: Table, element_id: str, context: ElementContext) -> Rectangle:
    box = BOX.read(table, context.reach)
    pen = Pen(
        stroke=STROKE.read(table) if table.has("stroke") else None,
        width=THICKNESS.read(table),
        dash=DASH.read(table),
        fill=FILL.read(table) if table.has("fill") else None,
    )
    if not (table.has("stroke") or table.has("fill")):
        table.wrong(
            "stroke",
            Phrase("and fill are both missing: there is nothing to see."),
            Phrase("Write one of them."),
        )
    most = max(0.0, min(box.width, box.height) / 2)
    return Rectangle(element_id, box, pen, RADIUS.read(table, most))


KIND = ElementKind(
    name="box",
    label="Rectangle",
    draws="a rectangle, ruled or filled, its corners rounded by `radius`",
    rank=60,
    keys=(STROKE, THICKNESS, DASH, FILL, RADIUS),
    beginning={"box": [0, 0, 60, 40], "stroke": "#B8141C", "width": 0.3},
    read=read,
)

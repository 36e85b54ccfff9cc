"""``oval``: an ellipse that fills its box, ruled or filled."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Path, Pen, Step
from certificates.ornaments.shapes import ARC
from certificates.paper import Box
from certificates.reading.keys import BOX, ColourKey, DashKey, NumberKey
from certificates.reading.tables import Table
from certificates.words import Phrase

STROKE = ColourKey("stroke", "Line colour")
THICKNESS = NumberKey("width", "Thickness", 0.05, 20, default=0.3)
DASH = DashKey("dash")
FILL = ColourKey("fill", "Fill")


@dataclass(frozen=True, slots=True)
class Oval:
    """The line runs inside ``box``."""

    id: str
    box: Box
    pen: Pen
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        inside = self.box.inset(self.pen.width / 2 if self.pen.stroke else 0)
        return Placement([Path(_ellipse(inside), self.pen)], [])


def _ellipse(box: Box) -> tuple[Step, ...]:
    """Four curves, counter-clockwise from the right."""
    (x, y), a, b = box.centre, box.width / 2, box.height / 2
    c, d = ARC * a, ARC * b
    curves = (
        (x + a, y - d, x + c, y - b, x, y - b),
        (x - c, y - b, x - a, y - d, x - a, y),
        (x - a, y + d, x - c, y + b, x, y + b),
        (x + c, y + b, x + a, y + d, x + a, y),
    )
    turns: list[Step] = [("c", *(round(number, 3) for number in curve)) for curve in curves]
    return ("m", round(x + a, 3), round(y, 3)), *turns, ("h",)


def read(table: Table, element_id: str, context: ElementContext) -> Oval:
    box = BOX.read(table, context.reach)
    pen = Pen(
        stroke=STROKE.read(table) if table.has(STROKE.name) else None,
        width=THICKNESS.read(table),
        dash=DASH.read(table),
        fill=FILL.read(table) if table.has(FILL.name) else None,
    )
    if not (table.has(STROKE.name) or table.has(FILL.name)):
        what = Phrase("and fill are both missing: there is nothing to see.")
        table.wrong(STROKE.name, what, Phrase("Write one of them."))
    return Oval(element_id, box, pen)


KIND = ElementKind(
    name="oval",
    label="Oval",
    draws="an ellipse that fills its box, ruled or filled",
    rank=65,
    keys=(STROKE, THICKNESS, DASH, FILL),
    beginning={"box": [0, 0, 60, 40], "stroke": "#B8923A", "width": 0.3},
    read=read,
)

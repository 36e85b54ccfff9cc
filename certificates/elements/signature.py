"""``signature``: a line to sign on, with words below it or before it that say who is to sign."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.content import Content
from certificates.elements import caption
from certificates.elements.element import Element, ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Pen
from certificates.ornaments.shapes import Point, polyline
from certificates.paper import Box
from certificates.reading.keys import BOX, ChoiceKey, ColourKey, NumberKey
from certificates.reading.tables import Table

WHERE = ChoiceKey(
    "where",
    "Position of the caption",
    {"below": "Below the line", "before": "Before the line"},
    "below",
)
COLOUR = ColourKey("colour", "Colour", "#000000")
THICKNESS = NumberKey("width", "Thickness", 0.05, 5, default=0.2)
PART = NumberKey("part", "", 0.05, 0.95, default=0.5, unit="")

GAP = 1.0
"""Millimetres between the line and its caption."""


@dataclass(frozen=True, slots=True)
class Signature:
    id: str
    box: Box
    line: tuple[Point, Point]
    pen: Pen
    caption: Element | None
    fields: tuple[str, ...] = ()

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        rule = polyline(self.line, self.pen)
        if self.caption is None:
            return Placement([rule], [])
        said = self.caption.place(content, shelf)
        return Placement([rule, *said.marks], said.problems, "P")


def read(table: Table, element_id: str, context: ElementContext) -> Signature:
    """The line runs level at ``at``, a part of the box's height, or where the caption leaves off."""
    box = BOX.read(table, context.page)
    pen = Pen(COLOUR.read(table), THICKNESS.read(table))
    before = WHERE.read(table) == "before"
    part = PART.read(table, default=0.3 if before else 0.5)
    if before:
        words = Box(box.x, box.y, box.width * part, box.height)
        line = (words.right + GAP, box.bottom), (box.right, box.bottom)
    else:
        y = box.bottom - box.height * part
        words = Box(box.x, y + GAP, box.width, box.bottom - y - GAP)
        line = (box.x, y), (box.right, y)
    said = caption.read(table, element_id, words, "bottom" if before else "top", context)
    return Signature(element_id, box, line, pen, said)


KIND = ElementKind(
    name="signature",
    label="Line to sign on",
    draws="a line to sign on, its caption below or before it",
    rank=120,
    keys=(caption.CAPTION, caption.STYLE, WHERE, COLOUR, THICKNESS, PART),
    beginning={"box": [0, 0, 62, 12]},
    read=read,
)

"""``signature``: a line to sign on, with words below it or before it that say who signs.

The words may name the signer. A picture of the signature stands on the line: the layout's own or the
content's; where there is none, the line is signed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from certificates.content import PICTURE_LABELS, Content
from certificates.elements import caption, image
from certificates.elements.element import Element, ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Mark, Pen
from certificates.ornaments.shapes import Point, polyline
from certificates.paper import Box
from certificates.reading.keys import (
    BOX,
    AssetKey,
    ChoiceKey,
    ColourKey,
    ContentKey,
    NumberKey,
)
from certificates.reading.tables import Table

ASSET = AssetKey("image", "Picture of the layout", instead_of=("field",))
FIELD = ContentKey("field", "Picture", PICTURE_LABELS)
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
    picture: image.FixedImage | image.ContentImage | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the words, and the picture."""
        inside = (each.fields for each in (self.caption, self.picture) if each)
        return tuple(dict.fromkeys(field for fields in inside for field in fields))

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        inside = [each.place(content, shelf) for each in (self.picture, self.caption) if each]
        marks: list[Mark] = [polyline(self.line, self.pen)]
        marks += [mark for each in inside for mark in each.marks]
        problems = [problem for each in inside for problem in each.problems]
        warnings = [warning for each in inside for warning in each.warnings]
        return Placement(marks, problems, "P" if self.caption else "", warnings=warnings)


def read(table: Table, element_id: str, context: ElementContext) -> Signature:
    """The line runs level at ``at``, a part of the box's height, or where the caption leaves off."""
    box = BOX.read(table, context.page)
    pen = Pen(COLOUR.read(table), THICKNESS.read(table))
    before = WHERE.read(table) == "before"
    part = PART.read(table, default=0.3 if before else 0.5)
    if before:
        words = Box(box.x, box.y, box.width * part, box.height)
        over = Box(words.right + GAP, box.y, box.right - words.right - GAP, box.height)
    else:
        y = box.bottom - box.height * part
        words = Box(box.x, y + GAP, box.width, box.bottom - y - GAP)
        over = Box(box.x, box.y, box.width, y - box.y)
    line = (over.x, over.bottom), (over.right, over.bottom)
    said = caption.read(table, element_id, words, "bottom" if before else "top", context)
    return Signature(element_id, box, line, pen, said, _picture(table, element_id, over, context))


def _picture(
    table: Table, element_id: str, box: Box, context: ElementContext
) -> image.FixedImage | image.ContentImage | None:
    if table.has(ASSET.name):
        own = image.open_asset(table, context, box, "contain")
        return image.FixedImage(element_id, box, own, "contain", "")
    if table.has(FIELD.name):
        field = FIELD.read(table, context.names.pictures)
        return image.ContentImage(
            element_id, box, field, "contain", "", True, context.edition.resolution
        )
    return None


KIND = ElementKind(
    name="signature",
    label="Line to sign on",
    draws="a line to sign on, its caption below or before it, with or without a picture on it",
    rank=120,
    keys=(caption.CAPTION, caption.STYLE, WHERE, COLOUR, THICKNESS, PART, ASSET, FIELD),
    beginning={"box": [0, 0, 62, 12]},
    read=read,
)

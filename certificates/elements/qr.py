"""``qr``: the code that leads to the record, its quiet zone inside the box (ISO/IEC 18004)."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.characters import unprintable
from certificates.content import FIELD_LABELS, Content
from certificates.elements import caption
from certificates.elements.element import Element, ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Ink, Squares
from certificates.paper import Box
from certificates.problems import code_too_long, missing_field
from certificates.problems import unprintable as cannot_be_printed
from certificates.qr_code import code_of
from certificates.reading.keys import BOX, ColourKey, ContentKey
from certificates.reading.tables import Table
from certificates.words import Phrase

FIELD = ContentKey("field", "Field", FIELD_LABELS, "code")
COLOUR = ColourKey("colour", "Colour", "#000000")

QUIET = 4
"""Modules left white on every side."""

LARGEST = 177
"""Modules along a side of the largest code there is."""

LEAST = 27
"""Millimetres of a box, quiet zone included, whose code is at least 20 mm from version 2 on."""

SMALLEST = 0.45
"""Millimetres a module needs, so that an office printer and an old telephone still agree."""


@dataclass(frozen=True, slots=True)
class Qr:
    id: str
    box: Box
    field: str
    colour: Ink
    caption: Element | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        payload = content.fields.get(self.field, "")
        if not payload.strip():
            return Placement([], [missing_field(content, self.id, self.field)])
        if hidden := unprintable(payload):
            return Placement([], [cannot_be_printed(content, self.id, each) for each in hidden])
        code = code_of(payload)
        module = round(self.box.width / ((code.side or LARGEST) + 2 * QUIET), 4)
        if not code.side or module < SMALLEST:
            return Placement([], [code_too_long(content, self.id, module, SMALLEST)])
        x, y = self.box.x + QUIET * module, self.box.y + QUIET * module
        squares = Squares(round(x, 3), round(y, 3), module, code, self.colour)
        said = self.caption.place(content, shelf) if self.caption else Placement([], [])
        return Placement([squares, *said.marks], said.problems, "Figure", f"二维码：{payload}")


def read(table: Table, element_id: str, context: ElementContext) -> Qr:
    if not table.has("caption"):
        box, said = table.square("box", context.page, LEAST), None
    else:
        box = BOX.read(table, context.page)
        if not LEAST <= box.width < box.height:
            table.wrong(
                "box",
                Phrase(
                    "is not %(least)s mm wide and higher than wide, for its caption.", least=LEAST
                ),
                Phrase("Correct it."),
            )
        below = Box(box.x, box.y + box.width, box.width, box.height - box.width)
        said = caption.read(table, element_id, below, "top", context)
    field = FIELD.read(table, context.names.fields)
    ink = context.edition.ink(COLOUR.read(table))
    return Qr(element_id, box, field, ink, said)


KIND = ElementKind(
    name="qr",
    label="QR code",
    draws="the code, its quiet zone inside its box, with or without a `caption`",
    rank=100,
    keys=(FIELD, COLOUR, caption.CAPTION, caption.STYLE),
    beginning={"box": [0, 0, 30, 30], "field": "code"},
    read=read,
    is_square=lambda values: "caption" not in values,
)

"""``qr``: the code that leads to the record, with its quiet zone inside the box (ISO/IEC 18004)."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from certificates.content import FIELDS, Content
from certificates.elements.element import Placement, Setting
from certificates.fonts import Shelf
from certificates.marks import Colour, Squares
from certificates.paper import Box
from certificates.problems import code_too_long, missing_field
from certificates.reading import Table

QUIET = 4
"""Modules left white on every side."""


@dataclass(frozen=True, slots=True)
class Qr:
    id: str
    box: Box
    field: str
    colour: Colour

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def place(self, content: Content, shelf: Shelf) -> Placement:  # noqa: ARG002 - a code has no type
        payload = content.fields.get(self.field, "")
        if not payload:
            return Placement([], [missing_field(content, self.id, self.field)])
        rows = tuple(bytes(r) for r in segno.make_qr(payload, error="m", boost_error=False).matrix)
        module = round(self.box.width / (len(rows) + 2 * QUIET), 4)
        x, y = self.box.x + QUIET * module, self.box.y + QUIET * module
        return Placement([Squares(round(x, 3), round(y, 3), module, rows, self.colour)], [])


def read(table: Table, element_id: str, setting: Setting) -> Qr:
    return Qr(
        element_id,
        table.box("box", setting.page),
        table.choice("field", FIELDS, "code"),
        table.colour("colour", "#000000"),
    )

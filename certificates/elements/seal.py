"""``seal``: the place kept for the stamp. A seal itself is never drawn: it is not ours to make."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import Placement, Setting
from certificates.elements.shapes import circle
from certificates.fonts import Shelf
from certificates.marks import Colour, Pen
from certificates.paper import Box
from certificates.reading import Table

SHOWN = ("ring", "nothing")


@dataclass(frozen=True, slots=True)
class Seal:
    """``box`` is what the stamp may cover, 42 mm for an ordinary government seal."""

    id: str
    box: Box
    ring: bool
    colour: Colour
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        if not self.ring:
            return Placement([], [])
        pen = Pen(self.colour, width=0.15, dash=(1.2, 1.0))
        return Placement([circle(self.box.centre, self.box.width / 2, pen)], [])


def read(table: Table, element_id: str, setting: Setting) -> Seal:
    return Seal(
        element_id,
        table.square("box", setting.page, least=20),
        table.choice("show", SHOWN, "nothing") == "ring",
        table.colour("colour", "#999999"),
    )

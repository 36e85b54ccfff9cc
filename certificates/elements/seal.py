"""``seal``: the place kept for the stamp. A seal is never made up: it is not ours to make.

It shows a ring, a specimen that says it is one, or the user's own image.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from certificates.content import Content
from certificates.elements import image
from certificates.elements.element import Element, ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Image, Ink, Mark, Pen
from certificates.ornaments.shapes import circle
from certificates.paper import POINTS_PER_MM, Box
from certificates.reading.keys import AssetKey, ChoiceKey, ColourKey
from certificates.reading.tables import Table
from certificates.typeset.arc import along_arc
from certificates.words import Phrase

ASSET = AssetKey("image", "Picture of the layout", instead_of=("show", "colour"))
SHOW = ChoiceKey(
    "show", "Shown", {"ring": "Ring", "nothing": "Nothing", "specimen": "Specimen"}, "nothing"
)
COLOUR = ColourKey("colour", "Colour")

SPECIMEN = "样章"
"""The only word of a specimen, so that nobody takes it for a seal."""

ROLE = "song"
"""The face of a specimen's word."""

RIM, AROUND, LARGE = 0.03, 0.19, 0.26
"""In diameters: the ring of a specimen, its word along the top, and in the middle."""


@dataclass(frozen=True, slots=True)
class Seal:
    """``box`` is what the stamp may cover, 42 mm for an ordinary government seal."""

    id: str
    box: Box
    show: str
    colour: Ink
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, shelf: Shelf, /) -> Placement:
        if self.show == "nothing":
            return Placement([], [])
        if self.show == "specimen":
            return Placement(list(self._specimen(shelf)), [])
        pen = Pen(self.colour, width=0.15, dash=(1.2, 1.0))
        return Placement([circle(self.box.centre, self.box.width / 2, pen)], [])

    def _specimen(self, shelf: Shelf) -> Iterator[Mark]:
        glyphs, (x, y), across = shelf.glyphs[ROLE], self.box.centre, self.box.width
        rim = RIM * across
        yield circle((x, y), (across - rim) / 2, Pen(self.colour, rim))
        size, top = AROUND * across * POINTS_PER_MM, across / 2 - 2 * rim - AROUND * across * 0.88
        yield from along_arc(SPECIMEN, (x, y), top, size, glyphs, self.colour, sweep=70)
        # A straight line of words uses a circle so large that its bend is invisible.
        far, large = 1e6, LARGE * across * POINTS_PER_MM
        baseline = y + LARGE * across * 0.62
        yield from along_arc(SPECIMEN, (x, baseline + far), far, large, glyphs, self.colour)


class SealLook(NamedTuple):
    """What is shown where the stamp will be; ``picture`` is the user's own."""

    show: str
    colour: Ink
    picture: Image | image.InkedVector | None = None

    def at(self, box: Box, element_id: str) -> Element:
        if self.picture:
            return image.FixedImage(element_id, box, self.picture, "contain", "")
        return Seal(element_id, box, self.show, self.colour)


def read_look(table: Table, box: Box, context: ElementContext) -> SealLook:
    show = SHOW.read(table)
    colour = COLOUR.read(table, "#C8161D" if show == "specimen" else "#999999")
    if not table.has(ASSET.name):
        return SealLook(show, colour)
    if table.has(SHOW.name):
        table.wrong(
            "show",
            Phrase("is set together with image."),
            Phrase("Keep one of them."),
        )
    return SealLook(show, colour, image.open_asset(table, context, box, "contain"))


def read(table: Table, element_id: str, context: ElementContext) -> Element:
    box = table.square("box", context.page, least=20)
    return read_look(table, box, context).at(box, element_id)


KIND = ElementKind(
    name="seal",
    label="Place of the seal",
    draws="the place of the stamp: nothing, a ring, a 样章, or the user's own image",
    rank=110,
    keys=(ASSET, SHOW, COLOUR),
    beginning={"box": [0, 0, 42, 42], "show": "ring"},
    read=read,
    is_square=lambda _values: True,
)

"""``ground``: a woven ground of fine lines over its box, pale, under the words (底纹)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Ink, Matrix, Path, Pen, Step
from certificates.ornaments.curves import moved, rounded, traced, wave
from certificates.paper import Box
from certificates.reading.keys import BOX, ColoursKey, NumberKey
from certificates.reading.tables import Table

PERIOD = NumberKey("period", "Period", 6, 100, default=24)
COLOURS = ColoursKey("colours", "Colours", 3, ("#F3EAD3", "#F7F0DF"))
THICKNESS = NumberKey("width", "Thickness", 0.05, 0.5, default=0.12)

LINES = 12
"""Lines of a family in a tile, whose phases go once around."""

TALL = 0.75
"""The height of a tile, in periods."""

SWING = 1.4
"""The height of a wave, in distances between two lines: neighbours meet and part."""

PIECES = 4
"""Bézier curves to a period."""


@dataclass(frozen=True, slots=True)
class Ground:
    """``period`` is the length of a wave in millimetres, and ``width`` the thickness of its lines.

    Two families of waves run against each other and make a relief. A whole number of tiles fills the
    box, so that no line is cut at its edge.
    """

    id: str
    box: Box
    period: float
    colours: tuple[Ink, ...]
    width: float
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        return Placement(list(self._families()), [])

    def _families(self) -> Iterator[Path]:
        pitch = TALL * self.period / LINES
        swing = min(SWING * pitch, self.box.height / 4)
        box = self.box
        inside = Box(box.x, box.y + swing, box.width, box.height - 2 * swing)
        across = max(1, round(inside.width / self.period))
        down = max(1, round(inside.height / (TALL * self.period)))
        wide, tall = inside.width / across, inside.height / down
        stretch = Matrix(wide / self.period, 0, 0, tall / (TALL * self.period))
        places = tuple(
            Matrix(e=round(inside.x + column * wide, 3), f=round(inside.y + row * tall, 3))
            for row in range(down)
            for column in range(across)
        )
        for direction, colour in zip((1, -1), self.colours * 2, strict=False):
            steps = moved(_tile(self.period, pitch, swing, direction), stretch)
            yield Path(rounded(steps, 2), Pen(colour, self.width), places)


def _tile(period: float, pitch: float, swing: float, direction: int) -> tuple[Step, ...]:
    """A period of each line of a family; every line is shifted against the one above it."""
    steps: list[Step] = []
    for line in range(LINES):
        curve = wave(period, swing, direction * line / LINES)
        steps += moved(traced(curve, 0.0, period, PIECES), Matrix(f=(line + 0.5) * pitch))
    return tuple(steps)


def read(table: Table, element_id: str, context: ElementContext) -> Ground:
    return Ground(
        element_id,
        BOX.read(table, context.reach),
        PERIOD.read(table),
        COLOURS.read(table),
        THICKNESS.read(table),
    )


KIND = ElementKind(
    name="ground",
    label="Woven ground",
    draws="a woven ground of fine lines over its box, under the words (底纹)",
    rank=85,
    keys=(PERIOD, COLOURS, THICKNESS),
    beginning={"box": [0, 0, 120, 80]},
    read=read,
)

"""``ornament``: a flourish of line-work, alone or mirrored into the four corners of its box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Ink, Matrix, Path, Pen, Step
from certificates.ornaments.curves import moved, rounded
from certificates.ornaments.flourishes import MOTIFS
from certificates.paper import Box
from certificates.reading.keys import BOX, ChoiceKey, ColoursKey, NumberKey
from certificates.reading.tables import Table

MOTIF = ChoiceKey("motif", "Motif", {motif: motif.capitalize() for motif in MOTIFS})
COLOURS = ColoursKey("colours", "Colours", 3, ("#B8923A", "#D2B05C", "#8C6A1E"))
THICKNESS = NumberKey("width", "Thickness", 0.05, 3, default=0.25)
CORNERS = NumberKey("corners", "In each corner", 0, 600, default=0)


@dataclass(frozen=True, slots=True)
class Ornament:
    """``size`` is that of a motif in each corner, in millimetres.

    With 0 there is one alone, as large as the box allows without distorting it.
    """

    id: str
    box: Box
    motif: str
    colours: tuple[Ink, ...]
    width: float
    size: float
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        if self.size:
            paths = self._paths(Matrix(self.size, 0, 0, self.size), tuple(self._corners()))
        else:
            paths = self._paths(_fitted(_extent(self.motif), self.box), ())
        return Placement(list(paths), [])

    def _paths(self, at: Matrix, places: tuple[Matrix, ...]) -> Iterator[Path]:
        """Combine shapes with the same ink into one path."""
        inked: dict[tuple[bool, int], list[Step]] = {}
        for steps, filled, number in MOTIFS[self.motif]():
            inked.setdefault((filled, number % len(self.colours)), []).extend(moved(steps, at))
        for (filled, number), all_steps in inked.items():
            colour = self.colours[number]
            pen = Pen(fill=colour) if filled else Pen(colour, self.width)
            yield Path(rounded(all_steps), pen, places)

    def _corners(self) -> Iterator[Matrix]:
        for x, right in ((self.box.x, 1), (self.box.right, -1)):
            for y, down in ((self.box.y, 1), (self.box.bottom, -1)):
                yield Matrix(right, 0, 0, down, x, y)


@cache
def _extent(motif: str) -> Box:
    """Return the extent of all its points, with the handles of curves."""
    steps = [step[1:] for shape in MOTIFS[motif]() for step in shape.steps]
    across = [float(number) for step in steps for number in step[::2]]
    down = [float(number) for step in steps for number in step[1::2]]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _fitted(extent: Box, box: Box) -> Matrix:
    scale = min(box.width / extent.width, box.height / extent.height)
    (x, y), (middle, centre) = extent.centre, box.centre
    return Matrix(scale, 0, 0, scale, middle - x * scale, centre - y * scale)


def read(table: Table, element_id: str, context: ElementContext) -> Ornament:
    box = BOX.read(table, context.reach)
    most = max(0.0, min(box.width, box.height) / 2)
    return Ornament(
        element_id,
        box,
        MOTIF.read(table),
        COLOURS.read(table),
        THICKNESS.read(table),
        CORNERS.read(table, most),
    )


KIND = ElementKind(
    name="ornament",
    label="Ornament",
    draws="a flourish, alone or in each corner of its box",
    rank=90,
    keys=(MOTIF, COLOURS, THICKNESS, CORNERS),
    beginning={"box": [0, 0, 60, 60], "motif": "cloud"},
    read=read,
)

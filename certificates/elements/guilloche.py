"""``guilloche``: a border of fine woven line-work as on securities, with rosettes at its corners.

Every strand is one period, drawn again along each side; a side holds whole periods, so that the
weave closes at every joint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from certificates.content import Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.marks import Ink, Matrix, Path, Pen, Step
from certificates.ornaments.curves import TURN, petals, rounded, traced, turned, wave
from certificates.ornaments.shapes import circle, rectangle
from certificates.paper import Box
from certificates.reading.keys import BOX, ColourKey, ColoursKey, FlagKey, NumberKey
from certificates.reading.tables import Table

BAND = NumberKey("band", "Band", 3, 300)
COLOURS = ColoursKey("colours", "Colours", 3, ("#B8923A", "#D9BE7A", "#8C6A1E"))
THICKNESS = NumberKey("width", "Thickness", 0.05, 0.5, default=0.12)
PAPER = ColourKey("paper", "Paper colour", "#FFFFFF")
MEDALLIONS = FlagKey("medallions", "Medallions")

PIECES = 4
"""Bézier curves to a wave, or to a petal."""

FINE = 2
"""Digits of a millimetre: enough for lines a tenth thick, and short to write."""

PERIOD = 2.4
"""The length of a period of the weave, in heights of its band."""

LACE = 5
"""Waves of the lace at the edges to a period of the weave."""

REACH = 0.86
"""The radius of a rosette at a corner, in heights of the band; it hides where two sides meet."""

HEAVY = 0.35
"""Millimetres: the outermost rules of the band; the rim of a rosette."""

RULES = ((0.5, 0.0), (0.53, 0.0), (0.6, HEAVY))
"""From the middle of the band, in its heights, and how thick; those without a width are fine."""

CIRCLES = (0.955, 0.83, 0.42, 0.33)
"""Between the rings of a rosette, in its radii."""

MOST_PIECES = 12
"""Of a ring of a rosette: many short ones take more room than fewer long ones."""

MEDALLION = 0.86
"""A rosette in the middle of a side, of one at a corner."""


class Strand(NamedTuple):
    """Lines side by side, moved against each other: their phases are ``spread`` apart in all.

    Lengths in heights of the band, phases in turns; ``waves`` to a period.
    """

    colour: int
    lines: int
    waves: int
    height: float
    phase: float
    spread: float
    axes: tuple[float, ...] = (0.0,)


WEAVE = (
    Strand(0, 7, 1, 0.37, 0.00, 0.17),
    Strand(1, 7, 1, 0.37, 1 / 3, 0.17),
    Strand(2, 7, 1, 0.37, 2 / 3, 0.17),
    Strand(1, 3, 3, 0.12, 0.00, 1.0),
    Strand(0, 2, LACE, 0.045, 0.00, 1.0, axes=(-0.44, 0.44)),
)
"""Three strands plaited, a chain along their middle, lace at both edges."""


class Ring(NamedTuple):
    """A ring of a rosette: circles that swing ``petals`` times, about one ``radius``."""

    colour: int
    lines: int
    petals: int
    radius: float
    height: float
    spread: float = 0.0
    phase: float = 0.0


ROSETTE = (
    Ring(0, 3, 24, 0.89, 0.045, 1.0),
    Ring(1, 7, 12, 0.62, 0.20),
    Ring(2, 7, 12, 0.62, 0.20, phase=0.25),
    Ring(0, 2, 12, 0.375, 0.035, 1.0),
    Ring(2, 7, 6, 0.2, 0.12, phase=0.25),
)


@dataclass(frozen=True, slots=True)
class Guilloche:
    """``band`` is the height of the weave and ``width`` that of its lines, in millimetres.

    ``paper`` is the colour that hides the weave under the rosettes.
    """

    id: str
    box: Box
    band: float
    colours: tuple[Ink, ...]
    width: float
    paper: Ink
    medallions: bool
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        return Placement([*self._weave(), *self._rosettes()], [])

    def _weave(self) -> Iterator[Path]:
        axis = self.box.inset(REACH * self.band)
        period = PERIOD * self.band
        for edge, width in RULES:
            for side in (-1, 1):
                yield rectangle(axis.inset(side * edge * self.band), self._pen(0, width))
        for strand in WEAVE:
            steps = _strand(strand, self.band, period)
            places = [Matrix(f=across * self.band) for across in strand.axes]
            along = tuple(place.then(each) for each in _places(axis, period) for place in places)
            yield Path(steps, self._pen(strand.colour), along)

    def _rosettes(self) -> Iterator[Path]:
        radius = REACH * self.band
        axis = self.box.inset(radius)
        at = [Matrix(e=x, f=y) for y in (axis.y, axis.bottom) for x in (axis.x, axis.right)]
        if self.medallions:
            size, (x, y) = MEDALLION, axis.centre
            at += [Matrix(size, 0, 0, size, x, y) for y in (axis.y, axis.bottom)]
            at += [Matrix(size, 0, 0, size, x, y) for x in (axis.x, axis.right)]
        yield from self._rosette(radius, tuple(at))

    def _rosette(self, radius: float, at: tuple[Matrix, ...]) -> Iterator[Path]:
        yield circle((0, 0), radius, Pen(self.colours[0], HEAVY, fill=self.paper))._replace(
            places=at
        )
        for part in CIRCLES:
            yield circle((0, 0), radius * part, self._pen(0))._replace(places=at)
        for ring in ROSETTE:
            turns = tuple(
                _short(turned(360 / _times(ring) * i).then(each))
                for i in range(_times(ring))
                for each in at
            )
            yield Path(_ring(ring, radius), self._pen(ring.colour), turns)

    def _pen(self, colour: int, width: float = 0.0) -> Pen:
        return Pen(self.colours[colour % len(self.colours)], width or self.width)


def _strand(strand: Strand, band: float, period: float) -> tuple[Step, ...]:
    steps: list[Step] = []
    for phase in _phases(strand.phase, strand.spread, strand.lines):
        curve = wave(period / strand.waves, strand.height * band, phase)
        steps += traced(curve, 0.0, period, PIECES * strand.waves)
    return rounded(steps, FINE)


def _ring(ring: Ring, radius: float) -> tuple[Step, ...]:
    steps: list[Step] = []
    phases, times = _phases(ring.phase, ring.spread, ring.lines), _times(ring)
    for i, phase in enumerate(phases):
        height = ring.height if ring.spread else ring.height * (2 * i / (ring.lines - 1) - 1)
        curve = petals(ring.radius * radius, height * radius, ring.petals, phase)
        steps += traced(curve, 0.0, TURN / times, PIECES * ring.petals // times)
    return rounded(steps, FINE)


def _times(ring: Ring) -> int:
    """How often it is drawn to come around; a piece of it may have several petals."""
    return min(ring.petals, MOST_PIECES)


def _short(matrix: Matrix) -> Matrix:
    """True to less than a thousandth of a millimetre, and short to write."""
    return Matrix(*(round(number, 4) for number in matrix))


def _phases(middle: float, spread: float, count: int) -> list[float]:
    """Evenly about ``middle``; a whole turn of them has no line twice."""
    gaps = count if spread == 1.0 else max(1, count - 1)
    return [middle + spread * (i / gaps - 0.5) for i in range(count)]


def _places(axis: Box, period: float) -> Iterator[Matrix]:
    """Along the four sides clockwise, each a whole number of periods, a little stretched to fit."""
    corners = [
        (axis.x, axis.y),
        (axis.right, axis.y),
        (axis.right, axis.bottom),
        (axis.x, axis.bottom),
    ]
    for side, (x, y) in enumerate(corners):
        length = axis.height if side % 2 else axis.width
        count = max(1, round(length / period))
        stretch = Matrix(a=round(length / count / period, 6))
        for i in range(count):
            along = Matrix(e=i * length / count)
            yield _short(stretch.then(along).then(turned(90 * side, 1, x, y)))


def read(table: Table, element_id: str, context: ElementContext) -> Guilloche:
    box = BOX.read(table, context.reach)
    return Guilloche(
        element_id,
        box,
        BAND.read(table, max(3.0, min(box.width, box.height) / 4)),
        COLOURS.read(table),
        THICKNESS.read(table),
        PAPER.read(table),
        MEDALLIONS.read(table),
    )


KIND = ElementKind(
    name="guilloche",
    label="Guilloche",
    draws="woven line-work around the sheet",
    rank=80,
    keys=(BAND, COLOURS, THICKNESS, PAPER, MEDALLIONS),
    beginning={"box": [0, 0, 120, 80], "band": 8},
    read=read,
)

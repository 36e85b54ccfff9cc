"""Marks on a sheet as plain data, fully decided. Millimetres from the top left; type in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from certificates.bit_square import BitSquare
from certificates.fonts import Face
from certificates.fonts.shaping import Way
from certificates.paper import Box


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float


class Grey(NamedTuple):
    """Black ink alone: 0 is black, 1 is paper (DeviceGray)."""

    level: float


class Process(NamedTuple):
    """The four inks of a press, each from 0 to 1: its share of the paper."""

    cyan: float
    magenta: float
    yellow: float
    black: float


Mixed = Colour | Grey | Process
"""An ink that every printer has, or mixes."""


class Spot(NamedTuple):
    """An ink of its own plate, as gold foil (专金); ``tint`` is from 0 to 1.

    Printers without that ink show the ``alternate``, which is for the full tint. Spots of one name
    must have one alternate in a file.
    """

    name: str
    tint: float
    alternate: Mixed


class ProfiledColour(NamedTuple):
    """A colour of sRGB that carries its profile, for a file whose output is a press."""

    colour: Colour


Ink = Mixed | Spot | ProfiledColour

BLACK = Grey(0)
"""What a black-and-white laser and a press print solid, where mixed black is screened."""

RED = Colour(0.78, 0.04, 0.08)
"""What a list warns with."""

SOLID_BLACK = Process(0, 0, 0, 1)
"""The same on a press that mixes four inks."""

REGISTRATION = Spot("All", 1, BLACK)
"""Every ink of the job, for the marks of the cutter (ISO 32000-1, 8.6.6.4)."""


def paper(ink: Ink) -> bool:
    """Whether nothing is printed: it hides what lies below."""
    return ink in (Colour(1, 1, 1), Grey(1), Process(0, 0, 0, 0))


def overprints(ink: Ink) -> bool:
    """Solid black is printed over what lies below, so that no white edge shows beside it."""
    return ink in (BLACK, SOLID_BLACK)


class TextRun(NamedTuple):
    """A piece of one line in one face, from the left end of its baseline."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: Ink
    spacing: float = 0.0
    """Points added after each character, as they measure on paper."""
    weight: float = 0.0
    """Points of outline drawn around each glyph, for a heavier face than the font has."""
    stretch: float = 1.0
    """How wide the glyphs are against their design: 0.9 is a little condensed."""
    turn: float = 0.0
    """Degrees by which the baseline is turned clockwise about its left end."""
    upright: bool = False
    """Glyphs in the form they have in vertical lines, where the font has one."""
    beside: Face | None = None
    """The face that this one is fitted to: without it the sheet would look another way."""
    kerns: tuple[float, ...] = ()
    """The space before each character that its font asks for, in sizes; empty for none."""
    way: Way = ""
    """For a shaped word, where it begins: its letters join, stack or reorder."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a path is inked. ``dash`` alternates on and off, in millimetres."""

    stroke: Ink | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    fill: Ink | None = None


Step = tuple[str | float, ...]
"""In PDF's own words: ("m", x, y), ("l", x, y), ("c", x1, y1, x2, y2, x, y) or ("h",)."""


class Matrix(NamedTuple):
    """An affine map: ``x' = a x + c y + e`` and ``y' = b x + d y + f``, in millimetres."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: Matrix) -> Matrix:
        """Apply this map, then ``after``."""
        a, b = after.a * self.a + after.c * self.b, after.b * self.a + after.d * self.b
        c, d = after.a * self.c + after.c * self.d, after.b * self.c + after.d * self.d
        return Matrix(a, b, c, d, *after(self.e, self.f))


class Path(NamedTuple):
    """``places`` repeats the path at each place and angle.

    Without places it is drawn once as it is.
    """

    steps: tuple[Step, ...]
    pen: Pen
    places: tuple[Matrix, ...] = ()


class Squares(NamedTuple):
    """A matrix of dark and light squares; each is ``module`` millimetres."""

    x: float
    y: float
    module: float
    squares: BitSquare
    colour: Ink

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows from the top, "1" for dark."""
        return self.squares.rows


@dataclass(frozen=True, slots=True)
class Image:
    """A raster that is ready to embed: RGB, eight bits a channel, top row first.

    ``data`` is compressed as ``coding`` says. ``alpha`` (eight bits a pixel, deflated) is empty for
    an opaque image. ``digest`` is the SHA-256 of both, in hexadecimal.
    """

    width: int
    height: int
    coding: Literal["flate", "jpeg"]
    data: bytes
    alpha: bytes
    digest: str


class Picture(NamedTuple):
    """An image that fills its box, turned clockwise about its middle by ``turn`` degrees."""

    box: Box
    image: Image
    turn: float = 0.0


Mark = TextRun | Path | Squares | Picture


def every_ink(marks: Iterable[Mark]) -> dict[Ink, None]:
    """Every ink of the marks, in order of appearance."""
    found: dict[Ink, None] = {}
    for mark in marks:
        if isinstance(mark, Path):
            found.update(dict.fromkeys(ink for ink in (mark.pen.stroke, mark.pen.fill) if ink))
        elif isinstance(mark, (TextRun, Squares)):
            found[mark.colour] = None
    return found

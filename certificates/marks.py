"""Marks on a sheet: plain data, all decided. Millimetres from the top left; type in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from certificates.fonts import Face


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float


class Run(NamedTuple):
    """A piece of one line in one face, from the left end of its baseline."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: Colour
    spacing: float = 0.0
    """Points added after each character."""
    weight: float = 0.0
    """Points of outline drawn around each glyph, for a heavier face than the font has."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a path is inked; ``dash`` is alternately on and off, in millimetres."""

    stroke: Colour | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    fill: Colour | None = None


Step = tuple[str | float, ...]
"""In PDF's own words: ("m", x, y), ("l", x, y), ("c", x1, y1, x2, y2, x, y) or ("h",)."""


class Path(NamedTuple):
    steps: tuple[Step, ...]
    pen: Pen


class Squares(NamedTuple):
    """A matrix, its rows top down with "1" for dark; each square is ``module`` millimetres."""

    x: float
    y: float
    module: float
    rows: tuple[str, ...]
    colour: Colour


Mark = Run | Path | Squares

"""Marks to the operators of a PDF page: millimetres become points, and nothing is decided.

The operators are written as text, because ReportLab's text and path objects format every number
twice. `certificates.output` writes them to a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sin
from typing import NamedTuple

from certificates.drawing.inks import named
from certificates.drawing.paths import path
from certificates.drawing.squares import matrix
from certificates.drawing.text import text_operators
from certificates.fonts import Face
from certificates.fonts.codes import DrawnText
from certificates.marks import Image, Ink, Mark, Path, Picture, Squares, TextRun, every_ink
from certificates.paper import POINTS_PER_MM


class Drawing(NamedTuple):
    """Operators and what they refer to: texts by the fonts of their faces, images and inks by name."""

    operators: str
    texts: tuple[tuple[Face, DrawnText], ...]
    images: tuple[Image, ...]
    inks: Mapping[str, Ink]


def draw(marks: Sequence[Mark], height: float) -> Drawing:
    """``height`` is the sheet's, in millimetres, because PDF counts upwards. Text lies on top."""
    runs = [mark for mark in marks if isinstance(mark, TextRun)]
    others = [mark for mark in marks if not isinstance(mark, TextRun)]
    below = [_below(mark, height) for mark in others]
    if runs:
        below.append(text_operators(runs, height))
    return Drawing(
        "\n".join(below),
        tuple([(run.face, DrawnText(run.text, run.upright, run.way)) for run in runs]),
        tuple([mark.image for mark in others if isinstance(mark, Picture)]),
        named(every_ink(marks)),
    )


def image_name(image: Image) -> str:
    return f"I{image.digest[:20]}"


def _below(mark: Path | Squares | Picture, height: float) -> str:
    if isinstance(mark, Path):
        return path(mark, height)
    if isinstance(mark, Squares):
        return matrix(mark, height)
    x, y, wide, high = (length * POINTS_PER_MM for length in mark.box)
    foot = height * POINTS_PER_MM - y - high
    if mark.turn:
        return f"q {_turned(x, foot, wide, high, mark.turn)} cm /{image_name(mark.image)} Do Q"
    return f"q {wide:.3f} 0 0 {high:.3f} {x:.3f} {foot:.3f} cm /{image_name(mark.image)} Do Q"


def _turned(x: float, foot: float, wide: float, high: float, turn: float) -> str:
    """The matrix of an image that is turned clockwise about the middle of its box."""
    along, across = cos(radians(turn)), sin(radians(turn))
    a, b, c, d = wide * along, -wide * across, high * across, high * along
    right, up = x + (wide - a - c) / 2, foot + (high - b - d) / 2
    return " ".join(f"{number:.3f}" for number in (a, b, c, d, right, up))

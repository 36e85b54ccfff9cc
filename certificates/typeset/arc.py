"""Text along a circle, each character rotated to stand on it. Millimetres and degrees."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, degrees, radians, sin
from typing import Literal

from certificates.characters import clusters
from certificates.fonts.shelf import CharacterFace, Glyphs
from certificates.marks import Ink, TextRun
from certificates.paper import POINTS_PER_MM


def along_arc(
    text: str,
    centre: tuple[float, float],
    radius: float,
    size: float,
    glyphs: Glyphs,
    colour: Ink,
    *,
    start: float | None = None,
    middle: float = 0.0,
    sweep: float | None = None,
    heads: Literal["out", "in"] = "out",
    stretch: float = 1.0,
    weight: float = 0.0,
) -> list[TextRun]:
    """Set the text on a baseline of this radius. Angles count clockwise from the top.

    The text begins at ``start`` or is centred at ``middle``. ``sweep`` spreads it: the degrees from
    the centre of the first character to the centre of the last. Without it the characters touch.
    Heads point ``out`` for clockwise text over the top, or ``in`` for anticlockwise text along the
    foot. ``size`` is in points, ``stretch`` widens the glyphs, ``weight`` is a fraction of the
    size.
    """
    drawn = [(cluster, glyphs[cluster]) for cluster in clusters(text)]
    em = size * stretch / POINTS_PER_MM
    wide = [degrees(placed.advance * em / radius) for _, placed in drawn]
    gap = _gap(wide, sweep)
    way = 1 if heads == "out" else -1
    angle = way * middle - (sum(wide) + gap * (len(wide) - 1)) / 2 if start is None else way * start
    circle = _Circle(centre, radius, heads == "in")
    runs = []
    for (cluster, placed), width in zip(drawn, wide, strict=True):
        if placed.face:
            x, y, turn = circle.stand(way * (angle + width / 2), placed, em, size / POINTS_PER_MM)
            runs.append(
                TextRun(x, y, cluster, placed.face, round(size * placed.scale, 3), colour,
                    weight=round(weight * size, 3), stretch=stretch, turn=turn, beside=placed.beside)
            )  # fmt: skip
        angle += width + gap
    return runs


def _gap(wide: list[float], sweep: float | None) -> float:
    """Degrees between two characters of these angular widths."""
    if sweep is None or len(wide) < 2:
        return 0.0
    touching = sum(wide) - (wide[0] + wide[-1]) / 2
    return (sweep - touching) / (len(wide) - 1)


@dataclass(frozen=True, slots=True)
class _Circle:
    centre: tuple[float, float]
    radius: float
    inwards: bool

    def stand(
        self, angle: float, placed: CharacterFace, em: float, size: float
    ) -> tuple[float, float, float]:
        """The baseline start and the rotation of a character centred at this angle."""
        out = radians(angle)
        turn = (angle + 180 if self.inwards else angle) % 360
        along, across = cos(radians(turn)), sin(radians(turn))
        left, up = (placed.shift - placed.advance / 2) * em, placed.rise * size
        x = self.centre[0] + self.radius * sin(out) + left * along + up * across
        y = self.centre[1] - self.radius * cos(out) + left * across - up * along
        return round(x, 3), round(y, 3), round(turn, 3)

"""The basic shapes of ornaments as paths. Millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from certificates.marks import Path, Pen, Step
from certificates.paper import Box

Point = tuple[float, float]

ARC = 0.5522847498
"""The length of a Bézier handle that approximates a quarter circle of radius 1."""


def polyline(points: Sequence[Point], pen: Pen) -> Path:
    return Path(_through(points), pen)


def polygon(points: Sequence[Point], pen: Pen) -> Path:
    return Path((*_through(points), ("h",)), pen)


def rectangle(box: Box, pen: Pen) -> Path:
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    return polygon(corners, pen)


def rounded(box: Box, radius: float, pen: Pen) -> Path:
    """A rectangle with quarter-circle corners."""
    x0, y0, x1, y1, r, h = box.x, box.y, box.right, box.bottom, radius, radius * (1 - ARC)
    steps: list[Step] = [("m", x0 + r, y0), ("l", x1 - r, y0)]
    steps += [("c", x1 - h, y0, x1, y0 + h, x1, y0 + r), ("l", x1, y1 - r)]
    steps += [("c", x1, y1 - h, x1 - h, y1, x1 - r, y1), ("l", x0 + r, y1)]
    steps += [("c", x0 + h, y1, x0, y1 - h, x0, y1 - r), ("l", x0, y0 + r)]
    steps += [("c", x0, y0 + h, x0 + h, y0, x0 + r, y0), ("h",)]
    return Path(tuple(_rounded(step) for step in steps), pen)


def _rounded(step: Step) -> Step:
    return tuple(round(each, 3) if isinstance(each, float) else each for each in step)


def diamond(centre: Point, reach: float, pen: Pen) -> Path:
    x, y = centre
    return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], pen)


def circle(centre: Point, radius: float, pen: Pen) -> Path:
    (x, y), r, k = centre, radius, ARC * radius
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    turns: list[Step] = [("c", *(round(number, 3) for number in curve)) for curve in curves]
    return Path((("m", round(x + r, 3), round(y, 3)), *turns, ("h",)), pen)


def _through(points: Sequence[Point]) -> tuple[Step, ...]:
    rounded = [(round(x, 3), round(y, 3)) for x, y in points]
    return (("m", *rounded[0]), *(("l", *point) for point in rounded[1:]))

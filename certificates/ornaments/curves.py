"""Smooth curves as cubic Béziers through points with exact tangents. Millimetres."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, pi, sin

from certificates.marks import Matrix, Step

Point = tuple[float, float]

Curve = Callable[[float], tuple[Point, Point]]
"""From a parameter to a point and its derivative."""

TURN = 2 * pi


def traced(curve: Curve, start: float, end: float, pieces: int) -> tuple[Step, ...]:
    """Trace between two parameters. Six pieces per wave differ by a hundredth of its height."""
    (point, speed), step = curve(start), (end - start) / pieces
    steps: list[Step] = [("m", *point)]
    for i in range(1, pieces + 1):
        following, after = curve(start + i * step)
        one = point[0] + speed[0] * step / 3, point[1] + speed[1] * step / 3
        two = following[0] - after[0] * step / 3, following[1] - after[1] * step / 3
        steps.append(("c", *one, *two, *following))
        point, speed = following, after
    return tuple(steps)


def rounded(steps: Iterable[Step], digits: int = 3) -> tuple[Step, ...]:
    """Round to this many digits of a millimetre."""
    return tuple(
        tuple(round(each, digits) if isinstance(each, float) else each for each in step)
        for step in steps
    )


def moved(steps: Iterable[Step], matrix: Matrix) -> tuple[Step, ...]:
    """Move every point."""
    out: list[Step] = []
    for operator, *numbers in steps:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = [matrix(float(x), float(y)) for x, y in pairs]
        out.append((operator, *(number for point in points for number in point)))
    return tuple(out)


def wave(period: float, height: float, phase: float) -> Curve:
    """A sine along x; ``phase`` in turns."""
    rate = TURN / period

    def at(x: float) -> tuple[Point, Point]:
        angle = rate * x + TURN * phase
        return (x, height * sin(angle)), (1.0, height * rate * cos(angle))

    return at


def petals(radius: float, height: float, count: float, phase: float) -> Curve:
    """A circle whose radius swings ``count`` times, by angle; ``phase`` in turns of a swing."""

    def at(angle: float) -> tuple[Point, Point]:
        swing = count * angle + TURN * phase
        r, rate = radius + height * sin(swing), height * count * cos(swing)
        c, s = cos(angle), sin(angle)
        return (r * c, r * s), (rate * c - r * s, rate * s + r * c)

    return at


def spiral(start: float, growth: float) -> Curve:
    """Archimedes' spiral about the origin by angle; ``growth`` is per radian."""

    def at(angle: float) -> tuple[Point, Point]:
        r, c, s = start + growth * angle, cos(angle), sin(angle)
        return (r * c, r * s), (growth * c - r * s, growth * s + r * c)

    return at


def ring(radius: float) -> Curve:
    """A circle about the origin, by angle."""
    return petals(radius, 0.0, 0.0, 0.0)


def turned(degrees: float, size: float = 1.0, x: float = 0.0, y: float = 0.0) -> Matrix:
    """Scale and rotate clockwise about the origin, then move there."""
    angle = degrees * pi / 180
    c, s = round(cos(angle) * size, 6), round(sin(angle) * size, 6)
    return Matrix(c, s, -s, c, x, y)

"""Smooth curves as cubic Béziers through points with their exact tangents. Millimetres."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from certificates.marks import Matrix, Step

Point = tuple[float, float]

Curve = Callable[[float], tuple[Point, Point]]
"""From a parameter to a point and to how fast it moves there."""

TURN = 2 * pi


def traced(curve: Curve, start: float, end: float, pieces: int) -> tuple[Step, ...]:
    """From one parameter to another; off by less than a thousandth of its size with eight pieces
    to a wave or a turn."""
    (point, speed), step = curve(start), (end - start) / pieces
    steps: list[Step] = [("m", *_rounded(point))]
    for i in range(1, pieces + 1):
        following, after = curve(start + i * step)
        one = point[0] + speed[0] * step / 3, point[1] + speed[1] * step / 3
        two = following[0] - after[0] * step / 3, following[1] - after[1] * step / 3
        steps.append(("c", *_rounded(one), *_rounded(two), *_rounded(following)))
        point, speed = following, after
    return tuple(steps)


def _rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)


def wave(period: float, height: float, phase: float) -> Curve:
    """A sinus along x; ``phase`` in turns."""
    rate = TURN / period

    def at(x: float) -> tuple[Point, Point]:
        angle = rate * x + TURN * phase
        return (x, height * sin(angle)), (1.0, height * rate * cos(angle))

    return at


def petals(radius: float, height: float, count: float, phase: float) -> Curve:
    """A circle whose radius swings ``count`` times a turn; the parameter is the angle, ``phase``
    in turns of the swing."""

    def at(angle: float) -> tuple[Point, Point]:
        swing = count * angle + TURN * phase
        r, rate = radius + height * sin(swing), height * count * cos(swing)
        c, s = cos(angle), sin(angle)
        return (r * c, r * s), (rate * c - r * s, rate * s + r * c)

    return at


def spiral(start: float, growth: float) -> Curve:
    """Archimedes' spiral about the origin; the parameter is the angle, ``growth`` in a radian."""

    def at(angle: float) -> tuple[Point, Point]:
        r, c, s = start + growth * angle, cos(angle), sin(angle)
        return (r * c, r * s), (growth * c - r * s, growth * s + r * c)

    return at


def turned(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    """Turned clockwise about the origin, then moved there."""
    angle = degrees * pi / 180
    c, s = cos(angle), sin(angle)
    return Matrix(*(round(n, 6) for n in (c, s, -s, c)), round(x, 4), round(y, 4))

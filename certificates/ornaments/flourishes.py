"""Ornaments as line art: scrolls, rosettes, laurels, clouds, ribbons, dividers; no emblem, no star.

Each fills a square from (0, 0) to (1, 1). The divider and the ribbon fill its horizontal centre.
Scaling changes the shape, not the pen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import cos, pi, sin
from typing import NamedTuple

from certificates.marks import Matrix, Step
from certificates.ornaments.curves import TURN, moved, petals, ring, spiral, traced, turned


class Shape(NamedTuple):
    """``filled`` with colour, or drawn with the pen; ``colour`` indexes the element's colours."""

    steps: tuple[Step, ...]
    filled: bool = False
    colour: int = 0


def rosette() -> Iterator[Shape]:
    """Two interlaced rows of petals around an open centre."""
    middle = Matrix(0.5, 0, 0, 0.5, 0.5, 0.5)
    for colour, radius, height, count, lines in (
        (0, 0.72, 0.26, 12, 5),
        (1, 0.72, 0.26, 12, 5),
        (0, 0.28, 0.14, 8, 4),
    ):
        for i in range(lines):
            high = height * (1 - 2 * i / (lines - 1))
            curve = petals(radius, high, count, 0.25 * colour)
            yield Shape(moved(traced(curve, 0, TURN, 4 * count), middle), colour=colour)


def scroll() -> Iterator[Shape]:
    """Draw the top left corner: two volutes with a bud between them."""
    for flip in (False, True):
        turn = Matrix(0, 1, 1, 0, 0, 0) if flip else Matrix()
        # The small volute leaves the stem of the large one, which is drawn over the junction.
        small = _volute((0.29, 0.037), (0.45, 0.075), 0.11)
        yield Shape(moved(small, turn), colour=1)
        yield Shape(moved(_volute((0.05, 0.05), (0.81, 0.05), 0.17), turn))
        for at in (0.30, 0.48):
            leaf = Matrix(0.2, 0.02, -0.02, 0.2, at, 0.085)
            yield Shape(moved(_leaf(0.22), leaf.then(turn)), filled=True, colour=1)
    bud = turned(45, 0.30, 0.08, 0.08)
    yield Shape(moved(_leaf(0.3), bud), filled=True)


def _volute(start: tuple[float, float], end: tuple[float, float], size: float) -> tuple[Step, ...]:
    """A stem that ends in a coil below it."""
    (x, y), (far, level) = start, end
    stem: tuple[Step, ...] = (
        ("m", x, y),
        ("c", x + (far - x) * 0.45, y - 0.03 * (far - x) / 0.76, far - size * 0.9, level, far, level),
    )  # fmt: skip
    coil = traced(spiral(size, -size / (TURN * 1.45)), 0, TURN * 1.25, 12)
    return (*stem, *moved(coil, turned(-90, 1, far, level + size))[1:])


def laurel() -> Iterator[Shape]:
    """Two branches that rise from the foot, open at the top, with leaves in pairs."""
    for side in (1, -1):
        mirror = Matrix(side, 0, 0, 1, 0.5, 0.5)
        stem = traced(ring(0.41), 0.52 * pi, -0.36 * pi, 6)
        yield Shape(moved(stem, mirror))
        for i in range(11):
            along = (0.47 - 0.078 * i) * pi
            x, y = 0.41 * cos(along), 0.41 * sin(along)
            for tilt in (38, -38):
                angle = along * 180 / pi - 90 - tilt
                size = 0.125 if i < 9 else 0.1
                leaf = turned(angle, size, x, y)
                filled = tilt > 0
                yield Shape(moved(_leaf(0.19), leaf.then(mirror)), filled, 0 if filled else 1)


def cloud() -> Iterator[Shape]:
    """祥云: coils that grow out of each other, on a long tail, with double lines."""
    for echo in (0.0, 0.03):
        colour = 1 if echo else 0
        for x, y, size, flip in (
            (0.28, 0.47, 0.13, 1),
            (0.5, 0.36, 0.17, 1),
            (0.73, 0.46, 0.14, -1),
        ):
            coil = traced(spiral(size - echo, -(size - echo) / (TURN * 1.55)), 0, TURN * 1.3, 14)
            yield Shape(moved(coil, turned(150).then(Matrix(flip, 0, 0, 1, x, y))), colour=colour)
        for flip in (1, -1):
            tail: tuple[Step, ...] = (
                ("m", 0.0, 0.12 - echo),
                ("c", 0.12, 0.15 - echo, 0.2, 0.06 - echo, 0.3, 0.1 - echo),
                ("c", 0.38, 0.13 - echo, 0.42, 0.1 - echo, 0.49, 0.11 - echo),
            )
            yield Shape(moved(tail, Matrix(flip, 0, 0, 1, 0.5, 0.5)), colour=colour)


def ribbon() -> Iterator[Shape]:
    """A slightly bowed band with folded and notched ends."""
    for side in (1, -1):
        mirror = Matrix(side, 0, 0, 1, 0.5, 0.5)
        end: tuple[Step, ...] = (
            ("m", 0.34, -0.05), ("l", 0.5, -0.02), ("l", 0.46, 0.05), ("l", 0.5, 0.12),
            ("l", 0.34, 0.085), ("h",),
        )  # fmt: skip
        fold: tuple[Step, ...] = (
            ("m", 0.34, 0.085), ("l", 0.40, 0.065), ("l", 0.40, 0.03), ("h",),
        )  # fmt: skip
        yield Shape(moved(end, mirror), filled=True, colour=1)
        yield Shape(moved(fold, mirror), filled=True, colour=2)
    band: tuple[Step, ...] = (
        ("m", 0.10, 0.40), ("c", 0.35, 0.36, 0.65, 0.36, 0.90, 0.40), ("l", 0.90, 0.535),
        ("c", 0.65, 0.495, 0.35, 0.495, 0.10, 0.535), ("h",),
    )  # fmt: skip
    yield Shape(band, filled=True)


def divider() -> Iterator[Shape]:
    """A horizontal rule that swells in the middle, with a diamond and coils beside it."""
    for side in (1, -1):
        mirror = Matrix(side, 0, 0, 1, 0.5, 0.5)
        taper: tuple[Step, ...] = (
            ("m", 0.5, 0.0), ("l", 0.13, -0.0022), ("l", 0.13, 0.0022), ("h",),
        )  # fmt: skip
        yield Shape(moved(taper, mirror), filled=True)
        for up in (1, -1):
            coil = traced(spiral(0.026, -0.026 / (TURN * 1.4)), 0, TURN * 1.15, 10)
            turn = Matrix(1, 0, 0, up, 0, 0).then(turned(0, 1, 0.078, 0.026 * up))
            sweep: tuple[Step, ...] = (
                ("m", 0.13, 0.0), ("c", 0.118, 0.0, 0.104, 0.012 * up, 0.104, 0.026 * up),
            )  # fmt: skip
            yield Shape(moved((*sweep, *moved(coil, turn)[1:]), mirror), colour=0)
    yield Shape(_diamond(0.022, 0.034), filled=True)
    yield Shape(_diamond(0.036, 0.052), colour=1)


def _diamond(wide: float, high: float) -> tuple[Step, ...]:
    x, y = 0.5, 0.5
    return (("m", x, y - high), ("l", x + wide, y), ("l", x, y + high), ("l", x - wide, y), ("h",))


def _leaf(width: float) -> tuple[Step, ...]:
    """Draw a leaf from the origin to (1, 0), ``width`` to either side."""
    return (
        ("m", 0.0, 0.0), ("c", 0.25, -width, 0.6, -width, 1.0, 0.0),
        ("c", 0.6, width, 0.25, width, 0.0, 0.0), ("h",),
    )  # fmt: skip


MOTIFS: Mapping[str, Callable[[], Iterator[Shape]]] = {
    "cloud": cloud,
    "divider": divider,
    "laurel": laurel,
    "ribbon": ribbon,
    "rosette": rosette,
    "scroll": scroll,
}

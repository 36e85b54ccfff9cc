"""Numbers and matrices in page coordinates: points, counted upwards."""

from __future__ import annotations

from functools import cache

from certificates.marks import Grey, Ink, Matrix
from certificates.paper import POINTS_PER_MM


@cache
def fill(ink: Ink) -> str:
    """The operator that sets the ink of areas and letters."""
    if isinstance(ink, Grey):
        return f"{ink.level:g} g"
    return f"{ink.red:g} {ink.green:g} {ink.blue:g} rg"


@cache
def stroke(ink: Ink) -> str:
    """The operator that sets the ink of lines."""
    return fill(ink).upper()


def matrix_operator(matrix: Matrix, inner: float, outer: float) -> str:
    """Write a matrix (millimetres, downwards) as ``cm``; ``inner``, ``outer`` are sheet heights."""
    a, b, c, d, e, f = matrix
    across, up = (c * inner + e) * POINTS_PER_MM, (outer - d * inner - f) * POINTS_PER_MM
    turned = " ".join(plain(each, 8) for each in (a, -b or 0, -c or 0, d))
    return f"{turned} {across:.3f} {up:.3f} cm"


def plain(number: float, digits: int) -> str:
    """Write at most this many digits and never an exponent, which PDF does not support."""
    said = f"{number:.{digits}g}"
    return f"{number:.10f}" if "e" in said else said

"""Numbers and matrices as a page says them: points, counted upwards."""

from __future__ import annotations

from functools import cache

from certificates.marks import Colour, Matrix
from certificates.paper import POINTS_PER_MM


@cache
def rgb(colour: Colour) -> str:
    return f"{colour.red:g} {colour.green:g} {colour.blue:g}"


def matrix_operator(matrix: Matrix, inner: float, outer: float) -> str:
    """A matrix of millimetres downwards as PDF’s ``cm``, from a sheet ``inner`` high to one ``outer``."""
    a, b, c, d, e, f = matrix
    across, up = (c * inner + e) * POINTS_PER_MM, (outer - d * inner - f) * POINTS_PER_MM
    turned = " ".join(plain(each, 8) for each in (a, -b or 0, -c or 0, d))
    return f"{turned} {across:.3f} {up:.3f} cm"


def plain(number: float, digits: int) -> str:
    """Of so many digits, and never with an exponent: PDF knows none, and drops what follows one."""
    said = f"{number:.{digits}g}"
    return f"{number:.10f}" if "e" in said else said

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
    return f"{a:.8g} {_negative(b)} {_negative(c)} {d:.8g} {across:.3f} {up:.3f} cm"


def _negative(number: float) -> str:
    return f"{-number:.8g}" if number else "0"

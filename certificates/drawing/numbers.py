"""Numbers and matrices in page coordinates: points, counted upwards."""

from __future__ import annotations

from certificates.marks import Matrix
from certificates.paper import POINTS_PER_MM


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

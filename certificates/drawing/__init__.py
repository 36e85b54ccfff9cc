"""Marks as the operators of a PDF page."""

from certificates.drawing.draw import Drawing, draw, image_name
from certificates.drawing.numbers import matrix_operator

__all__ = ["Drawing", "draw", "image_name", "matrix_operator"]

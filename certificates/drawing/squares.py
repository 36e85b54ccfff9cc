"""A matrix of squares as an image mask: one bit for each square, painted in the ink of the code.

Renderers and presses set its edges on their own pixels, without seams between squares.
"""

from __future__ import annotations

from certificates.drawing.inks import fill, over
from certificates.marks import Squares
from certificates.paper import POINTS_PER_MM


def matrix(squares: Squares, height: float) -> str:
    """Draw the dark squares as an inline image (ISO 32000-1, 8.9.7), its rows as hexadecimal."""
    count = squares.squares.side
    side = count * squares.module * POINTS_PER_MM
    x, foot = squares.x * POINTS_PER_MM, (height - squares.y) * POINTS_PER_MM - side
    place = f"{side:.3f} 0 0 {side:.3f} {x:.2f} {foot:.3f} cm"
    image = f"BI/W {count}/H {count}/IM true/D[1 0]/F/AHx ID\n{squares.squares.digits}>\nEI"
    ink = over([squares.colour]) + fill(squares.colour)
    return f"q {ink} {place}\n{image} Q"

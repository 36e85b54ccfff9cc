"""A matrix of squares as one path."""

from __future__ import annotations

import re
from functools import cache

from certificates.drawing.numbers import fill
from certificates.marks import Squares
from certificates.paper import POINTS_PER_MM

PIECE = 8
"""Squares of a row that are looked up together: 256 combinations for each place."""

_DARK = re.compile("1+")


def matrix(squares: Squares, height: float) -> str:
    """Draw adjacent dark modules as one rectangle, on a grid of one module counted downwards."""
    module, top = squares.module * POINTS_PER_MM, (height - squares.y) * POINTS_PER_MM
    grid = f"{module:.4f} 0 0 {-module:.4f} {squares.x * POINTS_PER_MM:.2f} {top:.2f} cm"
    bars = "".join(
        [
            words[row[place]]
            for row, line in zip(squares.rows, _lines(len(squares.rows)), strict=True)
            for place, words in line
        ]
    )
    return f"q {fill(squares.colour)} {grid}{bars} f Q"


class _Bars(dict[str, str]):
    """The operators for a piece of a row that begins in column ``x`` of row ``y``."""

    def __init__(self, x: int, y: int) -> None:
        super().__init__()
        self._x, self._y = x, y

    def __missing__(self, piece: str) -> str:
        spans = [dark.span() for dark in _DARK.finditer(piece)]
        bars = [f" {self._x + start} {self._y} {end - start} 1 re" for start, end in spans]
        self[piece] = "".join(bars)
        return self[piece]


@cache
def _lines(side: int) -> list[list[tuple[slice, _Bars]]]:
    """The pieces of each row of a matrix, with their lookup tables."""
    places = [slice(x, x + PIECE) for x in range(0, side, PIECE)]
    return [[(place, _Bars(place.start, y)) for place in places] for y in range(side)]

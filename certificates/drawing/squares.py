"""A matrix of squares as one path."""

from __future__ import annotations

import re
from functools import cache

from certificates.drawing.numbers import rgb
from certificates.marks import Squares
from certificates.paper import POINTS_PER_MM

_DARK = re.compile("1+")


def matrix(squares: Squares, height: float) -> str:
    """Dark modules side by side as one rectangle each, on a grid of one module turned downwards."""
    module, top = squares.module * POINTS_PER_MM, (height - squares.y) * POINTS_PER_MM
    grid = f"{module:.4f} 0 0 {-module:.4f} {squares.x * POINTS_PER_MM:.2f} {top:.2f} cm"
    side = len(squares.rows)
    dark = _DARK.finditer("0".join(squares.rows))
    bars = " ".join(map(_bars(side).__getitem__, [bar.span() for bar in dark]))
    return f"q {rgb(squares.colour)} rg {grid} {bars} f Q"


class _Bars(dict[tuple[int, int], str]):
    """From the span of a bar in the rows of a matrix, joined by one light square, to its words."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._stride = side + 1

    def __missing__(self, span: tuple[int, int]) -> str:
        y, x = divmod(span[0], self._stride)
        self[span] = f"{x} {y} {span[1] - span[0]} 1 re"
        return self[span]


_bars = cache(_Bars)

"""Lengths and boxes, in millimetres from the top left corner of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

POINTS_PER_MM = 72 / 25.4

Edge = Literal["long-edge", "short-edge"]
"""Of a sheet, about which it is turned."""


class Box(NamedTuple):
    """A rectangle: its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> Box:
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 1e-6) -> bool:
        """True if the two share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def within(self, other: Box) -> Box:
        """The part of it that lies in a box that it meets."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, min(self.right, other.right) - x, min(self.bottom, other.bottom) - y)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that contains all boxes; there must be at least one."""
    x, y, right, bottom = zip(*((b.x, b.y, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(x), min(y), max(right) - min(x), max(bottom) - min(y))

"""Calibration (校准): how the print of one feed is moved so that it falls where it should.

It belongs to a printer, a tray and a stock, never to a layout, and is applied at print time only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from certificates.marks import Matrix
from certificates.paper import Box


class Feed(NamedTuple):
    """What a calibration belongs to; front and back each have their own."""

    printer: str
    tray: str
    stock: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is done to the print, about the middle of the sheet: ``x`` millimetres to the right,
    ``y`` down, so many times as wide and as high.

    ``fall`` is by how many millimetres the right edge is lowered against the left one, ``lean``
    by how many the bottom is moved to the right against the top; a sheet fed askew needs both.
    Raises `PressRefused` for values no sound printer needs.
    """

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    fall: float = 0.0
    lean: float = 0.0

    def matrix(self, sheet: Box) -> Matrix:
        """From where a mark should fall to where it must be sent to fall there."""
        (cx, cy), b, c = sheet.centre, self.fall / sheet.width, self.lean / sheet.height
        e = cx + self.x - self.scale_x * cx - c * cy
        f = cy + self.y - b * cx - self.scale_y * cy
        return Matrix(self.scale_x, b, c, self.scale_y, e, f)


NONE = Calibration()

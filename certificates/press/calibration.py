"""Calibration (校准): move the print of one feed so that it lands where it should.

A calibration belongs to a printer, a tray and a stock, never to a layout. It is applied at print
time only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from certificates.errors import Fault, PressRefused
from certificates.marks import Matrix
from certificates.paper import Box
from certificates.words import Phrase


class Feed(NamedTuple):
    """What a calibration belongs to. Front and back have separate calibrations."""

    printer: str
    tray: str
    stock: str


OFFSET, SCALE, SKEW = 15.0, 0.03, 10.0
"""The largest corrections a sound printer needs: millimetres, fractions of the size, and
millimetres over the sheet."""


def _beyond(path: str, value: float, most: float) -> Fault | None:
    if abs(value) <= most:
        return None
    return Fault(
        path,
        Phrase(
            "%(value)s mm is beyond ±%(most)s mm, more than a printer is off.",
            value=f"{value:.2f}",
            most=f"{most:g}",
        ),
        Phrase(
            "Check the paper size, which way it lies, “actual size” when printing; measure again."
        ),
    )


def _out_of_scale(path: str, value: float) -> Fault | None:
    if abs(value - 1) <= SCALE:
        return None
    return Fault(
        path,
        Phrase(
            "a scale of %(value)s is beyond 100%% ± %(scale)s, more than a printer is off.",
            value=f"{value:.2%}",
            scale=f"{SCALE:.0%}",
        ),
        Phrase("Choose “actual size” (no fitting to the page) when printing; measure again."),
    )


@dataclass(frozen=True, slots=True)
class PrintCalibration:
    """The correction of a print about the centre of the sheet, opposite to the printer's error.

    ``x`` moves the print to the right and ``y`` moves it down, in millimetres. The width and height
    scales multiply its size. ``fall`` lowers the right edge relative to the left one, and ``lean``
    moves the bottom to the right relative to the top, in millimetres. A sheet that is fed askew
    needs both. Raises `PressRefused` for values that no sound printer needs.
    """

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    fall: float = 0.0
    lean: float = 0.0

    def __post_init__(self) -> None:
        judged = [
            _beyond("x", self.x, OFFSET),
            _beyond("y", self.y, OFFSET),
            _out_of_scale("scale_x", self.scale_x),
            _out_of_scale("scale_y", self.scale_y),
            _beyond("fall", self.fall, SKEW),
            _beyond("lean", self.lean, SKEW),
        ]
        if faults := [fault for fault in judged if fault]:
            raise PressRefused(faults)

    def matrix(self, sheet: Box) -> Matrix:
        """The matrix from the place where a mark should land to the place to send it to."""
        if self == NONE:
            return Matrix()
        (cx, cy), b, c = sheet.centre, self.fall / sheet.width, self.lean / sheet.height
        e = cx + self.x - self.scale_x * cx - c * cy
        f = cy + self.y - b * cx - self.scale_y * cy
        return Matrix(self.scale_x, b, c, self.scale_y, e, f)

    def __str__(self) -> str:
        wide, high = f"{self.scale_x:.2%}", f"{self.scale_y:.2%}"
        return (
            f"右移 x {self.x:+.2f}　下移 y {self.y:+.2f}　横向 {wide}　纵向 {high}　"
            f"右端下移 fall {self.fall:+.2f}　下端右移 lean {self.lean:+.2f}（mm）"
        )


NONE = PrintCalibration()


def calibration_of(matrix: Matrix, sheet: Box) -> PrintCalibration:
    """The calibration that has this matrix."""
    cx, cy = sheet.centre
    x, y = matrix(cx, cy)
    found = x - cx, y - cy, matrix.a, matrix.d, matrix.b * sheet.width, matrix.c * sheet.height
    return PrintCalibration(*(round(value, 6) for value in found))

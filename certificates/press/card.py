"""The test card (校准卡): printed once per feed and side, measured with a ruler."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from certificates.fonts import Shelf
from certificates.marks import Mark
from certificates.paper import Box
from certificates.press.calibration import NONE, Calibration, Feed


class Cross(NamedTuple):
    """``label`` is "A" to "I", row by row."""

    label: str
    x: float
    y: float


class Reading(NamedTuple):
    """What a person measured: millimetres from a cross to the nearest side edge, and to the
    nearest of top and bottom edge; from the left and the top if it is in the middle."""

    cross: str
    x: float
    y: float


class Measured(NamedTuple):
    """``residual`` is the largest distance, in millimetres, that is left at any cross."""

    calibration: Calibration
    residual: float


def crosses(sheet: Box) -> tuple[Cross, ...]:
    raise NotImplementedError


def card(
    sheet: Box, feed: Feed, shelf: Shelf, *, back: bool = False, calibration: Calibration = NONE
) -> tuple[Mark, ...]:
    """To be drawn under ``calibration.matrix(sheet)``, which it names."""
    raise NotImplementedError


def calibration_from(
    readings: Sequence[Reading], sheet: Box, before: Calibration = NONE
) -> Measured:
    """``before`` is what the card was printed with.

    Raises `PressRefused` for readings that are too few or contradict one another.
    """
    raise NotImplementedError

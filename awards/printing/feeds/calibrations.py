"""Calibrations as returned, and what the readings of a card mean. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from awards.errors import ReadingsRefused
from awards.printing.feeds.stocks import stock_of
from awards.text.names import match_key
from awards.words import C_, Phrase, sentences
from certificates import Fault, PressRefused
from certificates.paper import Box
from certificates.press import Feed, PrintCalibration, Reading, calibration_from, crosses

NAME = 60
"""The longest name of a printer or a tray."""

GOOD = 0.3
"""The largest error in millimetres of a good print: a ruler read to a quarter shows no less."""


@dataclass(frozen=True, slots=True, order=True)
class FeedSide:
    """What a calibration belongs to. Front and back have separate calibrations."""

    printer: str
    tray: str
    stock: str
    back: bool = False

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """One printer has one key, in any width, case and spacing of its name."""
        return match_key(self.printer), match_key(self.tray), self.stock, self.back

    @property
    def feed(self) -> Feed:
        return Feed(self.printer, self.tray, self.stock)

    @property
    def sheet(self) -> Box:
        """Raises NotFound."""
        return stock_of(self.stock).sheet


@dataclass(frozen=True, slots=True)
class SavedCalibration:
    """A saved calibration: who made it, from which readings of which card.

    ``printed_with`` is the calibration that the card was printed with, 0 if none. ``residual`` and
    ``off`` are millimetres: what no calibration explains, and how far the worst cross was from its
    place on that card. ``again`` is the earlier calibration that was restored.
    """

    id: int
    side: FeedSide
    correction: PrintCalibration
    residual: float
    off: float
    readings: tuple[Reading, ...]
    printed_with: int
    again: int
    made_by: str
    made_at: datetime


class CrossOffset(NamedTuple):
    """Millimetres that a cross is too far right and too far down; ``far`` is the distance."""

    cross: str
    right: float
    down: float

    @property
    def far(self) -> float:
        return math.hypot(self.right, self.down)


@dataclass(frozen=True, slots=True)
class CardMeasurement:
    """What readings mean: how far ``off`` the print was and where, and the correction.

    ``residual`` is what the calibration leaves, largest at the cross ``worst``. A print is ``good``
    if it is no further off than a ruler can show.
    """

    calibration: PrintCalibration
    residual: float
    worst: str
    off: float
    off_at: str
    good: bool


def measurement(
    readings: Sequence[Reading], sheet: Box, before: PrintCalibration
) -> CardMeasurement:
    """Evaluate the readings of a card that was printed with ``before``. Raises ReadingsRefused."""
    try:
        found = calibration_from(readings, sheet, before)
    except PressRefused as fault:
        raise refused(fault) from fault
    worst = max(errors(readings, sheet), key=lambda each: each.far)
    off = round(worst.far, 3)
    return CardMeasurement(*found, off, worst.cross, good=off <= GOOD)


def errors(readings: Sequence[Reading], sheet: Box) -> list[CrossOffset]:
    """The distance of each measured cross from its place."""
    meant = {cross.label: cross for cross in crosses(sheet)}
    told = []
    for reading in readings:
        cross = meant[reading.cross]
        x, y = cross.from_edges(reading.x, reading.y, sheet)
        told.append(CrossOffset(cross.label, x - cross.x, y - cross.y))
    return told


def refused(fault: PressRefused) -> ReadingsRefused:
    return ReadingsRefused(
        faults=fault.faults,
        listed=sentences(*map(_line, fault.faults)),
    )


def _line(fault: Fault) -> Phrase:
    """English names the cross first; the Chinese sentences name it themselves."""
    return Phrase(
        C_("cross", "%(path)s: %(what)s %(remedy)s"),
        path=fault.path,
        what=fault.what,
        remedy=fault.remedy,
    )

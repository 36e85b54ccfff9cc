"""Calibrations as they are handed out, and what the readings of a card say. Pure."""

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
from certificates.press import Calibration, Feed, Reading, calibration_from, crosses

NAME = 60
"""Characters of a printer's or a tray's name."""

GOOD = 0.3
"""Millimetres that the worst cross may lie off: a ruler read to a quarter tells no better."""


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """What a calibration belongs to: front and back each have their own."""

    printer: str
    tray: str
    stock: str
    back: bool = False

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """One printer is one, in whatever width, case and spacing its name is typed."""
        return match_key(self.printer), match_key(self.tray), self.stock, self.back

    @property
    def feed(self) -> Feed:
        return Feed(self.printer, self.tray, self.stock)

    @property
    def sheet(self) -> Box:
        """Raises NotFound."""
        return stock_of(self.stock).sheet


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibration as it was saved: by whom, and out of which readings on which card.

    ``printed_with`` is the calibration that the card was printed with, 0 if none; ``residual``
    and ``off`` are millimetres: what no calibration explains, and how far the worst cross lay from
    its place on that card. ``again`` is the earlier one that was taken back to.
    """

    id: int
    side: Side
    correction: Calibration
    residual: float
    off: float
    readings: tuple[Reading, ...]
    printed_with: int
    again: int
    made_by: str
    made_at: datetime


class Off(NamedTuple):
    """Millimetres that a cross lies too far to the right and too far down; ``far`` is both."""

    cross: str
    right: float
    down: float

    @property
    def far(self) -> float:
        return math.hypot(self.right, self.down)


@dataclass(frozen=True, slots=True)
class Measured:
    """What readings say: how far ``off`` the print was and where, and what would mend it.

    ``residual`` is what the calibration leaves, largest at the cross ``worst``. A print that is
    ``good`` enough lies no further off than a ruler can tell.
    """

    calibration: Calibration
    residual: float
    worst: str
    off: float
    off_at: str
    good: bool


def measured(readings: Sequence[Reading], sheet: Box, before: Calibration) -> Measured:
    """Of a card that was printed with ``before``. Raises ReadingsRefused."""
    try:
        found = calibration_from(readings, sheet, before)
    except PressRefused as fault:
        raise refused(fault) from fault
    worst = max(errors(readings, sheet), key=lambda each: each.far)
    off = round(worst.far, 3)
    return Measured(*found, off, worst.cross, good=off <= GOOD)


def errors(readings: Sequence[Reading], sheet: Box) -> list[Off]:
    """How far each cross that was read lies from where it should."""
    meant = {cross.label: cross for cross in crosses(sheet)}
    told = []
    for reading in readings:
        cross = meant[reading.cross]
        x, y = cross.from_edges(reading.x, reading.y, sheet)
        told.append(Off(cross.label, x - cross.x, y - cross.y))
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

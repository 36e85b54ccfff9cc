"""Where a sheet is cut: the boxes that a PDF names, and crop marks (裁切线) outside the bleed.

Crop marks are printed in every ink of the job, so that each plate can be laid on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from certificates.marks import REGISTRATION, Path, Pen, Step
from certificates.paper import POINTS_PER_MM, Box, around
from certificates.press.sides import SheetBoxes, Side, T

LENGTH, SHORTEST = 5.0, 2.0
"""The length of a crop mark in millimetres: usually, and where the sheet ends."""

AWAY = 1.0
"""Millimetres between a mark and the cut, even without a bleed, so that no part of the mark
remains."""

HAIRLINE = Pen(REGISTRATION, 0.25 / POINTS_PER_MM)


def boxes_of(side: Side[T], bleed: float) -> SheetBoxes:
    """The same on every sheet, full or not, because a press may align sheets by their trim."""
    return _boxes(side.sheet, side.whole or side.trims or side.sheet, bleed)


# One object for all sheets of a run.
@lru_cache(maxsize=64)
def _boxes(sheet: Box, cut: Box | tuple[Box, ...], bleed: float) -> SheetBoxes:
    trim = cut if isinstance(cut, Box) else around(cut)
    return SheetBoxes(sheet, trim.inset(-bleed).within(sheet), trim)


def room_for_marks(whole: Box, sheet: Box, bleed: float) -> float:
    """Millimetres left for a crop mark on the narrowest side; negative if the bleed has no room."""
    margins = whole.x, whole.y, sheet.width - whole.right, sheet.height - whole.bottom
    return min(margins) - max(bleed, AWAY)


def crop_marks(trims: Sequence[Box], whole: Box, sheet: Box, bleed: float) -> Path:
    """The ends of every cut of ``trims``, outside the printed area ``whole``.

    There are no marks between certificates: the first cut would remove them.
    """
    inner = whole.inset(-max(bleed, AWAY))
    outer = inner.inset(-LENGTH).within(sheet)
    steps: list[Step] = []
    for y in dict.fromkeys(y for trim in trims for y in (trim.y, trim.bottom)):
        steps += [
            ("m", outer.x, y),
            ("l", inner.x, y),
            ("m", inner.right, y),
            ("l", outer.right, y),
        ]
    for x in dict.fromkeys(x for trim in trims for x in (trim.x, trim.right)):
        steps += [
            ("m", x, outer.y),
            ("l", x, inner.y),
            ("m", x, inner.bottom),
            ("l", x, outer.bottom),
        ]
    return Path(tuple(steps), HAIRLINE)

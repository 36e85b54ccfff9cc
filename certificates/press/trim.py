"""Where a sheet is cut: the boxes that a PDF names, and crop marks (裁切线) outside the bleed.

Crop marks should be of all inks, to show in every separation. What we make is RGB, so they are
black hairlines, and it is for the press to turn them into registration black.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certificates.marks import Path, Pen, Step
from certificates.paper import POINTS_PER_MM, Box, around
from certificates.press.lettering import BLACK
from certificates.press.sides import SheetBoxes, Side, T

LENGTH, SHORTEST = 5.0, 2.0
"""Millimetres of a crop mark: as a rule, and where the sheet ends."""

AWAY = 1.0
"""Millimetres it keeps from the cut even when there is no bleed, so that none of it is left."""

HAIRLINE = Pen(BLACK, 0.25 / POINTS_PER_MM)


def boxes_of(side: Side[T], bleed: float) -> SheetBoxes:
    """Of several certificates together; a sheet that has none is not cut."""
    if not side.cells:
        return SheetBoxes(side.sheet, side.sheet, side.sheet)
    trim = around(side.trims)
    return SheetBoxes(side.sheet, trim.inset(-bleed).within(side.sheet), trim)


def room_for_marks(trims: Sequence[Box], sheet: Box, bleed: float) -> float:
    """Millimetres left for a crop mark on the narrowest side; below 0 if even the bleed has none."""
    cut = around(trims)
    margins = cut.x, cut.y, sheet.width - cut.right, sheet.height - cut.bottom
    return min(margins) - max(bleed, AWAY)


def crop_marks(
    trims: Sequence[Box], taken: Sequence[Box], sheet: Box, bleed: float
) -> tuple[Path, ...]:
    """For every cut of ``trims``, except on what is ``taken`` by others and their bleed.

    The same cut is marked farther out.
    """
    inked = [box.inset(-bleed) for box in taken]
    drawn = dict.fromkeys(mark for trim in trims for mark in _around(trim, max(bleed, AWAY)))
    steps: list[Step] = []
    for mark in (mark.within(sheet) for mark in drawn):
        long_enough = max(mark.width, mark.height) >= SHORTEST - 1e-6
        if long_enough and not any(box.meets(_with_body(mark)) for box in inked):
            steps += [("m", mark.x, mark.y), ("l", mark.right, mark.bottom)]
    return (Path(tuple(steps), HAIRLINE),) if steps else ()


def _with_body(mark: Box) -> Box:
    """As thick as it is drawn, and no longer."""
    if mark.width:
        return Box(mark.x, mark.y - HAIRLINE.width / 2, mark.width, HAIRLINE.width)
    return Box(mark.x - HAIRLINE.width / 2, mark.y, HAIRLINE.width, mark.height)


def _around(trim: Box, away: float) -> Iterator[Box]:
    """Eight marks, as boxes without a width or without a height."""
    far = away + LENGTH
    for y in (trim.y, trim.bottom):
        for x in (trim.x - far, trim.right + away):
            yield Box(round(x, 3), round(y, 3), LENGTH, 0)
    for x in (trim.x, trim.right):
        for y in (trim.y - far, trim.bottom + away):
            yield Box(round(x, 3), round(y, 3), 0, LENGTH)

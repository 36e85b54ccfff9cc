"""What is printed outside the trim: crop marks, a colour bar, a slug line; and the boxes of a side.

Crop marks should be of all inks, to show in every separation; what we make is RGB, so they are
black hairlines, and it is for the press to convert them to registration black.
"""

from __future__ import annotations

from certificates.fonts import Shelf
from certificates.marks import Mark
from certificates.press.setup import Setup
from certificates.press.sides import Side, SheetBoxes, T


def boxes_of(side: Side[T], bleed: float) -> SheetBoxes:
    raise NotImplementedError


def marks_of(side: Side[T], setup: Setup, shelf: Shelf, total: int) -> tuple[Mark, ...]:
    """All that a side bears beside its cells: words of a divider, marks for the cutter, the slug.

    ``total`` is the number of sheets.
    """
    raise NotImplementedError

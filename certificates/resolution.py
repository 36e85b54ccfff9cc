"""Whether a picture is fine enough for its size on paper.

Prepress practice wants 300 dots an inch of a photo. Below 150 a reader sees that it is soft, and
below 72 a reader sees its squares.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from certificates.marks import Picture
from certificates.paper import Box
from certificates.words import Phrase

FINE, LEAST = 150, 72
"""Pixels an inch of paper: below the first a warning, below the second a fault."""


class Resolution(NamedTuple):
    """``dpi`` is along the coarser side; ``needed`` are the pixels that are fine enough."""

    dpi: int
    needed: tuple[int, int]

    @property
    def is_fault(self) -> bool:
        return self.dpi < LEAST

    @property
    def is_fine(self) -> bool:
        return self.dpi >= FINE


def of_picture(picture: Picture) -> Resolution:
    return resolution(picture.box, (picture.image.width, picture.image.height))


def resolution(box: Box, size: tuple[int, int]) -> Resolution:
    """``box`` is filled on paper, so that any way of fitting counts right; ``size`` is in pixels.

    Of a picture that is cut to its box, the whole size and what is left give the same.
    """
    wide, high = box.width / 25.4, box.height / 25.4
    # A box is rounded to a thousandth of a millimetre.
    needed = math.ceil(wide * FINE - 0.05), math.ceil(high * FINE - 0.05)
    return Resolution(math.floor(min(size[0] / wide, size[1] / high) + 0.05), needed)


def words_for_layout(found: Resolution) -> tuple[Phrase, Phrase]:
    """What is wrong with a picture of the layout itself, and the remedy."""
    what = Phrase(
        "would print at %(dpi)s dpi; below %(fine)s it is soft, below %(least)s it is refused.",
        dpi=found.dpi,
        fine=FINE,
        least=LEAST,
    )
    wide, high = found.needed
    return what, Phrase(
        "Use a picture of at least %(wide)s × %(high)s pixels, or a smaller box.",
        wide=wide,
        high=high,
    )

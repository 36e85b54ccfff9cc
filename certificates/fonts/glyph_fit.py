"""Scale the ideographs of one face to match another's size and height."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from certificates.fonts.face import Face

IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x3FFFE))
"""Unified ideographs without the compatibility ones."""

SAMPLE = 60
"""Ideographs measured per face, spread evenly over its coverage. Two faces need not share any."""

SMALLEST, LARGEST = 0.85, 1.15

UNSEEN = 0.01
"""The smallest difference between neighbouring ideographs that a reader sees, in ems."""


class GlyphFit(NamedTuple):
    """``scale`` of the size, then the shift to the right and up, in ems."""

    scale: float = 1.0
    shift: float = 0.0
    rise: float = 0.0


class _Ink(NamedTuple):
    """The usual extent of a face's ideographs, in ems."""

    advance: float
    width: float
    height: float
    middle: float


@cache
def fit(face: Face, beside: Face) -> GlyphFit:
    """How to set ideographs of one face among those of another, if both have the same width."""
    mine, theirs = _ink(face), _ink(beside)
    if face is beside or mine is None or theirs is None or mine.advance != theirs.advance:
        return GlyphFit()
    ratio = (theirs.width + theirs.height) / (mine.width + mine.height)
    scale = round(min(max(ratio, SMALLEST), LARGEST), 3)
    rise = round(theirs.middle - scale * mine.middle, 3)
    if abs(scale - 1) < UNSEEN and abs(rise) < UNSEEN:
        return GlyphFit()
    return GlyphFit(scale, round((1 - scale) * mine.advance / 2, 4), rise)


def is_ideograph(cluster: str) -> bool:
    return any(ord(cluster[0]) in block for block in IDEOGRAPHS)


def _within(block: range, points: Sequence[int]) -> Sequence[int]:
    """A quantile of sorted points."""
    return points[bisect_left(points, block.start) : bisect_left(points, block.stop)]


@cache
def _ink(face: Face) -> _Ink | None:
    points = [point for block in IDEOGRAPHS for point in _within(block, list(face.hb.unicodes))]
    sample = points[:: max(1, len(points) // SAMPLE)]
    numbers = [face.font.get_nominal_glyph(point) for point in sample]
    boxes = [box for n in numbers if (box := face.font.get_glyph_extents(n)) and box.height]
    if not boxes:
        return None
    em = face.hb.upem
    return _Ink(
        median(face.font.get_glyph_h_advance(n) for n in numbers) / em,
        median(box.width for box in boxes) / em,
        median(-box.height for box in boxes) / em,
        median(box.y_bearing + box.height / 2 for box in boxes) / em,
    )

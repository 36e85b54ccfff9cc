"""What font programs are cut from: a face reduced to the glyphs that are wanted time and again.

To cut a few glyphs from a whole Chinese font takes ten times as long, and that is done for every
file of a batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.face import Face
from certificates.fonts.widths import even

# Without subroutines a few glyphs take less room, and no program hangs on what it was cut from.
PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE

TABLES = frozenset({"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""Those that a PDF reader needs; all others are left out."""

VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "VARC", "cvar"})
"""Those that say how a variable font varies: read, and then gone."""

EVERYDAY = "".join(map(chr, range(0x20, 0x7F))) + "".join(
    bytes((row, cell)).decode("gb2312", "ignore")
    for row in (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    for cell in range(0xA1, 0xFF)
)
"""ASCII, and the signs and the 3,755 characters of level 1 of GB/T 2312: few names hold others."""

PATIENCE = 6
"""Programs with a glyph that is not in stock, before the stock is laid in anew; then as many again."""


class Source(NamedTuple):
    """``numbers`` are those of glyphs in the face to those in here."""

    face: hb.Face
    numbers: Mapping[int, int]


def source_of(face: Face, numbers: AbstractSet[int]) -> Source:
    """Something that has these glyphs; a program cut from it is the same, whatever else it has."""
    return _stock(face).source(numbers)


def wanted(face: Face, numbers: AbstractSet[int]) -> hb.SubsetInput:
    asked = hb.SubsetInput()
    asked.sets(hb.SubsetInputSets.GLYPH_INDEX).update(numbers)
    asked.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_needless(face))
    asked.flags = PLAIN
    if "CFF2" in face.hb.table_tags:
        asked.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    elif face.is_cff and not face.is_cid_keyed:
        # Without CIDs of its own a CFF font is asked by glyph number, so numbers must stay.
        asked.flags |= hb.SubsetFlags.RETAIN_GIDS
    for axis, value in face.axes.items():
        asked.pin_axis_location(face.hb, axis, value)
    return asked


@cache
def _needless(face: Face) -> tuple[int, ...]:
    tags = sorted(set(face.hb.table_tags) - TABLES - VARIATIONS)
    return tuple(int.from_bytes(tag.encode("latin-1"), "big") for tag in tags)


class _Stock:
    def __init__(self, face: Face) -> None:
        self._face = face
        self._held = Source(face.hb, {})
        self._missed: list[AbstractSet[int]] = []
        self._patience = PATIENCE

    def source(self, numbers: AbstractSet[int]) -> Source:
        if numbers <= self._held.numbers.keys():
            return self._held
        self._missed.append(numbers)
        if len(self._missed) >= self._patience:
            self._patience *= 2
            self._lay_in(frozenset().union(*self._missed))
        return _reduced(self._face, numbers)

    def _lay_in(self, numbers: AbstractSet[int]) -> None:
        # An instance of a variable font has bounds of the glyphs at hand, which would differ.
        if not self._face.axes:
            together = _everyday(self._face) | numbers | self._held.numbers.keys()
            self._held = _laid_in(self._face, together)


@cache
def _stock(face: Face) -> _Stock:
    return _Stock(face)


@cache
def _everyday(face: Face) -> frozenset[int]:
    return frozenset(filter(None, map(face.font.get_nominal_glyph, map(ord, EVERYDAY))))


def _reduced(face: Face, numbers: AbstractSet[int]) -> Source:
    """For one program alone: only what is not done in cutting it must be done before."""
    if face.is_cid_keyed:
        return _laid_in(face, numbers)
    return Source(face.hb, {number: number for number in numbers})


def _laid_in(face: Face, numbers: AbstractSet[int]) -> Source:
    asked = wanted(face, numbers)
    if not face.is_cid_keyed:
        asked.flags |= hb.SubsetFlags.RETAIN_GIDS
    plan = hb.SubsetPlan(face.hb, asked)
    font, places = bytes(plan.execute().blob.data), plan.old_to_new_glyph_mapping
    if face.is_cid_keyed:
        font = even(font)
    return Source(hb.Face(hb.Blob(font)), {number: places[number] for number in numbers})

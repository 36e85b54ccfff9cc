"""The source of font programs: a face reduced to the glyphs that are often needed.

Cutting a few glyphs from a whole Chinese font takes ten times as long, and every file of a batch
does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.face import Face
from certificates.fonts.widths import even

# Without subroutines a few glyphs take less room, and a program does not depend on its source.
PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE

TABLES = frozenset({"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""Tables that a PDF reader needs; all others are dropped."""

VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "VARC", "cvar"})
"""Tables that define how a variable font varies: applied, then dropped."""

EVERYDAY = "".join(map(chr, range(0x20, 0x7F))) + "".join(
    bytes((row, cell)).decode("gb2312", "ignore")
    for row in (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    for cell in range(0xA1, 0xFF)
)
"""ASCII, and the signs and the 3,755 characters of level 1 of GB/T 2312. Few names use others."""

PATIENCE = 6
"""Programs with a missing glyph before the stock is rebuilt; the number doubles each time."""


class Source(NamedTuple):
    """``numbers`` maps glyph numbers of the face to those in this source."""

    face: hb.Face
    numbers: Mapping[int, int]


def source_of(face: Face, numbers: AbstractSet[int]) -> Source:
    """A source with these glyphs. A program cut from it does not depend on its other glyphs."""
    return _stock(face).source(numbers)


def wanted(face: Face, numbers: AbstractSet[int]) -> hb.SubsetInput:
    asked = hb.SubsetInput()
    asked.sets(hb.SubsetInputSets.GLYPH_INDEX).update(numbers)
    asked.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_needless(face))
    asked.flags = PLAIN
    if "CFF2" in face.hb.table_tags:
        asked.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    elif face.is_cff and not face.is_cid_keyed:
        # A CFF font without CIDs is addressed by glyph number, so the numbers must stay.
        asked.flags |= hb.SubsetFlags.RETAIN_GIDS
    for axis, value in face.axes.items():
        asked.pin_axis_location(face.hb, axis, value)
    return asked


@cache
def _needless(face: Face) -> tuple[int, ...]:
    tags = sorted(set(face.hb.table_tags) - TABLES - VARIATIONS)
    return tuple(int.from_bytes(tag.encode("latin-1"), "big") for tag in tags)


class _KeptSource:
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
        # An instance of a variable font has the bounds of the loaded glyphs, which would differ.
        if not self._face.axes:
            together = _everyday(self._face) | numbers | self._held.numbers.keys()
            self._held = _laid_in(self._face, together)


@cache
def _stock(face: Face) -> _KeptSource:
    return _KeptSource(face)


@cache
def _everyday(face: Face) -> frozenset[int]:
    return frozenset(filter(None, map(face.font.get_nominal_glyph, map(ord, EVERYDAY))))


def _reduced(face: Face, numbers: AbstractSet[int]) -> Source:
    """Reduce the font for one program: apply only what must precede the cut."""
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

"""A font program with a few glyphs of a face, as a PDF holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.downgrade import downgraded
from certificates.fonts.face import Face

TABLES = frozenset({"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""Those that a PDF reader needs; all others are left out."""

VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "VARC", "cvar"})
"""Those that say how a variable font varies: read, and then gone."""

# Without subroutines a few glyphs take less room, and no program hangs on what it was cut from.
PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE

PREPARED_FROM = 60
"""Programs cut from a whole face before it is prepared for more: that takes as long as 150, once,
and makes each of the others five times as fast."""


class Program(NamedTuple):
    """``numbers`` are those in the face to those in the program."""

    data: bytes
    numbers: Mapping[int, int]


def cut(face: Face, numbers: AbstractSet[int]) -> Program:
    """The program with these glyphs and ``.notdef`` alone: the same bytes, whatever was cut before."""
    source = _stock(face).source(numbers)
    plan = hb.SubsetPlan(source, _wanted(face, numbers))
    small, renumbered = plan.execute(), dict(plan.old_to_new_glyph_mapping)
    if "CFF2" in face.hb.table_tags:
        data = downgraded(bytes(small.blob.data), renumbered)
    else:
        data = bytes((small.reference_table("CFF ") if face.is_cff else small.blob).data)
    return Program(data, renumbered)


def hold(face: Face, numbers: Iterable[int]) -> None:
    """Keep these glyphs in stock: many programs will be made of them."""
    _stock(face).hold(numbers)


class _Stock:
    """What to cut a face's programs from; glyphs have the same numbers in all of it."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._held: tuple[AbstractSet[int], hb.Face] = frozenset(), face.hb
        self._whole = face.hb
        self._asked = 0

    def source(self, numbers: AbstractSet[int]) -> hb.Face:
        held, small = self._held
        if numbers <= held:
            return small
        self._asked += 1
        if self._asked == PREPARED_FROM:
            self._whole = hb.subset_preprocess(self._face.hb)
        return self._whole

    def hold(self, numbers: Iterable[int]) -> None:
        held = self._held[0] | frozenset(numbers)
        # An instance of a variable font has bounds of the glyphs at hand, which would differ.
        if held == self._held[0] or self._face.axes:
            return
        wanted = _wanted(self._face, held)
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
        small = hb.SubsetPlan(self._whole, wanted).execute()
        self._held = held, hb.Face(hb.Blob(bytes(small.blob.data)))


@cache
def _stock(face: Face) -> _Stock:
    return _Stock(face)


def _wanted(face: Face, numbers: AbstractSet[int]) -> hb.SubsetInput:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(numbers)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_needless(face))
    wanted.flags = PLAIN
    if "CFF2" in face.hb.table_tags:
        wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    elif face.is_cff and not face.is_cid_keyed:
        # Without CIDs of its own a CFF font is asked by glyph number, so numbers must stay.
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.hb, axis, value)
    return wanted


@cache
def _needless(face: Face) -> tuple[int, ...]:
    tags = sorted(set(face.hb.table_tags) - TABLES - VARIATIONS)
    return tuple(int.from_bytes(tag.encode("latin-1"), "big") for tag in tags)

"""A font program with a few glyphs of a face, as a PDF holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.downgrade import downgraded
from certificates.fonts.face import Face
from certificates.fonts.widths import even

TABLES = frozenset({"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""Those that a PDF reader needs; all others are left out."""

VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "VARC", "cvar"})
"""Those that say how a variable font varies: read, and then gone."""

# Without subroutines a few glyphs take less room, and no program hangs on what it was cut from.
PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE


class Program(NamedTuple):
    """``numbers`` are those in the face to those in the program."""

    data: bytes
    numbers: Mapping[int, int]


def cut(face: Face, numbers: AbstractSet[int]) -> Program:
    """The program with these glyphs and ``.notdef`` alone: the same bytes, whatever was cut before."""
    held = _stock(face).holding(numbers)
    plan = hb.SubsetPlan(held.source, _wanted(face, {held.numbers[each] for each in numbers}))
    small, renumbered = plan.execute(), dict(plan.old_to_new_glyph_mapping)
    renumbered = {old: renumbered[new] for old, new in held.numbers.items() if new in renumbered}
    if "CFF2" in face.hb.table_tags:
        return Program(downgraded(bytes(small.blob.data), renumbered), renumbered)
    return Program(
        bytes((small.reference_table("CFF ") if face.is_cff else small.blob).data), renumbered
    )


def hold(face: Face, numbers: Iterable[int]) -> None:
    """Keep these glyphs in stock: many programs will be made of them."""
    _stock(face).hold(frozenset(numbers))


class _Held(NamedTuple):
    """A font with some glyphs of a face, or all, and the numbers they have in it."""

    source: hb.Face
    numbers: Mapping[int, int]


class _Stock:
    """What to cut a face's programs from."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._held = _Held(face.hb, {})

    def holding(self, numbers: AbstractSet[int]) -> _Held:
        if numbers <= self._held.numbers.keys():
            return self._held
        return _reduced(self._face, numbers)

    def hold(self, numbers: AbstractSet[int]) -> None:
        wanted = self._held.numbers.keys() | numbers
        if wanted != self._held.numbers.keys() and not self._face.axes:
            self._held = _reduced(self._face, wanted)


def _reduced(face: Face, numbers: AbstractSet[int]) -> _Held:
    if face.axes:
        # An instance of a variable font has bounds of the glyphs at hand, which would differ.
        return _Held(face.hb, {number: number for number in (0, *numbers)})
    plan = hb.SubsetPlan(face.hb, _wanted(face, numbers))
    font = bytes(plan.execute().blob.data)
    if face.is_cid_keyed:
        font = even(font)
    return _Held(hb.Face(hb.Blob(font)), dict(plan.old_to_new_glyph_mapping))


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

"""A font program with a few glyphs of a face, as a PDF holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.face import Face

TABLES = frozenset({"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""Those that a PDF reader needs; all others are left out."""

VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "VARC", "cvar"})
"""Those that say how a variable font varies: read, and then gone."""

PREPARED_FROM = 20
"""Programs of one face before it is prepared for more: that takes as long as 150, once, and makes
each of the others five times as fast."""


class Program(NamedTuple):
    """``numbers`` are those in the face to those in the program."""

    data: bytes
    numbers: Mapping[int, int]


def cut(face: Face, numbers: AbstractSet[int]) -> Program:
    """The program with these glyphs and ``.notdef`` alone."""
    plan = hb.SubsetPlan(_source(face), _wanted(face, numbers))
    small = plan.execute()
    data = small.reference_table("CFF ").data if face.is_cff else small.blob.data
    return Program(bytes(data), plan.old_to_new_glyph_mapping)


def _wanted(face: Face, numbers: AbstractSet[int]) -> hb.SubsetInput:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(numbers)
    needless = set(face.hb.table_tags) - TABLES - VARIATIONS
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_tag, needless))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if face.is_cff and not face.is_cid_keyed:
        # Without CIDs of its own a CFF font is asked by glyph number, so numbers must stay.
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.hb, axis, value)
    return wanted


_asked: Counter[Face] = Counter()


def _source(face: Face) -> hb.Face:
    """What to cut from; a face prepared for it gives the very same bytes."""
    _asked[face] += 1
    return face.hb if _asked[face] < PREPARED_FROM else _prepared(face)


@cache
def _prepared(face: Face) -> hb.Face:
    return hb.subset_preprocess(face.hb)


def _tag(tag: str) -> int:
    return int.from_bytes(tag.encode("latin-1"), "big")

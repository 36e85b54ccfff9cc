"""A font program with a few glyphs of a face, as a PDF holds it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from certificates.fonts.downgrade import downgraded
from certificates.fonts.face import Face
from certificates.fonts.glyph_source import source_of, wanted


class Program(NamedTuple):
    """``numbers`` maps glyph numbers of the face to those of the program."""

    data: bytes
    numbers: Mapping[int, int]


def cut(face: Face, numbers: AbstractSet[int]) -> Program:
    """The program with only these glyphs and ``.notdef``: the same bytes in any order of calls."""
    return _cut(face, frozenset(numbers))


# Each file of a batch has the same title, so the same program of its face.
@lru_cache(maxsize=64)
def _cut(face: Face, numbers: frozenset[int]) -> Program:
    source = source_of(face, numbers)
    plan = hb.SubsetPlan(source.face, wanted(face, {source.numbers[n] for n in numbers}))
    small, places = plan.execute(), plan.old_to_new_glyph_mapping
    renumbered = {number: places[source.numbers[number]] for number in numbers}
    if "CFF2" in face.hb.table_tags:
        data = downgraded(bytes(small.blob.data), renumbered)
    else:
        data = bytes((small.reference_table("CFF ") if face.is_cff else small.blob).data)
    return Program(data, renumbered)

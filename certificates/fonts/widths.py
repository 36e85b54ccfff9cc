"""Glyph widths that every reader of a CID-keyed CFF font finds.

An outline gives its width as the difference from a number of its font dictionary (Adobe Technical
Note 5176, section 19, and 5177). The dictionary follows from the glyph's index. Readers that use
its CID find another dictionary and so another width. With the same two numbers in all dictionaries
both results agree.
"""

from __future__ import annotations

import io

from fontTools.cffLib import PrivateDict
from fontTools.misc.psCharStrings import T2CharString, T2WidthExtractor
from fontTools.ttLib import TTFont

USUAL = 1000
"""The width of an outline that gives none: an ideograph's em."""


def even(font: bytes) -> bytes:
    """The same font with each width counted from 0 in every dictionary."""
    with TTFont(io.BytesIO(font), recalcBBoxes=False) as small:
        top = small["CFF "].cff[0]
        for name in top.charset:
            _say_width(top.CharStrings[name])
        for each in top.FDArray:
            each.Private.defaultWidthX, each.Private.nominalWidthX = USUAL, 0
        out = io.BytesIO()
        small.save(out, reorderTables=None)
        return out.getvalue()


def _say_width(outline: T2CharString) -> None:
    private: PrivateDict = outline.private
    usual, base = private.defaultWidthX, private.nominalWidthX
    if (usual, base) == (USUAL, 0):
        return
    found = T2WidthExtractor([], [], base, usual)
    found.execute(outline)
    outline.decompile()
    if found.width != usual:
        del outline.program[0]
    if found.width != USUAL:
        outline.program[:3] = [found.width, *_unabridged(outline.program[:3])]


def _unabridged(start: list[int | str]) -> list[int | str]:
    """Write a first move along one axis as one along both, where every reader finds a width."""
    match start:
        case [across, "hmoveto", *rest]:
            return [across, 0, "rmoveto", *rest]
        case [up, "vmoveto", *rest]:
            return [0, up, "rmoveto", *rest]
    return start

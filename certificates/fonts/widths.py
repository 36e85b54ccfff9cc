"""Glyph widths that every reader of a CID-keyed CFF font finds.

An outline gives its width as the difference from a number of its font dictionary (Adobe Technical
Note 5176, section 19, and 5177). The dictionary follows from the glyph's index. Readers that use
its CID find another dictionary and so another width. With the same two numbers in all dictionaries
both results agree.

Only the first operands of an outline are read: taking all of it apart would take ten times as long,
and a Chinese face has thousands.
"""

from __future__ import annotations

import io

from fontTools.cffLib import PrivateDict
from fontTools.misc.psCharStrings import T2CharString, encodeFixed, encodeIntT2
from fontTools.ttLib import TTFont

USUAL = 1000
"""The width of an outline that gives none: an ideograph's em."""

VMOVETO, ENDCHAR, RMOVETO, HMOVETO = 4, 14, 21, 22
"""Operators that begin an outline without hints (Note 5177, appendix A)."""

OPERANDS = {VMOVETO: 1, ENDCHAR: 0, RMOVETO: 2, HMOVETO: 1}

SHORT, FIXED = 28, 255
"""The bytes before a number of 16 bits, and of 32 bits with a fraction of 16."""


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
    said = outline.bytecode
    starts, end = _operands(said)
    width, first = usual, 0
    if len(starts) > OPERANDS.get(said[end], len(starts)):
        first = [*starts, end][1]
        width = base + _number(said)
    rest = said[first:]
    if width != USUAL:
        rest = _encoded(width) + _unabridged(said[first:end], said[end:])
    outline.bytecode = rest


def _operands(said: bytes) -> tuple[list[int], int]:
    """Where the first operands of an outline begin, and where their operator is."""
    starts, at = [], 0
    while said[at] >= 32 or said[at] == SHORT:
        starts.append(at)
        at += _length(said[at])
    return starts, at


def _length(first: int) -> int:
    """The bytes of a number that begins with this one."""
    if first == SHORT:
        return 3
    if first == FIXED:
        return 5
    return 1 if first < 247 else 2


def _number(said: bytes) -> float:
    """The number at the beginning (Note 5177, section 3.2)."""
    first, second = said[:2]
    if first == SHORT:
        return int.from_bytes(said[1:3], "big", signed=True)
    if first == FIXED:
        return int.from_bytes(said[1:5], "big", signed=True) / 0x10000
    if first < 247:
        return first - 139
    return (
        (first - 247) * 256 + second + 108 if first < 251 else -(first - 251) * 256 - second - 108
    )


def _encoded(number: float) -> bytes:
    return bytes(encodeIntT2(int(number)) if number == int(number) else encodeFixed(number))


def _unabridged(operands: bytes, rest: bytes) -> bytes:
    """Write a first move along one axis as one along both, where every reader finds a width."""
    zero, both = _encoded(0), bytes((RMOVETO,))
    if rest[0] == HMOVETO:
        return operands + zero + both + rest[1:]
    if rest[0] == VMOVETO:
        return zero + operands + both + rest[1:]
    return operands + rest

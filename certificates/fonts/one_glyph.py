"""A cluster of a shaped word as one glyph of a small font program (Adobe Technical Note 5176)."""

from __future__ import annotations

from functools import lru_cache

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, TopDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from certificates.fonts.face import Face
from certificates.fonts.glyph_outline import glyph_outline
from certificates.fonts.shaping import ShapedCluster

EM = 1000
"""Units of an em, which every reader of CFF understands."""


@lru_cache(maxsize=1024)
def as_one_glyph(face: Face, cluster: ShapedCluster, code: int) -> bytes:
    """A CFF program with ``.notdef`` and the cluster, at this code."""
    scale = EM / face.hb.upem
    pen = T2CharStringPen(round(cluster.advance * EM), None)
    for number, x, y in cluster.glyphs:
        _draw(pen, face, number, x, y, scale)
    if not cluster.glyphs:
        _speck(pen)
    name = f"cid{code:05}"
    empty = T2CharStringPen(EM, None)
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder([".notdef", name])
    strings = {".notdef": empty.getCharString(), name: pen.getCharString()}
    builder.setupCFF(face.postscript, {}, strings, {})
    _by_code(builder.font["CFF "].cff[0], code)
    return bytes(builder.font["CFF "].compile(builder.font))


def _by_code(top: TopDict, last: int) -> None:
    """Address the glyphs by their codes and not by names."""
    part = FontDict()
    part.Private = top.Private
    parts, chosen = FDArrayIndex(), FDSelect()
    parts.append(part)
    chosen.format, chosen.gidArray = 3, [0] * len(top.charset)
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = last + 1
    top.FDArray, top.FDSelect = parts, chosen
    del top.Private


def _speck(pen: T2CharStringPen) -> None:
    """A thousandth of an em, without which some programs take a letter for a space."""
    pen.moveTo((0, 0))
    pen.lineTo((1, 0))
    pen.lineTo((1, 1))
    pen.closePath()


def _draw(pen: T2CharStringPen, face: Face, number: int, x: int, y: int, scale: float) -> None:
    for operator, *numbers in glyph_outline(face, number):
        places = [float(each) for each in numbers]
        pairs = zip(places[::2], places[1::2], strict=True)
        points = [((across + x) * scale, (up + y) * scale) for across, up in pairs]
        if operator == "m":
            pen.moveTo(points[0])
        elif operator == "l":
            pen.lineTo(points[0])
        elif operator == "c":
            pen.curveTo(*points)
        else:
            pen.closePath()

"""Embed a face in a PDF: a Type 0 font with Identity-H and only the used glyphs (ISO 32000-1, 9.7).

ReportLab's own font classes refuse CFF outlines and split a Chinese font into pieces of 256 glyphs.
Its document only needs `addObjects` of a font when it is saved.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from functools import cache
from typing import cast

import uharfbuzz as hb
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from certificates.characters import clusters, composed
from certificates.fonts.codes import encode
from certificates.fonts.face import Face, Glyph
from certificates.fonts.program import cut

Subset = dict[int, tuple[str, Glyph]]
"""From a code to its meaning and its shape."""

PER_BLOCK = 100
"""The most lines a ``beginbfchar`` block may have (Adobe Technical Note 5411)."""


def embed(face: Face, used: Iterable[tuple[str, bool]], doc: PDFDocument) -> None:
    """Add the fonts that `encode` named for these texts. The second font of a face is upright."""
    fonts = cast(PDFDictionary, doc.idToObject[BasicFonts])
    for name, subset in sorted(_subsets(face, used).items()):
        fonts[name] = _refer(_type0(face, dict(sorted(subset.items())), doc), doc, name)


def _subsets(face: Face, used: Iterable[tuple[str, bool]]) -> dict[str, Subset]:
    subsets: dict[str, Subset] = {}
    drawn = {(cluster, upright) for text, upright in used for cluster in clusters(text)}
    for cluster, upright in drawn:
        glyph, meant = face.glyph(cluster, upright), composed(cluster)
        if glyph and meant:
            ((name, _),) = encode(face, cluster, upright)
            subsets.setdefault(name, {})[glyph.code] = meant, glyph
    return subsets


def _type0(face: Face, glyphs: Subset, doc: PDFDocument) -> PDFDictionary:
    name = PDFName(f"{_tag(face, glyphs)}+{face.postscript}")
    unicode_map = PDFStream(content=_to_unicode(glyphs), filters=[PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([_refer(_descendant(face, glyphs, name, doc), doc)]),
            "ToUnicode": _refer(unicode_map, doc),
        }
    )


def _descendant(face: Face, glyphs: Subset, name: str, doc: PDFDocument) -> PDFDictionary:
    widths: list[bytes] = []
    for code, (_, glyph) in glyphs.items():
        widths += [b"%d" % code, _width(glyph.advance)]
    program, numbers = cut(face, {glyph.number for _, glyph in glyphs.values()})
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if face.is_cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "DW": 1000,
        "W": PDFArray(widths),
        "FontDescriptor": _refer(_descriptor(face, program, name, doc), doc),
    }
    if not face.is_cff:
        places = bytearray(2 * (max(glyphs) + 1))
        for code, (_, glyph) in glyphs.items():
            places[2 * code : 2 * code + 2] = numbers[glyph.number].to_bytes(2, "big")
        stream = PDFStream(content=bytes(places), filters=[PDFZCompress])
        entries["CIDToGIDMap"] = _refer(stream, doc)
    return PDFDictionary(entries)


@cache
def _width(advance: float) -> bytes:
    """Write an array of one number as ReportLab does, but faster."""
    return f"[ {fp_str(round(advance * 1000, 3))} ]".encode()


def _descriptor(face: Face, program: bytes, name: str, doc: PDFDocument) -> PDFDictionary:
    extents = face.font.get_font_extents("ltr")
    capitals = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    ascent, descent, height, *box = (
        round(value * 1000 / face.hb.upem)
        for value in (extents.ascender, extents.descender, capitals, *_bounds(face))
    )
    stream = PDFStream(content=program, filters=[PDFZCompress])
    if face.is_cff:
        stream.dictionary["Subtype"] = PDFName("CIDFontType0C")
    else:
        stream.dictionary["Length1"] = len(program)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": PDFArray(box),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": height,
            "StemV": round(_weight(face) / 5),
            "FontFile3" if face.is_cff else "FontFile2": _refer(stream, doc),
        }
    )


def _bounds(face: Face) -> tuple[int, ...]:
    """Left, bottom, right and top over all glyphs (OpenType, head)."""
    return struct.unpack_from(">4h", face.hb.reference_table("head").data, 36)


def _weight(face: Face) -> float:
    """The weight from 100 for the thinnest to 900 (OpenType, OS/2).

    Stems are about a fifth of it.
    """
    return float(face.font.get_style_value(hb.StyleTag.WEIGHT))


def _refer(thing: PDFObject, doc: PDFDocument, name: str | None = None) -> PDFObjectReference:
    return cast(PDFObjectReference, doc.Reference(thing, name))  # type: ignore[no-untyped-call]  # ReportLab's stubs leave it out


def _tag(face: Face, glyphs: Subset) -> str:
    """Six capitals that identify a subset (ISO 32000-1, 9.6.4); equal for equal subsets."""
    said = ",".join(f"{code}{cluster}" for code, (cluster, _) in glyphs.items())
    digest = hashlib.sha256(f"{face.digest}:{face.key}:{said}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(glyphs: Subset) -> str:
    lines = [
        f"<{code:04X}> <{cluster.encode('utf-16-be').hex().upper()}>"
        for code, (cluster, _) in glyphs.items()
    ]
    blocks = [lines[i : i + PER_BLOCK] for i in range(0, len(lines), PER_BLOCK)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _CMAP.replace("@", body)


_CMAP = re.sub(
    r"^ +",
    "",
    """/CIDInit /ProcSet findresource begin
    12 dict begin
    begincmap
    /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
    /CMapName /Adobe-Identity-UCS def
    /CMapType 2 def
    1 begincodespacerange
    <0000> <FFFF>
    endcodespacerange
    @
    endcmap
    CMapName currentdict /CMap defineresource pop
    end
    end""",
    flags=re.MULTILINE,
)

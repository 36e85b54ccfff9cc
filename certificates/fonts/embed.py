"""Embed a face in a PDF: a Type 0 font with Identity-H and only the used glyphs (ISO 32000-1, 9.7).

ReportLab's own font classes refuse CFF outlines and split a Chinese font into pieces of 256 glyphs.
Its document only needs `addObjects` of a font when it is saved.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, cast

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
from certificates.fonts.codes import DRAWN, DrawnText, code_of, encode
from certificates.fonts.face import Face, Glyph
from certificates.fonts.one_glyph import as_one_glyph
from certificates.fonts.program import cut
from certificates.fonts.shaping import ShapedCluster, shaped

Subset = dict[int, tuple[str, Glyph]]
"""From a code to its meaning and its shape."""

PER_BLOCK = 100
"""The most lines a ``beginbfchar`` block may have (Adobe Technical Note 5411)."""


def embed(face: Face, used: Iterable[DrawnText], doc: PDFDocument) -> None:
    """Add the fonts that `encode` and `encode_word` named for these texts."""
    fonts = cast(PDFDictionary, doc.idToObject[BasicFonts])
    subsets, drawn = _subsets(face, used)
    for name, subset in sorted(subsets.items()):
        glyphs = dict(sorted(subset.items()))
        program, numbers = cut(face, {glyph.number for _, glyph in glyphs.values()})
        part = FontPart(glyphs, program, numbers, is_cff=face.is_cff)
        fonts[name] = _refer(_type0(face, part, doc), doc, name)
    for name, cluster in sorted(drawn.items()):
        fonts[name] = _refer(_type0(face, _drawn_part(face, cluster), doc), doc, name)


class FontPart(NamedTuple):
    """The glyphs of one font of a PDF, its program, and their numbers in that."""

    glyphs: Subset
    program: bytes
    numbers: Mapping[int, int]
    is_cff: bool


def _subsets(
    face: Face, used: Iterable[DrawnText]
) -> tuple[dict[str, Subset], dict[str, ShapedCluster]]:
    """The glyphs of the face by the names of fonts, and the clusters with a font of their own."""
    subsets: dict[str, Subset] = {}
    drawn: dict[str, ShapedCluster] = {}
    texts = set(used)
    for cluster, upright in {(c, t.upright) for t in texts if not t.way for c in clusters(t.text)}:
        glyph, meant = face.glyph(cluster, upright), composed(cluster)
        if glyph and meant:
            ((name, _),) = encode(face, cluster, upright)
            subsets.setdefault(name, {})[glyph.code] = meant, glyph
    for each in {c for t in texts if t.way for c in shaped(face, t.text, t.way)}:
        name, code = code_of(face, each)
        if code == DRAWN:
            drawn[name] = each
        else:
            glyph = face.by_number(each.glyphs[0].number)
            subsets.setdefault(name, {})[glyph.code] = each.text, glyph
    return subsets, drawn


def _drawn_part(face: Face, cluster: ShapedCluster) -> FontPart:
    (code,) = DRAWN[1:]
    glyph = Glyph(code, code, cluster.advance)
    return FontPart({code: (cluster.text, glyph)}, as_one_glyph(face, cluster), {}, is_cff=True)


def _type0(face: Face, part: FontPart, doc: PDFDocument) -> PDFDictionary:
    glyphs = part.glyphs
    name = PDFName(f"{_tag(face, glyphs)}+{face.postscript}")
    unicode_map = PDFStream(content=_to_unicode(glyphs), filters=[PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([_refer(_descendant(face, part, name, doc), doc)]),
            "ToUnicode": _refer(unicode_map, doc),
        }
    )


def _descendant(face: Face, part: FontPart, name: str, doc: PDFDocument) -> PDFDictionary:
    widths: list[bytes] = []
    glyphs = part.glyphs
    for code, (_, glyph) in glyphs.items():
        widths += [b"%d" % code, _width(glyph.advance)]
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if part.is_cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "DW": 1000,
        "W": PDFArray(widths),
        "FontDescriptor": _refer(_descriptor(face, part, name, doc), doc),
    }
    if not part.is_cff:
        places = bytearray(2 * (max(glyphs) + 1))
        for code, (_, glyph) in glyphs.items():
            places[2 * code : 2 * code + 2] = part.numbers[glyph.number].to_bytes(2, "big")
        stream = PDFStream(content=bytes(places), filters=[PDFZCompress])
        entries["CIDToGIDMap"] = _refer(stream, doc)
    return PDFDictionary(entries)


@cache
def _width(advance: float) -> bytes:
    """Write an array of one number as ReportLab does, but faster."""
    return f"[ {fp_str(round(advance * 1000, 3))} ]".encode()


def _descriptor(face: Face, part: FontPart, name: str, doc: PDFDocument) -> PDFDictionary:
    extents = face.font.get_font_extents("ltr")
    capitals = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    ascent, descent, height, *box = (
        round(value * 1000 / face.hb.upem)
        for value in (extents.ascender, extents.descender, capitals, *_bounds(face))
    )
    stream = PDFStream(content=part.program, filters=[PDFZCompress])
    if part.is_cff:
        stream.dictionary["Subtype"] = PDFName("CIDFontType0C")
    else:
        stream.dictionary["Length1"] = len(part.program)
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
            "FontFile3" if part.is_cff else "FontFile2": _refer(stream, doc),
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

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
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFDocument, PDFObject

from certificates.characters import clusters, composed
from certificates.fonts.codes import DrawnText, code_of, encode, is_drawn
from certificates.fonts.face import Face, Glyph
from certificates.fonts.one_glyph import as_one_glyph
from certificates.fonts.program import cut
from certificates.fonts.shaping import ShapedCluster, shaped

Subset = dict[int, tuple[str, Glyph]]
"""From a code to its meaning and its shape."""

PER_BLOCK = 100
"""The most lines a ``beginbfchar`` block may have (Adobe Technical Note 5411)."""


class FontObject(PDFObject):
    """An object that is no stream, in PDF syntax."""

    def __init__(self, said: bytes) -> None:
        self.said = said

    def format(self, document: PDFDocument) -> bytes:
        """ReportLab asks for it."""
        del document
        return self.said


class FontStream(PDFObject):
    """``entries`` are those of its dictionary without its length and filter."""

    def __init__(self, entries: bytes, content: bytes) -> None:
        self.entries = entries
        self.content = content


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
        name = code_of(face, each).font
        if is_drawn(face, each):
            drawn[name] = each
        else:
            glyph = face.by_number(each.glyphs[0].number)
            subsets.setdefault(name, {})[glyph.code] = each.text, glyph
    return subsets, drawn


def _drawn_part(face: Face, cluster: ShapedCluster) -> FontPart:
    code = int.from_bytes(code_of(face, cluster).code, "big")
    glyph = Glyph(code, code, cluster.advance)
    return FontPart(
        {code: (cluster.text, glyph)}, as_one_glyph(face, cluster, code), {}, is_cff=True
    )


def _type0(face: Face, part: FontPart, doc: PDFDocument) -> FontObject:
    name = f"{_tag(face, part.glyphs)}+{face.postscript}".encode()
    parts = (
        _refer(_descendant(face, part, name, doc), doc),
        _refer(FontStream(b"", _to_unicode(part.glyphs)), doc),
    )
    return FontObject(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
        % (name, *parts)
    )


def _descendant(face: Face, part: FontPart, name: bytes, doc: PDFDocument) -> FontObject:
    glyphs = part.glyphs
    widths = b"".join(
        [b"%d%s" % (code, _width(glyph.advance)) for code, (_, glyph) in glyphs.items()]
    )
    places = b"" if part.is_cff else b"/CIDToGIDMap %s" % _refer(_places(part), doc)
    return FontObject(
        b"<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/W[%s]/FontDescriptor %s%s>>"
        % (
            b"CIDFontType0" if part.is_cff else b"CIDFontType2",
            name,
            widths,
            _refer(_descriptor(face, part, name, doc), doc),
            places,
        )
    )


def _places(part: FontPart) -> FontStream:
    """The glyph of each code in a program that is addressed by glyph."""
    places = bytearray(2 * (max(part.glyphs) + 1))
    for code, (_, glyph) in part.glyphs.items():
        places[2 * code : 2 * code + 2] = part.numbers[glyph.number].to_bytes(2, "big")
    return FontStream(b"", bytes(places))


@cache
def _width(advance: float) -> bytes:
    return f"[{round(advance * 1000, 3):.7g}]".encode()


def _descriptor(face: Face, part: FontPart, name: bytes, doc: PDFDocument) -> FontObject:
    if part.is_cff:
        key, program = b"FontFile3", FontStream(b"/Subtype/CIDFontType0C", part.program)
    else:
        length = b"/Length1 %d" % len(part.program)
        key, program = b"FontFile2", FontStream(length, part.program)
    return FontObject(
        b"<</Type/FontDescriptor/FontName/%s%s/%s %s>>"
        % (name, _metrics(face), key, _refer(program, doc))
    )


@cache
def _metrics(face: Face) -> bytes:
    """What a descriptor says of the whole face."""
    extents = face.font.get_font_extents("ltr")
    capitals = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    measures = (*_bounds(face), extents.ascender, extents.descender, capitals)
    scaled = [round(value * 1000 / face.hb.upem) for value in measures]
    return (
        b"/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d"
        % (*scaled, round(_weight(face) / 5))
    )


def _bounds(face: Face) -> tuple[int, ...]:
    """Left, bottom, right and top over all glyphs (OpenType, head)."""
    return struct.unpack_from(">4h", face.hb.reference_table("head").data, 36)


def _weight(face: Face) -> float:
    """The weight from 100 for the thinnest to 900 (OpenType, OS/2).

    Stems are about a fifth of it.
    """
    return float(face.font.get_style_value(hb.StyleTag.WEIGHT))


def _refer(thing: PDFObject, doc: PDFDocument, name: str | None = None) -> bytes:
    reference = doc.Reference(thing, name)  # type: ignore[no-untyped-call]  # ReportLab's stubs leave it out
    return cast(bytes, reference.format(doc))


def _tag(face: Face, glyphs: Subset) -> str:
    """Six capitals that identify a subset (ISO 32000-1, 9.6.4); equal for equal subsets."""
    said = ",".join(f"{code}{cluster}" for code, (cluster, _) in glyphs.items())
    digest = hashlib.sha256(f"{face.digest}:{face.key}:{said}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(glyphs: Subset) -> bytes:
    lines = [
        f"<{code:04X}> <{cluster.encode('utf-16-be').hex().upper()}>"
        for code, (cluster, _) in glyphs.items()
    ]
    blocks = [lines[i : i + PER_BLOCK] for i in range(0, len(lines), PER_BLOCK)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _CMAP.replace("@", body).encode("ascii")


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

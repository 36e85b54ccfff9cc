"""A face inside a PDF: a Type 0 font under Identity-H, used glyphs only (ISO 32000-1, 9.7).

ReportLab's own font classes refuse CFF outlines and cut a Chinese font into pieces of 256
glyphs; its document asks no more of a font than `addObjects` when it is saved.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
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

from certificates.characters import clusters
from certificates.fonts.face import Face, Glyph

Subset = dict[int, tuple[str, Glyph]]
"""Code to what it means and how it looks."""

PROGRAM = frozenset({"glyf", "loca", "CFF ", "head", "hhea", "hmtx", "maxp"})
"""The tables a PDF reader needs; all others are left out."""

PER_BLOCK = 100
"""The most lines a ``beginbfchar`` block may have (Adobe Technical Note 5411)."""


class Embedding:
    """One face in one document: which glyphs were drawn, and under which codes.

    Two characters may share a glyph (⽅ and 方), yet a code can be read back as only one of them:
    the second goes into another subset, where the same code means the other character.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[str, tuple[int, bytes]] = {}
        self._subsets: list[Subset] = []

    def encode(self, text: str) -> list[tuple[str, bytes]]:
        """The text as font names, each with the string to show in it."""
        runs: list[tuple[int, bytes]] = []
        for cluster in clusters(text):
            number, code = self._codes.get(cluster) or self._claim(cluster)
            if runs and runs[-1][0] == number:
                runs[-1] = number, runs[-1][1] + code
            else:
                runs.append((number, code))
        return [(self._name(number), codes) for number, codes in runs]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - what ReportLab calls on saving
        fonts = cast(PDFDictionary, doc.idToObject[BasicFonts])
        for number, subset in enumerate(self._subsets):
            name = self._name(number)
            font = _type0(self.face, dict(sorted(subset.items())), doc)
            fonts[name] = _refer(font, doc, name)

    def _name(self, number: int) -> str:
        return f"{self.face.digest[:8]}-{self.face.index}-{number}"

    def _claim(self, cluster: str) -> tuple[int, bytes]:
        glyph = self.face.glyph(cluster)
        if glyph is None:
            raise LookupError(f"{self.face.name} was asked to draw {cluster!r}, which it lacks")
        free = (i for i, subset in enumerate(self._subsets) if glyph.code not in subset)
        number = next(free, len(self._subsets))
        if number == len(self._subsets):
            self._subsets.append({})
        self._subsets[number][glyph.code] = cluster, glyph
        self._codes[cluster] = number, glyph.code.to_bytes(2, "big")
        return self._codes[cluster]


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
    program, numbers = _subset(face, {glyph.number for _, glyph in glyphs.values()})
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
    """As ReportLab would write an array of one number, which it does slowly."""
    return f"[ {fp_str(round(advance * 1000, 3))} ]".encode()


def _descriptor(face: Face, program: bytes, name: str, doc: PDFDocument) -> PDFDictionary:
    extents = hb.Font(face.hb).get_font_extents("ltr")
    ascent, descent = (
        round(value * 1000 / face.hb.upem) for value in (extents.ascender, extents.descender)
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
            "FontBBox": PDFArray([-1000, descent, 2000, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
            "FontFile3" if face.is_cff else "FontFile2": _refer(stream, doc),
        }
    )


def _subset(face: Face, indices: set[int]) -> tuple[bytes, Mapping[int, int]]:
    """The font program with only these glyphs, and the numbers they have in it."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(indices)
    needless = set(face.hb.table_tags) - PROGRAM
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_number, needless))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if face.is_cff and not face.is_cid_keyed:
        # Without CIDs of its own a CFF font is asked by glyph number, so numbers must stay.
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    plan = hb.SubsetPlan(face.source(), wanted)
    small = plan.execute()
    data = small.reference_table("CFF ").data if face.is_cff else small.blob.data
    return bytes(data), plan.old_to_new_glyph_mapping


def _refer(thing: PDFObject, doc: PDFDocument, name: str | None = None) -> PDFObjectReference:
    return cast(PDFObjectReference, doc.Reference(thing, name))  # type: ignore[no-untyped-call]  # ReportLab's stubs leave it out


def _number(tag: str) -> int:
    return int.from_bytes(tag.encode("latin-1"), "big")


def _tag(face: Face, glyphs: Subset) -> str:
    """Six capitals that tell one subset from another (ISO 32000-1, 9.6.4), same for the same."""
    said = ",".join(f"{code}{cluster}" for code, (cluster, _) in glyphs.items())
    digest = hashlib.sha256(f"{face.digest}:{face.index}:{said}".encode()).digest()
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

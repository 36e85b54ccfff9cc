"""A face inside a PDF: a Type 0 font under Identity-H, used glyphs only (ISO 32000-1, 9.7).

ReportLab's own font classes refuse CFF outlines and cut a Chinese font into pieces of 256
glyphs; its document asks no more of a font than `addObjects` when it is saved.
"""

from __future__ import annotations

import hashlib
import re

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from certificates.fonts.face import Face, Glyph
from certificates.characters import clusters

Subset = dict[int, tuple[str, Glyph]]
"""Code to what it means and how it looks."""

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
        for number, subset in enumerate(self._subsets):
            name = self._name(number)
            font = _type0(self.face, dict(sorted(subset.items())), doc)
            doc.idToObject[BasicFonts][name] = doc.Reference(font, name)

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
            "DescendantFonts": PDFArray([doc.Reference(_descendant(face, glyphs, name, doc))]),
            "ToUnicode": doc.Reference(unicode_map),
        }
    )


def _descendant(
    face: Face, glyphs: Subset, name: str, doc: PDFDocument
) -> PDFDictionary:
    widths: list[object] = []
    for code, (_, glyph) in glyphs.items():
        widths += [code, PDFArray([round(glyph.advance * 1000, 3)])]
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if face.is_cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "DW": 1000,
        "W": PDFArray(widths),
        "FontDescriptor": doc.Reference(_descriptor(face, glyphs, name, doc)),
    }
    if not face.is_cff:
        entries["CIDToGIDMap"] = PDFName("Identity")
    return PDFDictionary(entries)


def _descriptor(
    face: Face, glyphs: Subset, name: str, doc: PDFDocument
) -> PDFDictionary:
    extents = hb.Font(face.hb).get_font_extents("ltr")
    ascent, descent = (
        round(value * 1000 / face.hb.upem) for value in (extents.ascender, extents.descender)
    )
    data = _subset(face, {glyph.index for _, glyph in glyphs.values()})
    program = PDFStream(content=data, filters=[PDFZCompress])
    if face.is_cff:
        program.dictionary["Subtype"] = PDFName("CIDFontType0C")
    else:
        program.dictionary["Length1"] = len(data)
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
            "FontFile3" if face.is_cff else "FontFile2": doc.Reference(program),
        }
    )


def _subset(face: Face, indices: set[int]) -> bytes:
    """The font program with only these glyphs; they keep their numbers, so codes stay true."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(indices)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    small = hb.subset(face.hb, wanted)
    return bytes(small.reference_table("CFF ").data if face.is_cff else small.blob.data)


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

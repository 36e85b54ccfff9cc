"""One face of one font file: what it covers, how wide its glyphs are, whether it may be embedded.

HarfBuzz reads the file through a memory map, so a face nobody asks for costs next to nothing.
"""

from __future__ import annotations

import hashlib
import struct
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from certificates.characters import composed
from certificates.errors import FontRefused
from certificates.problems import Words

# OpenType, OS/2 table, fsType: what a font's maker forbids.
RESTRICTED, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x0100, 0x0200

FULL_NAME, FAMILY, SUBFAMILY = 4, 1, 2

PREPARED_FROM = 20
"""Subsets of one face before it is prepared for more: that takes as long as 150, once, and makes
each of the others five times as fast."""


class Glyph(NamedTuple):
    """``number`` is its place in the font; ``code`` is what a PDF string says for it under Identity-H; ``advance`` is in ems."""

    number: int
    code: int
    advance: float


class Face:
    """Raises `FontRefused` when the file is no font or is not to be embedded as a subset."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self.index = index
        self.hb = _open(path, index)
        self._font = hb.Font(self.hb)
        self._glyphs: dict[str, Glyph | None] = {}
        self._source = self.hb
        self._subsets = 0
        reason = _objection(self.hb)
        if reason:
            raise FontRefused(path, reason)

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name this regular face goes by, in every language, folded for comparison."""
        found = {FULL_NAME: set[str](), FAMILY: set[str](), SUBFAMILY: set[str]()}
        for entry in self.hb.list_names():
            if (name_id := int(entry.name_id)) in found:
                found[name_id].add(fold(self.hb.get_name(entry.name_id, entry.language) or ""))
        regular = {"regular", "常规", "标准", "roman"} & found[SUBFAMILY] or not found[SUBFAMILY]
        return frozenset(found[FULL_NAME] | (found[FAMILY] if regular else set()))

    @cached_property
    def name(self) -> str:
        return str(self.hb.get_name(FULL_NAME, "en") or self.path.stem)

    @cached_property
    def postscript(self) -> str:
        """A name fit for a PDF: ASCII, without spaces."""
        wanted = self.hb.get_name(6, "en") or self.path.stem
        return "".join(c for c in wanted if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole file, in hexadecimal."""
        return _digest(self.path)

    @cached_property
    def is_cff(self) -> bool:
        return "CFF " in self.hb.table_tags

    @property
    def is_cid_keyed(self) -> bool:
        return bool(self._cids)

    def covers(self, character: str) -> bool:
        return self.glyph(character) is not None

    def glyph(self, cluster: str) -> Glyph | None:
        """The glyph for a character, with its variation selector or its accents if it has any."""
        if cluster not in self._glyphs:
            self._glyphs[cluster] = self._look_up(cluster)
        return self._glyphs[cluster]

    def source(self) -> hb.Face:
        """What to cut the next subset from; a face prepared for it gives the very same bytes."""
        self._subsets += 1
        if self._subsets == PREPARED_FROM:
            self._source = hb.subset_preprocess(self.hb)
        return self._source

    def _look_up(self, cluster: str) -> Glyph | None:
        # We put no accent in its place: only a glyph of the whole has it there.
        points = [ord(part) for part in composed(cluster) or ""]
        index = self._font.get_nominal_glyph(points[0]) if points else 0
        if not index:
            return None
        if len(points) > 1:
            # A selector this font does not know asks for nothing: the plain form is the answer.
            index = self._font.get_variation_glyph(points[0], points[1]) or index
        advance = self._font.get_glyph_h_advance(index) / self.hb.upem
        return Glyph(index, self._cids[index] if self._cids else index, advance)

    @cached_property
    def _cids(self) -> list[int]:
        """Glyph index to CID, for a CID-keyed CFF font; empty for every other kind."""
        if not self.is_cff:
            return []
        with TTFont(self.path, fontNumber=self.index, lazy=True) as font:
            top = font["CFF "].cff[0]
            if not hasattr(top, "ROS"):
                return []
            return [0, *(int(name.removeprefix("cid")) for name in top.charset[1:])]


def fold(name: str) -> str:
    return "".join(name.split()).casefold()


@cache
def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(path: Path, index: int) -> hb.Face:
    face = hb.Face(hb.Blob.from_file_path(path), index)
    if not face.glyph_count:
        raise FontRefused(path, Words("不是字体文件。", "请换用 TrueType 或 OpenType 字体。"))
    return face


def _objection(face: hb.Face) -> Words | None:
    tags = set(face.table_tags)
    if not tags & {"glyf", "CFF "}:
        return Words("没有可嵌入的轮廓（glyf 或 CFF）。", "请换用 TrueType 或 OpenType 字体。")
    if "fvar" in tags:
        return Words("可变字体尚不支持。", "请换用静态字体。")
    if "OS/2" not in tags:
        return None
    (fs_type,) = struct.unpack_from(">H", face.reference_table("OS/2").data, 8)
    if fs_type & (RESTRICTED | NO_SUBSETTING | BITMAP_ONLY):
        return Words("字体厂商不允许嵌入子集。", "请向厂商取得授权，或换用其他字体。")
    return None

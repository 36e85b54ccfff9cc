"""One face of one font file: its coverage, its glyph widths, its embedding permission.

HarfBuzz reads the file through a memory map, so an unused face costs almost nothing.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from certificates.characters import composed
from certificates.errors import FontRefused, FontsMissing
from certificates.fonts.vertical import vertical_form
from certificates.words import Phrase

# OpenType, OS/2 table, fsType: what the font's maker forbids.
RESTRICTED, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x0100, 0x0200

# OpenType, name table. In a variable font the full name and the family may belong to its
# lightest instance. Then the typographic family names the whole font.
FULL_NAME, FAMILY, SUBFAMILY, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 4, 1, 2, 6, 16

NEEDED = {"cmap", "head", "hhea", "hmtx", "maxp", "loca", "glyf", "CFF ", "CFF2"}
"""Tables that a glyph is drawn from. HarfBuzz reads one that is cut short as empty."""

REGULAR = {"regular", "常规", "标准", "roman", "book", "normal"}
"""What makers call the style of a regular face."""

WEIGHT = 400.0
"""Regular, on the weight axis of a variable font."""


class Glyph(NamedTuple):
    """``number`` is its place in the font; ``code`` is what a PDF string says for it under Identity-H; ``advance`` is in ems."""

    number: int
    code: int
    advance: float


class FileState(NamedTuple):
    """The state of a file, to detect that it was replaced."""

    modified: int
    size: int


class Face:
    """A variable font is set to ``weight``, with its other axes at their defaults.

    Raises `FontRefused` if the file is no font or must not be embedded as a subset. A face made by
    `opened` stays the same object when it is sent to another process and back.
    """

    def __init__(self, path: Path, index: int = 0, weight: float = WEIGHT) -> None:
        self.path = path
        self.index = index
        self.weight = weight
        self.stamp = _stamp(path)
        self.hb = _open(path, index)
        reason = _objection(self.hb)
        if reason:
            raise FontRefused(path, reason)
        self.axes = _location(self.hb, weight)
        self.font = hb.Font(self.hb)
        self.font.set_variations(self.axes)
        self._glyphs: tuple[dict[str, Glyph | None], ...] = ({}, {})

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    def __reduce__(self) -> tuple[Callable[..., Face], tuple[Path, int, float, FileState]]:
        return _opened, (self.path, self.index, self.weight, self.stamp)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of this regular face, in every language, folded for comparison."""
        found: dict[int, set[str]] = {}
        for entry in self.hb.list_names():
            name = fold(self.hb.get_name(entry.name_id, entry.language) or "")
            found.setdefault(int(entry.name_id), set()).add(name)
        full, family = found.get(FULL_NAME, set()), found.get(FAMILY, set())
        if self.axes:
            return frozenset(full | family | found.get(TYPOGRAPHIC_FAMILY, set()))
        return frozenset(full | family if self.is_regular else full)

    @cached_property
    def is_regular(self) -> bool:
        styles = {fold(name) for name in self._named(SUBFAMILY)}
        return bool(self.axes or not styles or REGULAR & styles)

    def _named(self, kind: int) -> Iterator[str]:
        entries = (each for each in self.hb.list_names() if int(each.name_id) == kind)
        return (self.hb.get_name(each.name_id, each.language) or "" for each in entries)

    @cached_property
    def name(self) -> str:
        """The English name. For a variable font it includes the weight."""
        wanted = (TYPOGRAPHIC_FAMILY, FAMILY) if self.axes else (FULL_NAME,)
        names = (self.hb.get_name(each, "en") for each in wanted)
        name = next((str(name) for name in names if name), self.path.stem)
        return " ".join((name, *(f"{axis}={value:g}" for axis, value in self.axes.items())))

    @cached_property
    def postscript(self) -> str:
        """A name that PDF allows: ASCII, without spaces."""
        wanted = self.hb.get_name(POSTSCRIPT, "en") or self.path.stem
        return "".join(c for c in wanted if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole file, in hexadecimal."""
        return _digest(self.path, self.stamp)

    @cached_property
    def key(self) -> str:
        """A short identifier, unique among faces, of characters that a PDF name may hold."""
        place = "".join(f"-{axis.strip()}{value:g}" for axis, value in self.axes.items())
        return f"{self.digest[:8]}-{self.index}{place}"

    @cached_property
    def is_cff(self) -> bool:
        return bool({"CFF ", "CFF2"} & set(self.hb.table_tags))

    @property
    def is_cid_keyed(self) -> bool:
        return bool(self._cids)

    def at(self, weight: float) -> Face:
        """The same face at that weight if its weight varies, else the face itself."""
        return opened(self.path, self.index, weight) if "wght" in self.axes else self

    def covers(self, character: str) -> bool:
        return self.glyph(character) is not None

    def glyph(self, cluster: str, upright: bool = False) -> Glyph | None:
        """The glyph for a character, with its variation selector or its accents if it has any.

        ``upright`` selects the form for vertical lines where the font has one.
        """
        known = self._glyphs[upright]
        if cluster not in known:
            known[cluster] = self._look_up(cluster, upright=upright)
        return known[cluster]

    def vertical(self, number: int) -> int:
        """The glyph that replaces this one in vertical lines; usually the same glyph."""
        return vertical_form(self.hb, number)

    def _look_up(self, cluster: str, *, upright: bool) -> Glyph | None:
        # We do not position accents. Only a precomposed glyph has them in place.
        points = [ord(part) for part in composed(cluster) or ""]
        number = self.font.get_nominal_glyph(points[0]) if points else 0
        if not number:
            return None
        if len(points) > 1:
            # A selector that this font does not know changes nothing: use the plain form.
            number = self.font.get_variation_glyph(points[0], points[1]) or number
        if upright:
            number = self.vertical(number)
        return self.by_number(number)

    def by_number(self, number: int) -> Glyph:
        advance = self.font.get_glyph_h_advance(number) / self.hb.upem
        return Glyph(number, self._cids[number] if self._cids else number, advance)

    @cached_property
    def _cids(self) -> list[int]:
        """Glyph index to CID for a CID-keyed CFF font; empty for every other kind."""
        if "CFF " not in self.hb.table_tags:
            return []
        with TTFont(self.path, fontNumber=self.index, lazy=True) as font:
            top = font["CFF "].cff[0]
            if not hasattr(top, "ROS"):
                return []
            return [0, *(int(name.removeprefix("cid")) for name in top.charset[1:])]


def opened(path: Path, index: int = 0, weight: float = WEIGHT) -> Face:
    """Return the same object for the same file until the file is replaced."""
    return _opened(path, index, weight, _stamp(path))


@cache
def _opened(path: Path, index: int, weight: float, stamp: FileState) -> Face:
    face = Face(path, index, weight)
    if face.stamp != stamp:
        raise FontsMissing([face.name])
    return face


def fold(name: str) -> str:
    return "".join(name.split()).casefold()


def _stamp(path: Path) -> FileState:
    status = path.stat()
    return FileState(status.st_mtime_ns, status.st_size)


@cache
def _digest(path: Path, stamp: FileState) -> str:  # noqa: ARG001 - a replaced file has another digest
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(path: Path, index: int) -> hb.Face:
    face = hb.Face(hb.Blob.from_file_path(path), index)
    if not face.glyph_count:
        raise FontRefused(path, Phrase("is not a font file."))
    return face


def _location(face: hb.Face, weight: float) -> Mapping[str, float]:
    """The position of a variable font on each axis; empty for any other font."""
    return {
        axis.tag: min(max(weight, axis.min_value), axis.max_value)
        if axis.tag == "wght"
        else axis.default_value
        for axis in face.axis_infos
    }


def _objection(face: hb.Face) -> Phrase | None:
    tags = set(face.table_tags)
    if not tags & {"glyf", "CFF ", "CFF2"}:
        return Phrase("has no outlines to embed (glyf or CFF).")
    if any(not face.reference_table(tag).data for tag in NEEDED & tags):
        return Phrase("is cut short: a part of the file is missing.")
    if "OS/2" not in tags:
        return None
    (fs_type,) = struct.unpack_from(">H", face.reference_table("OS/2").data, 8)
    if fs_type & (RESTRICTED | NO_SUBSETTING | BITMAP_ONLY):
        return Phrase("may not be embedded as a subset, says its vendor.")
    return None

"""Words of scripts whose letters join, stack or reorder, shaped by HarfBuzz.

A word becomes clusters from left to right. A cluster is what a reader selects as one: the letters it
stands for, and the glyphs that show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import uharfbuzz as hb

from certificates.fonts.face import Face

Way = Literal["", "ltr", "rtl"]
"""Where a shaped word begins, on its left or on its right; empty for text that is not shaped."""

JOINED: dict[str, str] = {
    "Adlm": "𞤢𞤢", "Arab": "ببب", "Beng": "ক্ষ", "Deva": "क्ष", "Gujr": "ક્ષ", "Guru": "ਕ੍ਹ",
    "Khmr": "ក្ក", "Knda": "ಕ್ಕ", "Mand": "ࡁࡁ", "Mlym": "ക്ക", "Mong": "ᠪᠠᠭ", "Mymr": "က္က",
    "Nkoo": "ߓߓ", "Orya": "କ୍କ", "Phag": "ꡖꡖ", "Sinh": "ක්‍ෂ", "Syrc": "ܒܒ", "Telu": "క్క",
    "Tibt": "རྐྱ",
}  # fmt: skip
"""Letters by their script that no font shows right with the plain forms of its glyphs."""


TINY = 0.02
"""The length in ems of what has none."""


class ShapedGlyph(NamedTuple):
    """A glyph by its number, and its place from the start of its cluster, in font units."""

    number: int
    x: int
    y: int


class ShapedCluster(NamedTuple):
    """``advance`` is in ems."""

    text: str
    glyphs: tuple[ShapedGlyph, ...]
    advance: float


# A guest's name is on one sheet; the words of an office are on all.
@lru_cache(maxsize=4096)
def shaped(face: Face, word: str, way: Way) -> tuple[ShapedCluster, ...]:
    """The clusters of a word from left to right. Raises `LookupError` if the face lacks a letter."""
    infos, places = _shape(face, word, way)
    if 0 in (info.codepoint for info in infos):
        raise LookupError(f"{face.name} was asked to draw {word!r}, which it lacks")
    ends = sorted({info.cluster for info in infos} | {len(word)})
    texts = {start: word[start:end] for start, end in pairwise(ends)}
    clusters: list[ShapedCluster] = []
    held: list[ShapedGlyph] = []
    along, start = 0, -1
    for info, place in zip(infos, places, strict=True):
        if info.cluster != start and held:
            clusters.append(ShapedCluster(texts[start], tuple(held), along / face.hb.upem))
            held, along = [], 0
        start = info.cluster
        held.append(ShapedGlyph(info.codepoint, along + place.x_offset, place.y_offset))
        along += place.x_advance
    clusters.append(ShapedCluster(texts[start], tuple(held), along / face.hb.upem))
    whole = _joined(clusters, face.hb.upem, way)
    if way != "rtl":
        return tuple(whole)
    return tuple(letter for cluster in whole for letter in _letters(cluster, face.hb.upem))


def _joined(clusters: Sequence[ShapedCluster], em: int, way: Way) -> Iterator[ShapedCluster]:
    """Put clusters without a length into the next one, because a reader sorts by places."""
    held: ShapedCluster | None = None
    for each in clusters:
        joined = _together(held, each, em, way) if held else each
        held = joined if joined.advance < TINY else None
        if not held:
            yield joined
    if held:
        yield held


def _together(left: ShapedCluster, right: ShapedCluster, em: int, way: Way) -> ShapedCluster:
    glyphs = (*left.glyphs, *_moved(right.glyphs, left.advance * em))
    first, second = (right, left) if way == "rtl" else (left, right)
    return ShapedCluster(first.text + second.text, glyphs, left.advance + right.advance)


def _letters(cluster: ShapedCluster, em: int) -> Iterator[ShapedCluster]:
    """A cluster that begins on its right, letter by letter; the first has all glyphs.

    Some programs reverse the letters of a code here and others do not.
    """
    first, more = cluster.text[0], cluster.text[1:]
    length = cluster.advance / len(cluster.text)
    yield from (ShapedCluster(letter, (), length) for letter in reversed(more))
    glyphs = _moved(cluster.glyphs, -length * len(more) * em) if more else cluster.glyphs
    yield ShapedCluster(first, glyphs, length)


def _moved(glyphs: Sequence[ShapedGlyph], by: float) -> tuple[ShapedGlyph, ...]:
    return tuple(glyph._replace(x=glyph.x + round(by)) for glyph in glyphs)


def advance(face: Face, word: str, way: Way) -> float:
    """The length of a word in ems."""
    return sum(cluster.advance for cluster in shaped(face, word, way))


@lru_cache(maxsize=4096)
def draws(face: Face, word: str, script: str, way: Way) -> bool:
    """Whether the face has every letter of the word and joins the letters of its script."""
    infos, _ = _shape(face, word, way)
    return bool(infos) and all(info.codepoint for info in infos) and _joins(face, script)


@cache
def _joins(face: Face, script: str) -> bool:
    letters = JOINED.get(script, "")
    plain = [face.font.get_nominal_glyph(ord(letter)) or 0 for letter in letters]
    infos, _ = _shape(face, letters, "ltr")
    return not letters or sorted(plain) != sorted(info.codepoint for info in infos)


def _shape(face: Face, word: str, way: Way) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.direction = way or "ltr"
    hb.shape(face.font, buffer)
    return list(buffer.glyph_infos), list(buffer.glyph_positions or ())


@cache
def usual_meanings(face: Face) -> dict[int, str]:
    """The letter that a glyph stands for in the middle or at an end of a word, by its number.

    Only where no earlier letter has the same glyph.
    """
    found: dict[int, str] = {}
    for letter in _joining_letters(face):
        for context in (f"{letter}\u200d", f"\u200d{letter}\u200d", f"\u200d{letter}"):
            infos, places = _shape(face, context, "rtl" if letter < "\u1800" else "ltr")
            solid = [i for i, place in zip(infos, places, strict=True) if place.x_advance]
            if len(solid) == 1:
                found.setdefault(solid[0].codepoint, letter)
    return found


JOINING_BLOCKS = (
    range(0x600, 0x800),
    range(0x840, 0x870),
    range(0x8A0, 0x900),
    range(0x1800, 0x18B0),
)
"""Scripts whose letters change with their neighbours."""


def _joining_letters(face: Face) -> list[str]:
    points = (point for block in JOINING_BLOCKS for point in block)
    return [chr(point) for point in points if face.font.get_nominal_glyph(point)]

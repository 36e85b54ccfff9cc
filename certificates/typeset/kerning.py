"""Kerning: the distances between Latin letters that a font asks for, such as in AV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import uharfbuzz as hb

from certificates.fonts import Face
from certificates.fonts.shelf import CharacterFace

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff’.,]{2,}")
"""Letters that may be kerned, and the marks of Latin among them."""

_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}


def kerns(text: str, glyphs: Mapping[str, CharacterFace]) -> Iterator[tuple[int, float]]:
    """The space before letters, by index in ``text``; in ems, mostly negative."""
    for found in _WORD.finditer(text):
        word = found.group()
        faces = {glyphs[letter].face for letter in word}
        face = faces.pop()
        if faces or face is None:
            continue
        for at, lead in _within(face, word):
            yield found.start() + at, lead


@lru_cache(maxsize=4096)
def _within(face: Face, word: str) -> tuple[tuple[int, float], ...]:
    """The kerns of a word in one face; none where its letters are joined or reordered."""
    shaped = hb.Buffer()
    shaped.add_str(word)
    shaped.guess_segment_properties()
    hb.shape(face.font, shaped, _FEATURES)
    infos, places = shaped.glyph_infos, shaped.glyph_positions
    plain = [face.glyph(letter) for letter in word]
    numbers = [glyph.number if glyph else 0 for glyph in plain]
    if places is None or [info.codepoint for info in infos] != numbers:
        return ()
    pairs = zip(places, plain, strict=True)
    kerned = [place.x_advance / face.hb.upem - (g.advance if g else 0.0) for place, g in pairs]
    return tuple((at, kern) for at, kern in enumerate(kerned[:-1], start=1) if kern)

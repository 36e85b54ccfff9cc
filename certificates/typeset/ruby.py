"""Small letters above words (CLREQ, 3.3): pinyin above each character, or above the whole name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from certificates.characters import clusters
from certificates.fonts.shelf import CharacterFace, RubyWord
from certificates.typeset.atoms import Glyphs, Manner, measure
from certificates.typeset.shaped_words import SetLine, WithWords

SMALL = 0.5
"""The size of what stands above, in sizes of what is below."""

RISE = 0.98
"""From one baseline to the other, in sizes."""

HEAD = 0.35
"""What a first line needs above it, and every line between lines, in sizes."""

APART = 0.15
"""The least gap in ems between what stands above two characters."""

STAND_INS = range(0xDC00, 0xE000)
"""Characters that stand for words with others above; words of shaped scripts have those before."""


class Ruby(NamedTuple):
    """``above`` stands above the first ``text`` of a paragraph."""

    text: str
    above: str


def with_ruby(line: SetLine, ruby: Ruby, manner: Manner) -> SetLine:
    """The same line, with each character or word below others as one character."""
    start = line.text.find(ruby.text)
    if start < 0:
        return line
    sorts = {}
    for stand_in, word in zip(map(chr, STAND_INS), _words(ruby), strict=False):
        sorts[stand_in] = _sort(word, line.glyphs, manner)
    end = start + len(ruby.text)
    text = line.text[:start] + "".join(sorts) + line.text[end:]
    levels = line.levels
    if levels:
        levels = (*levels[:start], *levels[start : start + 1] * len(sorts), *levels[end:])
    return SetLine(text, WithWords(line.glyphs, sorts), levels, line.leftwards)


def _words(ruby: Ruby) -> Iterator[RubyWord]:
    """Character by character if there are as many words above, else all together."""
    below, above = clusters(ruby.text), ruby.above.split()
    if len(below) == len(above):
        yield from map(RubyWord, below, above)
    else:
        yield RubyWord(ruby.text, ruby.above)


def _sort(word: RubyWord, glyphs: Glyphs, manner: Manner) -> CharacterFace:
    below, above = measure(word.text, glyphs, manner), measure(word.above, glyphs, manner) * SMALL
    first = glyphs[clusters(word.text)[0]]
    return CharacterFace(first.face, max(below, above + APART), ruby=word)

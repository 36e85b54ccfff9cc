"""Words of shaped scripts in a line, each set like one character, and the order of its parts.

The directions follow UAX 9, the breaks UAX 14, both by ICU.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import icu

from certificates.fonts.scripts import WORDS, script_of
from certificates.fonts.shaping import Way
from certificates.fonts.shelf import CharacterFace
from certificates.fonts.shelf import Glyphs as RoleGlyphs
from certificates.reading.editions import Edition
from certificates.typeset.atoms import Glyphs
from certificates.typeset.character_classes import HAN

STAND_INS = range(0xD800, 0xDC00)
"""Characters that stand for words. No text has them: they are halves of UTF-16."""

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_REVERSED = re.compile(f"[{_RIGHT_TO_LEFT}]")
_HAN = re.compile(f"[{HAN}]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_BEYOND = re.compile("[^\u0000-\uffff]")
_BESIDE = "!-/:-@\\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e"
"""Marks that are set with the word they touch, where it runs from right to left."""
_BEFORE, _AFTER = re.compile(f"[{_BESIDE}]+$"), re.compile(f"[{_BESIDE}]+")


class SetLine(NamedTuple):
    """A line of the source, ready to be set.

    ``levels`` of its characters are odd for those that run from right to left; empty if none does.
    """

    text: str
    glyphs: Glyphs
    levels: tuple[int, ...] = ()
    leftwards: bool = False
    """Whether the line as a whole begins on the right."""


class LineWord(NamedTuple):
    """A word of a line, from ``start`` to ``end``."""

    start: int
    end: int
    text: str
    way: Way


def has_columns_from_left(text: str) -> bool:
    """Whether its columns follow each other from left to right, as those of Mongolian do."""
    return bool(_MONGOLIAN.search(text)) and not _HAN.search(text)


def has_words(text: str) -> bool:
    return WORDS.search(text) is not None


def set_line(text: str, glyphs: Glyphs, role: RoleGlyphs, edition: Edition) -> SetLine:
    """``glyphs`` measure along the line. Words that no face draws were reported before."""
    words = list(words_of(text, role, edition))
    levels = _levels(text)
    sorts: dict[str, CharacterFace] = {}
    said, order, at = "", [], 0
    for stand_in, word in zip(map(chr, STAND_INS), words, strict=False):
        sorts[stand_in] = role.word(word.text, word.way)
        said += text[at : word.start] + stand_in
        order += [*levels[at : word.start], *levels[word.start : word.start + 1]]
        at = word.end
    order += levels[at:]
    return SetLine(said + text[at:], WithWords(glyphs, sorts), tuple(order), _leftwards(text))


def words_of(text: str, role: RoleGlyphs, edition: Edition) -> Iterator[LineWord]:
    """The words that are shaped. The first edition sets letter by letter what a role can."""
    levels = _levels(text)
    end = 0
    for start, stop in _pieces(text, levels):
        if edition.shaping or not role.has(text[start:stop]):
            if not levels or not levels[start] % 2:
                yield LineWord(start, stop, text[start:stop], "ltr")
                continue
            first, last = _with_marks(text, start, stop, levels)
            whole = LineWord(max(first, end), last, text[max(first, end) : last], "rtl")
            end = last
            if role.word(whole.text, "rtl").face:
                yield whole
            else:
                parts = (whole.start, start), (start, stop), (stop, last)
                yield from (LineWord(a, b, text[a:b], "rtl") for a, b in parts if a < b)


class Lack(NamedTuple):
    """Words in a row that no face draws, and their script."""

    words: str
    script: str


def lacking(text: str, role: RoleGlyphs, edition: Edition) -> list[Lack]:
    """The first such words of each script."""
    found: dict[str, list[LineWord]] = {}
    for word in words_of(text, role, edition):
        if role.word(word.text, word.way).face is None:
            row = found.setdefault(script_of(word.text), [word])
            if not text[row[-1].end : word.start].strip():
                row.append(word)
    return [Lack(text[row[0].start : row[-1].end], script) for script, row in found.items()]


def unshaped(text: str, role: RoleGlyphs, edition: Edition) -> str:
    """The text without these words."""
    said, at = "", 0
    for word in words_of(text, role, edition):
        said += text[at : word.start]
        at = word.end
    return said + text[at:]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of characters from left to right (UAX 9, L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


class WithWords(dict[str, CharacterFace]):
    """The characters of a line, and the words for which some stand."""

    def __init__(self, plain: Glyphs, words: Mapping[str, CharacterFace]) -> None:
        super().__init__(words)
        self._plain = plain

    def __missing__(self, cluster: str) -> CharacterFace:
        self[cluster] = self._plain[cluster]
        return self[cluster]


def _pieces(text: str, levels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Words where a line may break, a script ends or the direction changes."""
    breaks = frozenset(_breaks(text))
    for found in WORDS.finditer(text):
        start = found.start()
        for at in range(start + 1, found.end()):
            turns = levels and levels[at] != levels[start]
            if at in breaks or turns or _changes(text, start, at):
                yield start, at
                start = at
        yield start, found.end()


def _changes(text: str, start: int, at: int) -> bool:
    script = script_of(text[at])
    return script not in ("Zyyy", "Zinh", script_of(text[start:at]))


def _with_marks(text: str, start: int, stop: int, levels: Sequence[int]) -> tuple[int, int]:
    before, after = _BEFORE.search(text, 0, start), _AFTER.match(text, stop)
    first = before.start() if before else start
    last = after.end() if after else stop
    while levels[first] != levels[start]:
        first += 1
    while levels[last - 1] != levels[start]:
        last -= 1
    return first, last


def _levels(text: str) -> tuple[int, ...]:
    """The embedding level of each character; empty if nothing runs from right to left."""
    if not _REVERSED.search(text):
        return ()
    bidi = icu.Bidi()
    bidi.setPara(icu.UnicodeString(_in_units(text)), int(_leftwards(text)))
    return tuple(bidi.getLevels())


def _leftwards(text: str) -> bool:
    """Whether its first letter runs from right to left (UAX 9, P2) and nothing is Chinese."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(_REVERSED.match(first)) and not _HAN.search(text)


def _breaks(text: str) -> Iterator[int]:
    iterator = icu.BreakIterator.createLineInstance(icu.Locale("zh"))
    iterator.setText(_in_units(text))
    return iter(iterator)


def _in_units(text: str) -> str:
    """The text with one unit of UTF-16 for each character, as ICU counts."""
    return _BEYOND.sub(lambda found: "א" if _REVERSED.match(found.group()) else "一", text)

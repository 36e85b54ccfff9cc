"""A line of the source, ready to be set; or the parts of it that cannot be drawn."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from certificates.characters import ACCENTS, clusters, unprintable
from certificates.fonts.scripts import script_of
from certificates.fonts.shelf import Glyphs as RoleGlyphs
from certificates.reading.editions import Edition
from certificates.reading.styles import Style
from certificates.typeset.atoms import Glyphs, Manner, line_length
from certificates.typeset.character_classes import HAN
from certificates.typeset.fitting import TextLine
from certificates.typeset.ruby import HEAD, Ruby, with_ruby
from certificates.typeset.shaped_words import (
    Lack,
    SetLine,
    has_words,
    lacking,
    set_line,
    unshaped,
)


class BadParts(NamedTuple):
    """Characters that must not be printed, those that no face has, and words that none draws."""

    hidden: list[str]
    lacking: list[str]
    words: list[Lack]


NOTHING_BAD = BadParts([], [], [])


def bad_parts(text: str, role: RoleGlyphs, edition: Edition) -> BadParts:
    return NOTHING_BAD if role.is_plain(text) else _bad_parts(text, role, edition)


def _bad_parts(text: str, role: RoleGlyphs, edition: Edition) -> BadParts:
    hidden = unprintable(text.replace("\n", ""))
    words: list[Lack] = []
    if not hidden and has_words(text):
        lines = text.split("\n")
        words = [lack for line in lines for lack in lacking(line, role, edition)]
        text = "".join(unshaped(line, role, edition) for line in lines)
    said = text.replace("\n", " ")
    drawn = clusters(said)
    if all(role[c].face or c == " " for c in set(drawn)):
        return BadParts(hidden, [], words)
    missing = dict.fromkeys(c for c in drawn if c != " " and role[c].face is None)
    lone = [c for c in missing if c not in hidden]
    letters = [c for c in lone if _is_letter(c)]
    if len(letters) > 1:
        words += _words_with(said, letters)
        lone = [c for c in lone if c not in letters]
    return BadParts(hidden, lone, words)


def _is_letter(cluster: str) -> bool:
    """Whether it is a letter of a word. An ideograph is known and named by itself."""
    return cluster[0].isalpha() and script_of(cluster) not in ("Hani", "Zyyy")


def _words_with(text: str, letters: Collection[str]) -> Iterator[Lack]:
    """The first word of each script that has letters without a face."""
    found: dict[str, Lack] = {}
    for word in _WORD.findall(text):
        lost = next((c for c in clusters(word) if c in letters), None)
        if lost:
            found.setdefault(script_of(lost), Lack(word, script_of(lost)))
    yield from found.values()


_WORD = re.compile(rf"(?:(?![{HAN}])\w|[{ACCENTS}])+|[\u3040-\u30ff\u3105-\u312f]+")


def text_line(
    line: str,
    role: RoleGlyphs,
    style: Style,
    manner: Manner,
    gap: float = 0.0,
    glyphs: Glyphs | None = None,
    ruby: Ruby | None = None,
) -> TextLine:
    """``glyphs`` measure along the line, if the role does not."""
    along = role if glyphs is None else glyphs
    if not ruby and (role.is_plain(line) or not has_words(line)):
        return TextLine(line, line_length(line, along, manner), style, along, manner, gap)
    ready = SetLine(line, along)
    if has_words(line):
        ready = set_line(line, along, role, style.edition)
    if ruby:
        ready = with_ruby(ready, ruby, manner)
    length = line_length(ready.text, ready.glyphs, manner)
    turned = ready.levels, ready.leftwards
    head = HEAD if ruby else 0.0
    return TextLine(ready.text, length, style, ready.glyphs, manner, gap, *turned, head)

"""Line breaking for Chinese text, pure: words and widths in, lines out. Lengths are in ems.

What may stand where follows GB/T 15834-2011, 5.1, and W3C's CLREQ, 3.1: no closing mark begins
a line, no opening mark ends one, numbers, Latin words, “……” and “——” are never torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from certificates.characters import SELECTORS, clusters
from certificates.fonts import Face
from certificates.fonts.shelf import Glyphs

OPENING = "“‘（〔［｛《〈「『【〖〘｟([{￥¥$＄£€№＃"
CLOSING = "”’）〕］｝》〉」』】〗〙｠)]}、。，．·；：！？!?,.;:％%‰℃°′″～〜–－／"

HALF_EMPTY = frozenset("、。，．；：！？”’）〕］｝》〉」』】〗")
"""Full-width marks whose right half is blank: at the end of a line that half may stick out."""

_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
_WORD = rf"[{_LETTER}]+(?:[-'’.,:/@&+_=#~?%]+[{_LETTER}]+)*"
_WHOLE = rf"{_WORD}|—+|…+"
_ATOM = re.compile(
    rf"[{re.escape(OPENING)}]*(?:{_WHOLE}|.[{SELECTORS}]?)[{re.escape(CLOSING)}]* *", re.DOTALL
)
_WHOLES = re.compile(_WHOLE)
_UNIT = re.compile(rf"({_WHOLE})|.[{SELECTORS}]?", re.DOTALL)

_SLACK = 1e-9
"""Ems by which sums of widths may be off."""


class Atom(NamedTuple):
    """What no line may break; of its width, ``overhang`` may stick out at the end of a line."""

    text: str
    width: float
    overhang: float


class Line(NamedTuple):
    """``width`` is without what sticks out; ``indent`` stands before it; ``last`` ends all."""

    text: str
    width: float
    indent: float
    last: bool


class Span(NamedTuple):
    """A piece of a line in one face, ``x`` from the line's start."""

    x: float
    text: str
    face: Face
    spacing: float


def measure(text: str, glyphs: Glyphs) -> float:
    return sum([glyphs[cluster].advance for cluster in clusters(text)])


def atoms(text: str, glyphs: Glyphs) -> list[Atom]:
    """The text in pieces between which a line may break; the same at every size."""
    return [_atom(found, glyphs) for found in _ATOM.findall(text)]


def _atom(text: str, glyphs: Glyphs) -> Atom:
    if len(text) == 1:
        return Atom(text, glyphs[text].advance, _blank(text, glyphs))
    kept = text.rstrip(" ")
    width = measure(text, glyphs)
    return Atom(text, width, width - measure(kept, glyphs) + _blank(kept[-1:], glyphs))


def _blank(mark: str, glyphs: Glyphs) -> float:
    return 0.5 if mark in HALF_EMPTY and glyphs[mark].advance == 1.0 else 0.0


def break_lines(pieces: Sequence[Atom], room: float, indent: float) -> list[Line]:
    """Fill lines from the first atom on; one wider than a line stands alone and sticks out."""
    lines: list[Line] = []
    held: list[str] = []
    width, overhang, start = 0.0, 0.0, indent
    for text, wide, over in pieces:
        if held and start + width + wide - over > room + _SLACK:
            lines.append(Line("".join(held).rstrip(" "), width - overhang, start, last=False))
            held, width, start = [], 0.0, 0.0
        held.append(text)
        width += wide
        overhang = over
    lines.append(Line("".join(held).rstrip(" "), width - overhang, start, last=True))
    return lines


def spans(line: str, glyphs: Glyphs, room: float = 0.0) -> list[Span]:
    """The pieces of a line, ``room`` spread between its characters but within no word."""
    drawn = clusters(line)
    faces = {glyphs[cluster].face for cluster in drawn}
    if len(faces) == 1 and (face := faces.pop()) and not (room and _WHOLES.search(line)):
        return [Span(0.0, line, face, room / max(1, len(drawn) - 1))]
    units = _units(line, glyphs)
    return list(_spans(units, room / max(1, len(units) - 1), glyphs))


class _Unit(NamedTuple):
    text: str
    whole: bool
    face: Face


def _units(line: str, glyphs: Glyphs) -> list[_Unit]:
    """Characters and whole words, each in one face; what no face has was reported before."""
    units = []
    for found in _UNIT.finditer(line):
        whole = found.group(1) is not None
        for face, same in groupby(clusters(found.group()), key=lambda c: glyphs[c].face):
            if face:
                units.append(_Unit("".join(same), whole, face))
    return units


def _spans(units: Sequence[_Unit], gap: float, glyphs: Glyphs) -> Iterator[Span]:
    x = 0.0
    for (face, whole), same in groupby(units, key=lambda u: (u.face, u.whole and gap > 0)):
        texts = [unit.text for unit in same]
        for text in texts if whole else ["".join(texts)]:
            yield Span(x, text, face, 0.0 if whole else gap)
            x += measure(text, glyphs) + gap * (1 if whole else len(clusters(text)))

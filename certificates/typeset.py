"""Line breaking for Chinese text, pure: words and widths in, lines out. Lengths are points.

What may stand where follows GB/T 15834-2011, 5.1, and W3C's CLREQ, 3.1: no closing mark begins
a line, no opening mark ends one, numbers, Latin words, “……” and “——” are never torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_UNIT = re.compile(rf"({_WHOLE})|.[{SELECTORS}]?", re.DOTALL)


class Span(NamedTuple):
    """A piece of a line in one face, ``x`` from the line's start."""

    x: float
    text: str
    face: Face
    spacing: float


@dataclass(frozen=True, slots=True)
class Line:
    """``width`` is what the ink takes; ``indent`` stands before it; ``last`` ends a paragraph."""

    text: str
    width: float
    indent: float
    last: bool


def atoms(text: str) -> list[str]:
    """The text in pieces between which a line may break."""
    return _ATOM.findall(text)


def measure(text: str, size: float, glyphs: Glyphs) -> float:
    return sum([glyphs[cluster][1] for cluster in clusters(text)]) * size


def break_lines(
    text: str, size: float, measure_width: float, indent: float, glyphs: Glyphs
) -> list[Line]:
    """Fill lines from the first word on; a piece wider than a line stands alone and sticks out."""
    lines: list[Line] = []
    held, width, start = "", 0.0, indent
    for atom in atoms(text):
        wide = measure(atom, size, glyphs)
        if held and start + width + wide - _overhang(atom, size, glyphs) > measure_width + 1e-6:
            lines.append(_line(held, size, start, glyphs, last=False))
            held, width, start = "", 0.0, 0.0
        held, width = held + atom, width + wide
    lines.append(_line(held, size, start, glyphs, last=True))
    return lines


def _line(held: str, size: float, indent: float, glyphs: Glyphs, *, last: bool) -> Line:
    text = held.rstrip(" ")
    width = measure(text, size, glyphs) - _overhang(text, size, glyphs)
    return Line(text, width, indent, last)


def _overhang(text: str, size: float, glyphs: Glyphs) -> float:
    """What may stick out to the right: trailing spaces, and the blank half of a closing mark."""
    kept = text.rstrip(" ")
    spaces = measure(" ", size, glyphs) * (len(text) - len(kept))
    mark = kept[-1:]
    blank = size / 2 if mark in HALF_EMPTY and glyphs[mark].advance == 1.0 else 0.0
    return spaces + blank


def spans(line: str, size: float, glyphs: Glyphs, room: float = 0.0) -> list[Span]:
    """The pieces of a line, ``room`` points spread between its characters but within no word."""
    units = _units(line, glyphs)
    gap = room / (len(units) - 1) if len(units) > 1 else 0.0
    return list(_spans(units, size, gap, glyphs))


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


def _spans(units: Sequence[_Unit], size: float, gap: float, glyphs: Glyphs) -> Iterator[Span]:
    x = 0.0
    for (face, whole), same in groupby(units, key=lambda unit: (unit.face, unit.whole and gap)):
        for text in [u.text for u in same] if whole else ["".join(u.text for u in same)]:
            yield Span(x, text, face, 0.0 if whole else gap)
            x += measure(text, size, glyphs) + gap * (1 if whole else len(clusters(text)))

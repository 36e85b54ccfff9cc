"""Line breaking for Chinese text, pure: words and widths in, lines out. Lengths are in ems.

What may stand where follows GB/T 15834-2011, 5.1, and W3C's CLREQ, 3.1: no closing mark begins
a line, no opening mark ends one, numbers, Latin words, “……” and “——” are never torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from certificates.characters import ACCENTS, CLUSTER, clusters
from certificates.fonts import Face
from certificates.fonts.shelf import Glyphs

OPENING = "“‘（〔［｛《〈「『【〖〘｟([{￥¥$＄£€№＃"
CLOSING = "”’）〕］｝》〉」』】〗〙｠)]}、。，．·•‧・；：！？!?,.;:％%‰℃°′″～〜–－／"

RIGHT_BLANK = "、。，．；：！？”’）〕］｝》〉」』】〗"
LEFT_BLANK = "“‘（〔［｛《〈「『【〖"
"""Full-width marks of which half is blank. At the end of a line that half may stick out; where
two marks meet, one half goes (CLREQ, 3.1.6)."""

HALF = 0.5

_MARKS = frozenset(RIGHT_BLANK + LEFT_BLANK)
_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff" + ACCENTS
_WORD = rf"[{_LETTER}]+(?:[-'’.,:/@&+_=#~?%]+[{_LETTER}]+)*"
_WHOLE = rf"{_WORD}|—+|…+"
_R, _L = re.escape(RIGHT_BLANK), re.escape(LEFT_BLANK)
_OPEN, _CLOSE = re.escape(OPENING), re.escape(CLOSING)
_ATOM = re.compile(rf"(?:[{_OPEN}][{_OPEN} ]*)?(?:{_WHOLE}|{CLUSTER})[{_CLOSE} ]*", re.DOTALL)
_WHOLES = re.compile(_WHOLE)
_UNIT = re.compile(rf"({_WHOLE})|{CLUSTER}", re.DOTALL)

_MEETING = re.compile(rf"(?<=[{_R}])(?=[{_R}{_L}])|(?<=[{_L}])(?=[{_L}])")

_SLACK = 1e-9
"""Ems by which sums of widths may be off."""


class Atom(NamedTuple):
    """What no line may break.

    Of its width ``overhang`` may stick out at the end of a line; ``meets`` goes when it stands
    behind another atom.
    """

    text: str
    width: float
    overhang: float
    meets: float


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
    return _advance(text, glyphs) - HALF * len(_meetings(text, glyphs))


def _advance(text: str, glyphs: Glyphs) -> float:
    return sum([glyphs[cluster].advance for cluster in clusters(text)])


def _meetings(text: str, glyphs: Glyphs) -> list[int]:
    """Where in the text two full-width marks meet, so that half an em goes."""
    found = (meeting.start() for meeting in _MEETING.finditer(text))
    return [at for at in found if _is_full(text[at - 1], glyphs) and _is_full(text[at], glyphs)]


def _is_full(mark: str, glyphs: Glyphs) -> bool:
    return glyphs[mark].advance == 1.0


def atoms(text: str, glyphs: Glyphs) -> list[Atom]:
    """The text in pieces between which a line may break; the same at every size."""
    before, pieces = "", []
    for found in _ATOM.findall(text):
        pieces.append(_atom(found, before, glyphs))
        before = found[-1]
    return pieces


def _atom(text: str, before: str, glyphs: Glyphs) -> Atom:
    if len(text) == 1 and text not in _MARKS:
        return Atom(text, glyphs[text].advance, 0.0, 0.0)
    kept = text.rstrip(" ")
    width, blank = measure(text, glyphs), 0.0
    if kept and kept[-1] in RIGHT_BLANK and _is_full(kept[-1], glyphs):
        blank = HALF
    meets = HALF * len(_meetings(before + text[:1], glyphs))
    return Atom(text, width, width - measure(kept, glyphs) + blank, meets)


def break_lines(pieces: Sequence[Atom], room: float, indent: float) -> list[Line]:
    """Fill lines from the first atom on; one wider than a line stands alone and sticks out."""
    lines: list[Line] = []
    held: list[str] = []
    width, overhang, start = 0.0, 0.0, indent
    for text, wide, over, meets in pieces:
        if held and start + width + wide - meets - over > room + _SLACK:
            lines.append(Line("".join(held).rstrip(" "), width - overhang, start, last=False))
            held, width, start = [], 0.0, 0.0
        width += wide - meets if held else wide
        held.append(text)
        overhang = over
    lines.append(Line("".join(held).rstrip(" "), width - overhang, start, last=True))
    return lines


def spans(line: str, glyphs: Glyphs, room: float = 0.0) -> list[Span]:
    """The pieces of a line, ``room`` spread between its characters but within no word."""
    drawn = clusters(line)
    faces = {glyphs[cluster].face for cluster in drawn}
    whole = room and _WHOLES.search(line)
    if len(faces) == 1 and (face := faces.pop()) and not whole and not _MEETING.search(line):
        return [Span(0.0, line, face, room / max(1, len(drawn) - 1))]
    cuts = [0, *_meetings(line, glyphs), len(line)]
    parts = [_units(line[start:end], glyphs) for start, end in pairwise(cuts)]
    gap = room / max(1, sum(map(len, parts)) - 1)
    pieces: list[Span] = []
    x = 0.0
    for units in parts:
        for piece, width in _spans(units, gap, glyphs):
            pieces.append(piece._replace(x=x))
            x += width
        x -= HALF
    return pieces


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


def _spans(units: Sequence[_Unit], gap: float, glyphs: Glyphs) -> Iterator[tuple[Span, float]]:
    """Spans that all begin at 0, and how far each reaches, its gaps included."""
    for (face, whole), same in groupby(units, key=lambda u: (u.face, u.whole and gap > 0)):
        texts = [unit.text for unit in same]
        for text in texts if whole else ["".join(texts)]:
            gaps = 1 if whole else len(clusters(text))
            yield Span(0.0, text, face, 0.0 if whole else gap), _advance(text, glyphs) + gap * gaps

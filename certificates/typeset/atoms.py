"""Words and widths to atoms. A line may break between atoms. Lengths are in ems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from certificates.characters import clusters
from certificates.fonts.shelf import CharacterFace
from certificates.typeset.character_classes import (
    APOSTROPHE,
    ATOM,
    COLUMN_BLANK,
    COLUMN_MEETING,
    DASH_ENDS,
    DASHES,
    HALF,
    HAN_SIDE,
    HANGING,
    LATIN_EDGE,
    LATIN_QUOTES,
    LATIN_SIDE,
    MEETING,
    OPENING,
    QUOTES,
    RIGHT_BLANK,
    UNIT,
    beside,
)

Glyphs = Mapping[str, CharacterFace]
"""From a character to its face and its length along the line."""


class Manner(NamedTuple):
    """How a text is set, independent of its size.

    At the end of a line ``squeeze`` drops the blank half of a closing mark, ``hang`` moves a light
    mark outside, and ``keep`` leaves marks at full width. ``latin_gap`` is the space between
    Chinese and Latin. ``paired`` puts one em between the first two characters, which are a name. In
    ``columns`` a short number stands upright and takes one em.
    """

    punctuation: str = "squeeze"
    latin_gap: float = 0.0
    paired: bool = False
    columns: bool = False


PLAIN = Manner()

_PARTING = frozenset(f"{RIGHT_BLANK} ")
"""Characters that may be narrower at the end of a line."""


class Atom(NamedTuple):
    """A piece of text that no line may break.

    ``overhang`` is the part of its width that may stick out at the end of a line. ``lead`` is the
    space added before it, or removed if negative, unless it begins a line.
    """

    text: str
    width: float
    overhang: float
    lead: float


def measure(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> float:
    return _length(text, glyphs, manner) + sum(leads(text, glyphs, manner).values())


def line_length(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> float:
    """The length of one line with the whole text, without the overhang at its end."""
    kept = text.rstrip(" ")
    return measure(kept, glyphs, manner) - _blank(kept, glyphs, manner)


def leads(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> dict[int, float]:
    """The extra space before characters, positive or negative, by index."""
    meetings = COLUMN_MEETING if manner.columns else MEETING
    found = {
        at: -HALF
        for at in (meeting.start() for meeting in meetings.finditer(text))
        if _has_half(text[at - 1], glyphs, manner) and _has_half(text[at], glyphs, manner)
    }
    for at, lead in (*_round_quotes(text, glyphs, manner), *_between_dashes(text, glyphs)):
        found[at] = found.get(at, 0.0) + lead
    if manner.latin_gap:
        found |= {edge.start(): manner.latin_gap for edge in LATIN_EDGE.finditer(text)}
    if manner.paired:
        found[len(clusters(text)[0])] = 1.0
    return found


def _round_quotes(text: str, glyphs: Glyphs, manner: Manner) -> Iterator[tuple[int, float]]:
    """Extend or reduce a quotation mark on its outer side to the width it should have."""
    for found in (APOSTROPHE if manner.columns else QUOTES).finditer(text):
        at, mark = found.start(), found.group()
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        inner, outer = (after, before) if mark in OPENING else (before, after)
        latin = LATIN_SIDE.match(outer) and not HAN_SIDE.match(inner)
        lead = (LATIN_QUOTES[mark] if latin else 1.0) - glyphs[mark].advance
        if outer and lead:
            yield (at if mark in OPENING else at + 1), lead


def _between_dashes(text: str, glyphs: Glyphs) -> Iterator[tuple[int, float]]:
    for found in DASHES.finditer(text):
        if glyphs["—"].advance < 1.0:
            yield found.start(), -DASH_ENDS


def atoms(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> list[Atom]:
    """The text in pieces between which a line may break; the same at every size."""
    between, at = leads(text, glyphs, manner), 0
    pieces = []
    for found in ATOM.findall(text):
        if len(found) == 1 and not manner.columns and found not in _PARTING:
            pieces.append(Atom(found, glyphs[found].advance, 0.0, between.get(at, 0.0)))
        else:
            pieces.append(_atom(found, at, between, glyphs, manner))
        at += len(found)
    return _with_pair(pieces) if manner.paired else pieces


def tightened(pieces: Sequence[Atom], by: float) -> list[Atom]:
    """The atoms with ``by`` removed between all characters outside words."""
    tight = []
    for text, width, overhang, lead in pieces:
        inner = len(UNIT.findall(text.rstrip(" "))) - 1 if len(text) > 1 else 0
        tight.append(Atom(text, width - by * max(0, inner), overhang, lead - by))
    return tight


def _atom(text: str, at: int, between: Mapping[int, float], glyphs: Glyphs, manner: Manner) -> Atom:
    kept = text.rstrip(" ")
    width = _length(text, glyphs, manner)
    width += sum(between.get(at + inner, 0.0) for inner in range(1, len(text))) if between else 0.0
    spaces = _advance(text[len(kept) :], glyphs)
    return Atom(text, width, spaces + _blank(kept, glyphs, manner), between.get(at, 0.0))


def _blank(text: str, glyphs: Glyphs, manner: Manner) -> float:
    """How much of the last mark may stick out."""
    last = text[-1:]
    blank = COLUMN_BLANK if manner.columns else RIGHT_BLANK
    if not last or last not in blank or manner.punctuation == "keep":
        return 0.0
    if manner.punctuation == "hang" and last in HANGING and len(text) > 1:
        return glyphs[last].advance
    return HALF if _is_full(last, glyphs) else 0.0


def _with_pair(pieces: list[Atom]) -> list[Atom]:
    """Keep a spread name in one atom, so that no line break splits it."""
    first, second = pieces[:2]
    width = first.width + second.lead + second.width
    name = Atom(first.text + second.text, width, second.overhang, 0.0)
    return [name, *pieces[2:]]


def _advance(text: str, glyphs: Glyphs) -> float:
    return sum([glyphs[cluster].advance for cluster in clusters(text)])


def _length(text: str, glyphs: Glyphs, manner: Manner) -> float:
    length = _advance(text, glyphs)
    if not manner.columns:
        return length
    return length + sum(1.0 - _advance(each, glyphs) for each in beside(text).values())


def _has_half(mark: str, glyphs: Glyphs, manner: Manner) -> bool:
    """True if half of the mark's em is blank. A narrow quotation mark gets this half added."""
    return _is_full(mark, glyphs) or (mark in LATIN_QUOTES and not manner.columns)


def _is_full(mark: str, glyphs: Glyphs) -> bool:
    return glyphs[mark].advance == 1.0

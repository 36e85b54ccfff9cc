"""Words and widths to atoms. A line may break between atoms. Lengths are in ems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from certificates.characters import clusters
from certificates.fonts.shelf import CharacterFace
from certificates.reading.editions import FIRST, Edition
from certificates.typeset.character_classes import (
    APOSTROPHE,
    DASH_ENDS,
    DASHES,
    HALF,
    HAN_SIDE,
    HANGING,
    LATIN_EDGE,
    LATIN_QUOTES,
    LATIN_SIDE,
    MEETING_MARKS,
    OPENING,
    PAIRED_MARKS,
    QUOTES,
    Blanks,
    Pieces,
    beside,
    blanks,
    pieces,
)
from certificates.typeset.kerning import kerns

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
    edition: Edition = FIRST
    loose: bool = False
    """Whether longer units may be parted from their number, as where a line would be stretched."""

    @property
    def blanks(self) -> Blanks:
        return blanks(rare=self.edition.marks)

    @property
    def pieces(self) -> Pieces:
        return pieces(signs=self.edition.signs, loose=self.loose)


PLAIN = Manner()


class Atom(NamedTuple):
    """A piece of text that no line may break.

    ``overhang`` is the part of its width that may stick out at the end of a line. ``lead`` is the
    space added before it, or removed if negative, unless it begins a line. Then ``flush`` is the
    part of its width that is left out.
    """

    text: str
    width: float
    overhang: float
    lead: float
    flush: float = 0.0


def measure(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> float:
    between = leads(text, glyphs, manner), kerned(text, glyphs, manner)
    return _length(text, glyphs, manner) + sum(sum(each.values()) for each in between)


def line_length(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> float:
    """The length of one line with the whole text, without the overhang at its end."""
    kept = text.rstrip(" ")
    return measure(kept, glyphs, manner) - _blank(kept, glyphs, manner)


def leads(text: str, glyphs: Glyphs, manner: Manner = PLAIN) -> dict[int, float]:
    """The extra space before characters, positive or negative, by index."""
    found = _round_marks(text, glyphs, manner) if MEETING_MARKS.search(text) else {}
    if manner.latin_gap:
        found |= {edge.start(): manner.latin_gap for edge in LATIN_EDGE.finditer(text)}
    if manner.paired:
        found[len(clusters(text)[0])] = 1.0
    if manner.edition.marks:
        for at, lead in _later_rules(text, glyphs, manner):
            found[at] = found.get(at, 0.0) + lead
    return found


def _round_marks(text: str, glyphs: Glyphs, manner: Manner) -> dict[int, float]:
    """Where marks meet, and around quotation marks and dashes."""
    meetings = manner.blanks.column_meeting if manner.columns else manner.blanks.meeting
    found = {
        at: -HALF
        for at in (meeting.start() for meeting in meetings.finditer(text))
        if _has_half(text[at - 1], glyphs, manner) and _has_half(text[at], glyphs, manner)
    }
    for at, lead in (*_round_quotes(text, glyphs, manner), *_between_dashes(text, glyphs)):
        found[at] = found.get(at, 0.0) + lead
    return found


def _later_rules(text: str, glyphs: Glyphs, manner: Manner) -> Iterator[tuple[int, float]]:
    """The leads that the first edition does not know."""
    if flush := _flush(text, glyphs, manner):
        yield 0, -flush
    if not manner.columns:
        # Two marks already share one half; the other is taken before the next character.
        ends = (found.end() for found in PAIRED_MARKS.finditer(text))
        yield from ((end, -HALF) for end in ends if end < len(text))


def _flush(text: str, glyphs: Glyphs, manner: Manner) -> float:
    """The blank half of an opening mark that begins a line."""
    begins = text and manner.edition.marks and text[0] in manner.blanks.left
    return HALF if begins and _has_half(text[0], glyphs, manner) else 0.0


def kerned(text: str, glyphs: Glyphs, manner: Manner) -> dict[int, float]:
    """The space before letters that their font asks for, by index."""
    return dict(kerns(text, glyphs)) if manner.edition.kerning and not manner.columns else {}


def spare(text: str, glyphs: Glyphs, manner: Manner) -> dict[int, float]:
    """What a line may lose before characters: the blanks of the marks beside them, by index.

    Where two marks meet, one blank is gone already and the other stays.
    """
    if not manner.edition.marks_first or manner.columns:
        return {}
    places = {
        found.start(): HALF
        for found in manner.blanks.beside.finditer(text)
        if _has_half(found[1] or found[2], glyphs, manner)
    }
    if not places:
        return {}
    taken = leads(text, glyphs, manner)
    return {at: blank for at, blank in places.items() if taken.get(at, 0.0) >= 0.0}


def squeezed(pieces: Sequence[Atom], spared: Mapping[int, float]) -> list[Atom]:
    """The atoms without what their text can spare."""
    tight, at = [], 0
    for text, width, overhang, lead, flush in pieces:
        end = at + len(text)
        inner = sum([spared.get(each, 0.0) for each in range(at + 1, end)])
        tight.append(Atom(text, width - inner, overhang, lead - spared.get(at, 0.0), flush))
        at = end
    return tight


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
    for place, kern in kerned(text, glyphs, manner).items():
        between[place] = between.get(place, 0.0) + kern
    parting = f"{manner.blanks.right}{manner.blanks.left if manner.edition.marks else ''} "
    found = []
    for piece in manner.pieces.atom.findall(text):
        if len(piece) == 1 and not manner.columns and piece not in parting:
            found.append(Atom(piece, glyphs[piece].advance, 0.0, between.get(at, 0.0)))
        else:
            found.append(_atom(piece, at, between, glyphs, manner))
        at += len(piece)
    return _with_pair(found) if manner.paired else found


def tightened(pieces: Sequence[Atom], by: float, manner: Manner = PLAIN) -> list[Atom]:
    """The atoms with ``by`` removed between all characters outside words."""
    tight, unit = [], manner.pieces.unit
    for text, width, overhang, lead, flush in pieces:
        inner = len(unit.findall(text.rstrip(" "))) - 1 if len(text) > 1 else 0
        tight.append(Atom(text, width - by * max(0, inner), overhang, lead - by, flush))
    return tight


def _atom(text: str, at: int, between: Mapping[int, float], glyphs: Glyphs, manner: Manner) -> Atom:
    kept = text.rstrip(" ")
    width = _length(text, glyphs, manner)
    width += sum(between.get(at + inner, 0.0) for inner in range(1, len(text))) if between else 0.0
    spaces = _advance(text[len(kept) :], glyphs)
    overhang = spaces + _blank(kept, glyphs, manner)
    return Atom(text, width, overhang, between.get(at, 0.0), _flush(text, glyphs, manner))


def _blank(text: str, glyphs: Glyphs, manner: Manner) -> float:
    """How much of the last mark may stick out."""
    last = text[-1:]
    blank = manner.blanks.column if manner.columns else manner.blanks.right
    if not last or last not in blank or manner.punctuation == "keep":
        return 0.0
    if manner.punctuation == "hang" and last in HANGING and len(text) > 1:
        return glyphs[last].advance
    return HALF if _is_full(last, glyphs) else 0.0


def _with_pair(pieces: list[Atom]) -> list[Atom]:
    """Keep a spread name in one atom, so that no line break splits it."""
    first, second = pieces[:2]
    width = first.width + second.lead + second.width
    name = Atom(first.text + second.text, width, second.overhang, 0.0, first.flush)
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

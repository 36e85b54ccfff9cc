"""The position of each character of one line. Lengths are in ems along the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from certificates.characters import clusters
from certificates.fonts import Face
from certificates.fonts.shaping import Way
from certificates.fonts.shelf import CharacterFace, RubyWord
from certificates.fonts.shelf import Glyphs as RoleGlyphs
from certificates.typeset.atoms import PLAIN, Glyphs, Manner, kerned, leads, measure, spare
from certificates.typeset.character_classes import PLAIN_PIECES, Pieces
from certificates.typeset.ruby import RISE, SMALL
from certificates.typeset.shaped_words import WithWords, visual_order


class Span(NamedTuple):
    """A piece of a line in one face; ``x`` counts from the start of the line.

    ``scale`` is the size of its glyphs relative to the line's, ``rise`` the height above the
    baseline, ``beside`` the face that the glyphs were fitted to, ``kerns`` as in `TextRun`.
    """

    x: float
    text: str
    face: Face
    spacing: float
    scale: float = 1.0
    rise: float = 0.0
    beside: Face | None = None
    kerns: tuple[float, ...] = ()
    way: Way = ""


class PlacedCharacter(NamedTuple):
    """One character of a line, placed at ``x``."""

    at: int
    """Its index in the text."""
    x: float
    cluster: str
    placed: CharacterFace
    word: bool
    """True for a part of a word, a number or a dash."""
    bound: bool
    """True if the previous character belongs to the same word, so no space comes between them."""
    before: float
    """The space before it; negative where the two overlap."""
    meets: bool
    """True for a mark that moved into the blank half of its neighbour."""
    kern: float = 0.0
    """The space before it that its font asks for, beside ``before``."""


WIDE = 0.1
"""A gap in ems that a PDF reader may take for a space if characters are drawn one by one. With
character spacing they stay one word."""

_CLOSE = 1e-9


def slots(line: str, pieces: Pieces = PLAIN_PIECES) -> int:
    """The number of gaps in which a line may be spread."""
    return max(1, len(pieces.unit.findall(line)) - 1)


def placed_characters(
    line: str, glyphs: Glyphs, room: float = 0.0, manner: Manner = PLAIN
) -> Iterator[PlacedCharacter]:
    """Every character with its position. ``room`` is spread between characters outside words."""
    between = leads(line, glyphs, manner)
    letters = kerned(line, glyphs, manner)
    if room < 0:
        room += _squeeze(between, spare(line, glyphs, manner), -room)
    gap = room / slots(line, manner.pieces) if room else 0.0
    x = 0.0
    for unit in manner.pieces.unit.finditer(line):
        word, at = unit.group(1) is not None, unit.start()
        for cluster in clusters(unit.group()):
            bound, lead = at > unit.start(), between.get(at, 0.0)
            kern = letters.get(at, 0.0) if letters else 0.0
            before = lead + (gap if at and not bound else 0.0)
            placed = glyphs[cluster]
            x += before + kern
            yield PlacedCharacter(at, x, cluster, placed, word, bound, before, lead < 0, kern)
            x += placed.advance
            at += len(cluster)


def _squeeze(between: dict[int, float], spared: Mapping[int, float], wanted: float) -> float:
    """Take up to ``wanted`` from what a line can spare, the same part everywhere; return it."""
    whole = sum(spared.values())
    taken = min(wanted, whole)
    for at, blank in spared.items():
        between[at] = between.get(at, 0.0) - blank * taken / whole
    return taken


def in_visual_order(
    line: Iterable[PlacedCharacter], levels: Sequence[int]
) -> list[PlacedCharacter]:
    """The same characters at the places that their directions give them, in the order of the text."""
    characters = list(line)
    x, beside = 0.0, -1
    for place in visual_order([levels[each.at] for each in characters]):
        each = characters[place]
        before = each.before + each.kern
        leftwards = levels[each.at] % 2 == 1
        x += 0.0 if leftwards else before
        # Only what stands beside the character before it may be drawn together with that.
        apart = leftwards or beside != place - 1 or each.meets
        characters[place] = each._replace(x=x, meets=apart, kern=0.0 if apart else each.kern)
        x += each.placed.advance + (before if leftwards else 0.0)
        beside = -1 if leftwards else place
    return characters


def spans(
    line: str,
    glyphs: Glyphs,
    room: float = 0.0,
    manner: Manner = PLAIN,
    levels: Sequence[int] = (),
) -> list[Span]:
    """The longest possible pieces of a line, from left to right."""
    drawn = clusters(line)
    if not drawn:
        return []
    if levels:
        placed = placed_characters(line, glyphs, room, manner)
        return list(_joined(in_visual_order(placed, levels), glyphs))
    whole = room and manner.pieces.wholes.search(line)
    uneven = leads(line, glyphs, manner) or (room < 0 and spare(line, glyphs, manner))
    if not whole and not uneven and (face := _only_face(drawn, glyphs)):
        spacing = room / max(1, len(drawn) - 1)
        return [Span(0.0, line, face, spacing, kerns=_kerns(line, drawn, glyphs, manner))]
    return list(_joined([*placed_characters(line, glyphs, room, manner)], glyphs))


def _only_face(drawn: Sequence[str], glyphs: Glyphs) -> Face | None:
    """The face that draws all characters in their own size and place."""
    if isinstance(glyphs, RoleGlyphs) and (face := glyphs.plain_face(drawn)):
        return face
    looks = {(placed.face, placed[2:5]) for placed in map(glyphs.__getitem__, drawn)}
    face, fit = looks.pop()
    is_only = not looks and fit == PLAIN_FIT and not isinstance(glyphs, WithWords)
    return face if is_only else None


def _kerns(line: str, drawn: Sequence[str], glyphs: Glyphs, manner: Manner) -> tuple[float, ...]:
    """The kern before each character; nothing if there is none."""
    letters = kerned(line, glyphs, manner)
    if not letters:
        return ()
    starts = accumulate(map(len, drawn), initial=0)
    return tuple(letters.get(at, 0.0) for at, _ in zip(starts, drawn, strict=False))


PLAIN_FIT = (1.0, 0.0, 0.0)


def _joined(line: Sequence[PlacedCharacter], glyphs: Glyphs) -> Iterator[Span]:
    """Join characters of equal look and spacing into spans; skip characters without a face."""
    held: list[PlacedCharacter] = []
    gaps = [*(each.before for each in line[1:]), 0.0]
    for each, after in zip(line, gaps, strict=True):
        if held and not _continues(held, each, after):
            yield from _span(held, glyphs)
            held = []
        held.append(each)
    yield from _span(held, glyphs)


def _below_and_above(at: PlacedCharacter, ruby: RubyWord, glyphs: Glyphs) -> Iterator[Span]:
    """Words and what stands above them, both in the middle of their place."""
    for words, scale, rise in ((ruby.text, 1.0, 0.0), (ruby.above, SMALL, RISE)):
        found = spans(words, glyphs)
        blank = (at.placed.advance - measure(words, glyphs) * scale) / 2
        for span in found:
            yield span._replace(
                x=at.x + blank + span.x * scale,
                scale=span.scale * scale,
                rise=span.rise * scale + rise,
            )


def _continues(held: Sequence[PlacedCharacter], each: PlacedCharacter, after: float) -> bool:
    """True if it can join the characters before it, which it follows at the distance ``after``."""
    last, gap = held[-1], each.before
    if each.meets or each.placed[2:5] != PLAIN_FIT or last.placed[2:5] != PLAIN_FIT:
        return False
    if last.placed.face is not each.placed.face:
        return False
    if any(placed.word or placed.ruby for placed in (last.placed, each.placed)):
        return False
    same = len(held) == 1 or abs(gap - held[1].before) < _CLOSE
    if gap > WIDE:
        return same
    at_edge = gap != 0 and not each.bound and (each.word or last.word)
    return same and not at_edge and after <= WIDE


def _span(held: Sequence[PlacedCharacter], glyphs: Glyphs) -> Iterator[Span]:
    if held and (face := held[0].placed.face):
        first = held[0]
        if word := first.placed.word:
            yield Span(first.x, word.text, face, 0.0, way=word.way)
            return
        if ruby := first.placed.ruby:
            yield from _below_and_above(first, ruby, glyphs)
            return
        text = "".join([each.cluster for each in held])
        spacing = held[1].before if len(held) > 1 else 0.0
        x, fit = first.x + first.placed.shift, first.placed
        letters = (0.0, *(each.kern for each in held[1:]))
        kept = letters if any(letters) else ()
        yield Span(x, text, face, spacing, fit.scale, fit.rise, fit.beside, kept)

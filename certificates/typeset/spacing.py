"""Where each character of one line stands. Lengths are in ems along the line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from certificates.characters import clusters
from certificates.fonts import Face
from certificates.fonts.shelf import Placed
from certificates.typeset.atoms import PLAIN, Glyphs, Manner, leads
from certificates.typeset.classes import UNIT, WHOLES


class Span(NamedTuple):
    """A piece of a line in one face, ``x`` from the line's start.

    ``scale`` is of its glyphs against the line's, ``rise`` is above its baseline.
    """

    x: float
    text: str
    face: Face
    spacing: float
    scale: float = 1.0
    rise: float = 0.0


class Standing(NamedTuple):
    """One character of a line: where it begins, and whether it is bound to the one before it."""

    at: int
    """Its place in the text."""
    x: float
    cluster: str
    placed: Placed
    word: bool
    """It is part of a word, a number or a dash."""
    bound: bool
    """So is the one before it, of the same: nothing is spread between them."""
    led: bool
    """More or less than nothing stands before it."""


def slots(line: str) -> int:
    """Between how many characters a line may be spread."""
    return max(1, len(UNIT.findall(line)) - 1)


def standings(
    line: str, glyphs: Glyphs, room: float = 0.0, manner: Manner = PLAIN
) -> Iterator[Standing]:
    """Every character, with ``room`` spread between them but within no word."""
    between = leads(line, glyphs, manner)
    gap = room / slots(line) if room else 0.0
    x = 0.0
    for unit in UNIT.finditer(line):
        word, at = unit.group(1) is not None, unit.start()
        for cluster in clusters(unit.group()):
            bound, lead = at > unit.start(), between.get(at, 0.0)
            x += lead + (gap if at and not bound else 0.0)
            placed = glyphs[cluster]
            yield Standing(at, x, cluster, placed, word, bound, lead != 0)
            x += placed.advance
            at += len(cluster)


def spans(line: str, glyphs: Glyphs, room: float = 0.0, manner: Manner = PLAIN) -> list[Span]:
    """The pieces of a line that runs from left to right, as long as they can be."""
    drawn = clusters(line)
    looks = {(placed.face, placed[2:]) for placed in map(glyphs.__getitem__, drawn)}
    whole = room and WHOLES.search(line)
    if len(looks) == 1 and not whole and not leads(line, glyphs, manner):
        face, (scale, shift, rise) = looks.pop()
        gap = room / max(1, len(drawn) - 1)
        if face and (scale, shift, rise) == (1.0, 0.0, 0.0):
            return [Span(0.0, line, face, gap)]
    return list(_joined(standings(line, glyphs, room, manner), room / slots(line)))


def _joined(line: Iterator[Standing], gap: float) -> Iterator[Span]:
    """Characters with the same look and the same distance in one span; without a face in none."""
    held: list[Standing] = []
    for each in line:
        if held and not _continues(held[-1], each, gap):
            yield from _span(held, gap)
            held = []
        held.append(each)
    yield from _span(held, gap)


def _continues(before: Standing, each: Standing, gap: float) -> bool:
    if each.led or each.placed[2:] != (1.0, 0.0, 0.0):
        return False
    if (before.placed.face, before.placed[2:]) != (each.placed.face, each.placed[2:]):
        return False
    return each.bound or not (gap and (each.word or before.word))


def _span(held: list[Standing], gap: float) -> Iterator[Span]:
    if held and (face := held[0].placed.face):
        first = held[0]
        text = "".join([each.cluster for each in held])
        spacing = 0.0 if first.word or not gap else gap
        x = first.x + first.placed.shift
        yield Span(x, text, face, spacing, first.placed.scale, first.placed.rise)

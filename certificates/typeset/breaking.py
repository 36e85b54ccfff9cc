"""Atoms to lines: fill one line after another and record where each begins. Lengths are in ems."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from certificates.characters import clusters
from certificates.typeset.atoms import Atom
from certificates.typeset.character_classes import CLOSING, OPENING

SLACK = 1e-9
"""The rounding error of sums of widths, in ems."""


MARKS = f"{OPENING}{CLOSING} "


class Line(NamedTuple):
    """``width`` excludes the overhang; ``indent`` precedes it; ``last`` marks the final line."""

    text: str
    width: float
    indent: float
    last: bool
    give: float = 0.0
    """Ems that may be removed between its characters."""
    start: int = 0
    """Where it begins in its text."""


def break_lines(pieces: Sequence[Atom], room: float, indent: float) -> list[Line]:
    """Fill lines from the first atom on. An atom wider than a line stands alone and sticks out."""
    return lines(pieces, starts(pieces, room, indent), indent)


def starts(pieces: Sequence[Atom], room: float, indent: float) -> list[int]:
    """The atoms that begin a line if every line takes as many as fit."""
    found, width, limit = [0], 0.0, room - indent + SLACK
    for number, (_, wide, overhang, lead, flush) in enumerate(pieces):
        if number == found[-1]:
            width = wide - flush
        elif width + lead + wide - overhang > limit:
            found.append(number)
            width, limit = wide - flush, room + SLACK
        else:
            width += lead + wide
    return found


def with_company(pieces: Sequence[Atom], starts: Sequence[int]) -> list[int]:
    """The same starts, but the last line has more than one character, with or without marks."""
    *earlier, last = starts
    alone = last == len(pieces) - 1 and len(clusters(pieces[last].text.strip(MARKS))) == 1
    if earlier and alone and last - 1 > earlier[-1]:
        return [*earlier, last - 1]
    return list(starts)


def lines(
    pieces: Sequence[Atom], starts: Sequence[int], indent: float, tight: Sequence[Atom] = ()
) -> list[Line]:
    """The lines that begin with these atoms. ``tight`` are the same atoms at their tightest."""
    made = []
    at = 0
    for start, end in pairwise([*starts, len(pieces)]):
        text = "".join([atom.text for atom in pieces[start:end]]).rstrip(" ")
        width = measured(pieces[start:end])
        give = width - measured(tight[start:end]) if tight else 0.0
        made.append(Line(text, width, 0.0 if start else indent, end == len(pieces), give, at))
        at += sum([len(atom.text) for atom in pieces[start:end]])
    return made


def measured(pieces: Sequence[Atom]) -> float:
    """The length of a line made of these atoms."""
    if not pieces:
        return 0.0
    first = pieces[0]
    whole = sum([atom.width + atom.lead for atom in pieces])
    return whole - first.lead - first.flush - pieces[-1].overhang

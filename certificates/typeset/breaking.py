"""Atoms to lines: fill one line after another and record where each begins. Lengths are in ems."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from certificates.typeset.atoms import Atom

SLACK = 1e-9
"""The rounding error of sums of widths, in ems."""


class Line(NamedTuple):
    """``width`` excludes the overhang; ``indent`` precedes it; ``last`` marks the final line."""

    text: str
    width: float
    indent: float
    last: bool
    give: float = 0.0
    """Ems that may be removed between its characters."""


def break_lines(pieces: Sequence[Atom], room: float, indent: float) -> list[Line]:
    """Fill lines from the first atom on. An atom wider than a line stands alone and sticks out."""
    return lines(pieces, starts(pieces, room, indent), indent)


def starts(pieces: Sequence[Atom], room: float, indent: float) -> list[int]:
    """The atoms that begin a line if every line takes as many as fit."""
    found, width, limit = [0], 0.0, room - indent + SLACK
    for number, (_, wide, overhang, lead) in enumerate(pieces):
        if number == found[-1]:
            width = wide
        elif width + lead + wide - overhang > limit:
            found.append(number)
            width, limit = wide, room + SLACK
        else:
            width += lead + wide
    return found


def lines(
    pieces: Sequence[Atom], starts: Sequence[int], indent: float, tight: Sequence[Atom] = ()
) -> list[Line]:
    """The lines that begin with these atoms. ``tight`` are the same atoms at their tightest."""
    made = []
    for start, end in pairwise([*starts, len(pieces)]):
        text = "".join([atom.text for atom in pieces[start:end]]).rstrip(" ")
        width = measured(pieces[start:end])
        give = width - measured(tight[start:end]) if tight else 0.0
        made.append(Line(text, width, 0.0 if start else indent, end == len(pieces), give))
    return made


def measured(pieces: Sequence[Atom]) -> float:
    """The length of a line made of these atoms."""
    if not pieces:
        return 0.0
    return sum([atom.width + atom.lead for atom in pieces]) - pieces[0].lead - pieces[-1].overhang

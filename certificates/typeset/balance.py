"""Lines of about equal length that break at a sensible point, for titles and names of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from certificates.typeset.atoms import Atom
from certificates.typeset.breaking import SLACK
from certificates.typeset.seams import ANYWHERE, seams

UNEVENNESS = 4.0
"""The cost of a line twice as long as the mean. Two lines may differ from it by up to two fifths
for a break at a seam (2 × 4 × 0.43² is `ANYWHERE`)."""


def balanced(
    pieces: Sequence[Atom], room: float, indent: float, count: int, tight: Sequence[Atom] = ()
) -> list[int]:
    """The atoms that begin each of ``count`` lines; as many lines as full lines would need.

    ``tight`` are the same atoms at their tightest, used where the text needs it.
    """
    sums = _Sums(pieces, indent)
    limits = _Sums(tight or pieces, indent)
    mean = sums.width(0, len(pieces)) / count
    price = _prices(pieces)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        best.append({})
        for start, (paid, _) in best[-2].items():
            for end in range(start + 1, len(pieces) + 1):
                if limits.width(start, end) > room + SLACK and end > start + 1:
                    break
                off = (sums.width(start, end) - mean) / mean if mean else 0.0
                cost = paid + UNEVENNESS * off * off + price[end]
                if end not in best[-1] or cost < best[-1][end][0]:
                    best[-1][end] = cost, start
    return _traced(best, len(pieces))


def _traced(best: Sequence[Mapping[int, tuple[float, int]]], end: int) -> list[int]:
    found = []
    for reached in reversed(best[1:]):
        end = reached[end][1]
        found.append(end)
    return found[::-1]


class _Sums:
    """The length of a line between any two atoms, from sums computed once."""

    def __init__(self, pieces: Sequence[Atom], indent: float) -> None:
        self.upto = [0.0, *accumulate(atom.width + atom.lead for atom in pieces)]
        self.leads = [atom.lead + atom.flush for atom in pieces]
        self.overhangs = [0.0, *(atom.overhang for atom in pieces)]
        self.indent = indent

    def width(self, start: int, end: int) -> float:
        width = self.upto[end] - self.upto[start] - self.leads[start] - self.overhangs[end]
        return width if start else width + self.indent


def _prices(pieces: Sequence[Atom]) -> list[float]:
    """The cost of a break before each atom; 0 at the end."""
    text = "".join(atom.text for atom in pieces)
    costs = seams(text)
    ends = accumulate(len(atom.text) for atom in pieces[:-1])
    return [0.0, *(costs.get(end, ANYWHERE) for end in ends), 0.0]

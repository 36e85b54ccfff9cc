"""Names in lines of equal cells, each whole on one line.

Widths are in characters of the type, of which 28 fill a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from awards.text.characters import clusters, is_han

LINE = 28.0
GAP = 0.6
"""The least space between two names."""

MOST_FIT = 0.9
"""So many of the names have room in one cell; longer ones take several."""

_WIDE_LETTERS = frozenset("WMm@%&—…")
_NARROW, _CAPITAL = 0.6, 0.8


class PlacedName(NamedTuple):
    """A name, and where it begins in its line."""

    name: str
    at: float


def grid(names: Sequence[str], most: int) -> list[tuple[PlacedName, ...]]:
    """The lines of a list of at most ``most`` columns. A name beyond a line stands on one alone."""
    cell = LINE / _columns(names, most)
    lines: list[list[PlacedName]] = [[]]
    at = 0.0
    for name in names:
        wide = shown_width(name)
        if lines[-1] and at + wide > LINE:
            lines.append([])
            at = 0.0
        lines[-1].append(PlacedName(name, at))
        at += ceil((wide + GAP) / cell - 1e-6) * cell
        if at > LINE - cell / 2:
            lines.append([])
            at = 0.0
    return [tuple(line) for line in lines if line]


def _columns(names: Sequence[str], most: int) -> int:
    """As many as have room for nearly every name."""
    for columns in range(most, 1, -1):
        fit = sum(shown_width(name) + GAP <= LINE / columns for name in names)
        if fit >= MOST_FIT * len(names):
            return columns
    return 1


def is_widened(name: str) -> bool:
    """A Chinese name of two characters is set as wide as one of three."""
    return len(clusters(name)) == 2 and is_han(name)


def shown_width(name: str) -> float:
    return 3.0 if is_widened(name) else width(name)


def width(text: str) -> float:
    """Never less than the characters need."""
    return sum(_widths(text))


def _widths(text: str) -> Iterator[float]:
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            yield 0.0
        elif character in _WIDE_LETTERS or unicodedata.east_asian_width(character) in "WFA":
            yield 1.0
        else:
            yield _CAPITAL if character.isupper() else _NARROW

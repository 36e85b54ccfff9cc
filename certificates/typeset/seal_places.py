"""Where the seals of issuing bodies stand: in rows, none touching its neighbour.

GB/T 9704-2012, 7.3.5.1: each seal is centred on its body, the last on its body and the date. At most
three are in a row. Lengths are in millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from math import ceil
from typing import NamedTuple

from certificates.paper import Box

MOST = 3
"""The most seals in a row."""

MOST_OVER_LINES = 2
"""The most in a row over bodies that are below each other: each is then close to its own line."""

SHARE = {"left": 0.0, "centre": 0.5, "even": 0.5, "right": 1.0}
"""The share of the free width that is left of the rows."""


class SealSize(NamedTuple):
    """A round seal, and the distance that is kept from one to the next."""

    diameter: float
    apart: float

    def along(self, count: int) -> float:
        """The length of a row, or the height of a column, of that many seals."""
        return count * self.diameter + (count - 1) * self.apart


class Rows(NamedTuple):
    """Rows of seals around one vertical axis. ``half`` is half their width, with the words."""

    counts: tuple[int, ...]
    pitch: float
    half: float

    def centres(self, axis: float) -> list[list[float]]:
        """The place of each seal along its row, row by row."""
        return [
            [axis + (place - (count - 1) / 2) * self.pitch for place in range(count)]
            for count in self.counts
        ]


def divided(count: int, most: int) -> tuple[int, ...]:
    """As few rows as possible, about equally long, the longer ones first."""
    rows = ceil(count / most)
    shorter, longer = divmod(count, rows)
    return tuple(shorter + (row < longer) for row in range(rows))


def choices(count: int, room: Box, seal: SealSize, most: int = MOST) -> list[tuple[int, ...]]:
    """The rows that the box has room for, the fewest first."""
    found = dict.fromkeys(divided(count, each) for each in range(min(most, count), 0, -1))
    return [
        counts
        for counts in found
        if seal.along(max(counts)) <= room.width and seal.along(len(counts)) <= room.height
    ]


class Steps(NamedTuple):
    """Rows of seals over lines that are one below another, and how far these reach from the axis."""

    rows: Rows
    left: float
    right: float

    def within(self, room: float) -> Steps:
        """The same rows where lines that are too long pass both ends of the room alike."""
        left = min(max(room * self.left / (self.left + self.right), self.rows.half), room)
        return self._replace(left=left, right=room - left)


def stepped(counts: tuple[int, ...], names: Sequence[float], date: float, seal: SealSize) -> Steps:
    """Rows of seals next to each other, each in the middle of its own line.

    ``names`` are the lengths of the bodies; ``date`` is below the last.
    """
    rows = Rows(counts, seal.diameter + seal.apart, seal.along(max(counts)) / 2)
    middles = [each for row in rows.centres(0.0) for each in row]
    reach = [max(each, seal.diameter) / 2 for each in (*names[:-1], max(names[-1], date))]
    left = max(half - middle for middle, half in zip(middles, reach, strict=True))
    right = max(half + middle for middle, half in zip(middles, reach, strict=True))
    return Steps(rows, left, right)


def spaced(
    counts: tuple[int, ...], names: Sequence[float], date: float, gap: float, seal: SealSize
) -> Rows:
    """Rows in which each seal is over its own words alone.

    ``names`` are the lengths of the bodies; ``date`` is below the last. Names are ``gap`` apart.
    """
    words = [*names[:-1], max(names[-1], date)]
    pitch = seal.diameter + seal.apart
    for row, reach in zip(_parted(counts, names), _parted(counts, words), strict=True):
        beside = [(one + two) / 2 + gap for one, two in pairwise(row)]
        over = [max(pair) / 2 + seal.diameter / 2 + seal.apart for pair in pairwise(reach)]
        pitch = max([pitch, *beside, *over])
    return Rows(counts, pitch, _half(_parted(counts, words), pitch, seal))


def even(rows: Rows, names: Sequence[float], date: float, room: float, seal: SealSize) -> Rows:
    """The same rows, spread over the whole room if their words stay inside."""
    words = [*names[:-1], max(names[-1], date)]
    pitch = max(rows.pitch, room / max(rows.counts))
    half = _half(_parted(rows.counts, words), pitch, seal)
    return rows._replace(pitch=pitch, half=half) if 2 * half <= room else rows


def longest(count: int, room: float, gap: float, seal: SealSize) -> tuple[float, float]:
    """The pitch of a full row, and the longest words in it."""
    pitch = max((room + gap) / count, seal.diameter + seal.apart)
    if count == 1:
        return pitch, room
    over = 2 * (pitch - seal.apart) - seal.diameter
    return pitch, min(pitch - gap, over, room - (count - 1) * pitch)


def axis(rows: Rows, room: Box, align: str) -> float:
    """The middle of the rows in the box."""
    return room.x + rows.half + (room.width - 2 * rows.half) * SHARE[align]


def _parted(counts: Sequence[int], lengths: Sequence[float]) -> list[list[float]]:
    left = iter(lengths)
    return [list(islice(left, count)) for count in counts]


def _half(rows: list[list[float]], pitch: float, seal: SealSize) -> float:
    """Half the width of the widest row, if its middle seal or gap is on the axis."""
    ends = [(len(row), max(row[0], row[-1], seal.diameter)) for row in rows]
    return max((count - 1) * pitch + end for count, end in ends) / 2

"""Where a name is broken into lines: at a dot, a bracket or a part of a body's name, if possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from unicodedata import east_asian_width

from awards.text.characters import clusters
from certificates.typeset.character_classes import CLOSING, OPENING
from certificates.typeset.seams import ANYWHERE, seams

WHOLE = 8
"""Characters of the longest name that is never broken."""

UNEVEN = 2.0
"""The price of a line twice as long as the mean. A break anywhere costs 1.5, at a seam nothing."""

_WIDE = frozenset("WFA")
_CAPITAL, _LETTER, _GAP = 0.78, 0.64, 0.25
"""Widths in sizes, of the widest usual faces: a wall's computer has any. Programs leave a gap between
Chinese and other letters."""


def length(text: str) -> float:
    """The width of a line, in sizes."""
    return sum(_widths(clusters(text)))


def _widths(pieces: Sequence[str]) -> Iterator[float]:
    before = None
    for piece in pieces:
        is_wide = east_asian_width(piece[0]) in _WIDE
        gap = _GAP if before not in (None, is_wide) else 0.0
        yield gap + (1.0 if is_wide else _CAPITAL if piece.isupper() else _LETTER)
        before = is_wide


def line_count(text: str, room: float) -> int:
    """The fewest lines of this width; a short name that is wider than one line has a thousand."""
    if length(text) <= room:
        return 1
    if len(clusters(text)) <= WHOLE:
        return _NEVER
    return len(broken(text, room)) or _NEVER


_NEVER = 1000


@lru_cache(maxsize=8192)
def broken(text: str, room: float) -> tuple[str, ...]:
    """The lines, as few as can be and alike in length; none if a piece is wider than a line."""
    pieces = clusters(text)
    widths = [0.0, *accumulate(_widths(pieces))]
    allowed = _allowed(pieces)
    for count in range(1, len(pieces) + 1):
        ends = _ends(widths, allowed, room, count) if widths[-1] <= room * count else None
        if ends is not None:
            starts = (0, *ends)
            return tuple(
                "".join(pieces[start:end]).strip()
                for start, end in zip(starts, (*ends, len(pieces)), strict=True)
            )
    return ()


def _allowed(pieces: list[str]) -> dict[int, float]:
    """The price of a break before each piece where one may be."""
    offsets = list(accumulate(map(len, pieces)))
    costs = seams("".join(pieces))
    return {
        at: costs.get(offsets[at - 1], ANYWHERE)
        for at in range(1, len(pieces))
        if _may_break(pieces[at - 1], pieces[at])
    }


def _may_break(before: str, after: str) -> bool:
    if after in CLOSING or before in OPENING:
        return False
    return not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum())


def _ends(
    widths: list[float], allowed: dict[int, float], room: float, count: int
) -> tuple[int, ...] | None:
    """The cheapest breaks into so many lines."""
    last, mean = len(widths) - 1, widths[-1] / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (paid, breaks) in best.items():
            for end in (last,) if line == count else allowed:
                width = widths[end] - widths[start]
                if not 0 < width <= room:
                    continue
                price = paid + UNEVEN * ((width - mean) / mean) ** 2 + allowed.get(end, 0.0)
                if end not in following or price < following[end][0]:
                    following[end] = price, (*breaks, *((end,) if end < last else ()))
        best = following
    return best[last][1] if last in best else None

"""Paragraphs made to fit: tightened, given more lines, condensed, made smaller, in this order.

Whatever fits at one size fits at every smaller one, so the size is found by halving, not by trial.
``along`` is the length of lines, ``across`` the room for one line after the other; both in points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from certificates.styles import Style
from certificates.typeset.atoms import Atom, Glyphs, Manner, tightened
from certificates.typeset.balance import balanced
from certificates.typeset.breaking import Line, lines, measured, starts

SLACK = 1e-6
"""Points by which sums may be off."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A line of the source as it was given; ``gap`` points are kept free before it."""

    text: str
    atoms: tuple[Atom, ...]
    style: Style
    glyphs: Glyphs
    manner: Manner
    gap: float


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part broken into lines at one size.

    ``condensed`` is how long its characters are along the line, against their size.
    """

    part: Part
    lines: tuple[Line, ...]
    size: float
    condensed: float

    @property
    def em(self) -> float:
        """Points along the line."""
        return self.size * self.condensed

    @property
    def lead(self) -> float:
        """Points from one line to the next."""
        return self.size * self.part.style.leading

    @property
    def across(self) -> float:
        return self.part.gap + self.lead * len(self.lines)

    @property
    def along(self) -> float:
        return self.em * max(line.indent + line.width - line.give for line in self.lines)


def fitted(parts: Sequence[Part], along: float, across: float) -> tuple[tuple[Block, ...], float]:
    """Blocks that fit; or none, and the points by which they pass the room even at their least."""
    blocks = _blocks(parts, 0, 0, along)
    over = overrun(blocks, along, across)
    if not over:
        return blocks, 0.0
    styles = [part.style for part in parts]
    smallest, narrowest = max(s.smallest for s in styles), max(s.narrowest for s in styles)
    last = overrun(_blocks(parts, smallest, narrowest, along), along, across)
    if last:
        return (), last

    def fits(smaller: int, narrower: int) -> bool:
        return not overrun(_blocks(parts, smaller, narrower, along), along, across)

    size = bisect_left(range(smallest), True, key=lambda steps: fits(steps, narrowest))
    width = bisect_left(range(narrowest), True, key=lambda steps: fits(size, steps))
    return _blocks(parts, size, width, along), 0.0


def overrun(blocks: Sequence[Block], along: float, across: float) -> float:
    """Points by which they pass the room, on the worse side; none when they fit."""
    high = sum([block.across for block in blocks]) - across
    wide = max([block.along for block in blocks], default=0.0) - along
    return max(high, wide) if max(high, wide) > SLACK else 0.0


def _blocks(parts: Sequence[Part], smaller: int, narrower: int, along: float) -> tuple[Block, ...]:
    return tuple(
        [
            _block(part, part.style.smaller(smaller), part.style.narrower(narrower), along)
            for part in parts
        ]
    )


# The same body, title or issuer is asked for on most sheets of a batch.
@lru_cache(maxsize=2048)
def _block(part: Part, size: float, condensed: float, along: float) -> Block:
    return Block(part, tuple(_lines(part, along / (size * condensed))), size, condensed)


def _lines(part: Part, room: float) -> list[Line]:
    style, pieces = part.style, part.atoms
    width = measured(pieces)
    if style.spread or style.indent + width <= room:
        return [
            Line(part.text.rstrip(" "), width, 0.0 if style.spread else style.indent, last=True)
        ]
    tight = tightened(pieces, style.tighten) if style.tighten else []
    begins = starts(pieces, room, style.indent)
    if tight and len(tighter := starts(tight, room, style.indent)) < len(begins):
        begins = tighter
    else:
        tight = []
    if style.balance:
        begins = balanced(pieces, room, style.indent, len(begins), tight)
    return lines(pieces, begins, style.indent, tight)

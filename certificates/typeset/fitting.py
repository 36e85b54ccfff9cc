"""Fit paragraphs: tighten, add lines, condense, reduce the size, in this order.

Lines of a style that keeps them whole are broken last, and only as often as at their smallest.

Text that fits at one size fits at every smaller one, so the size is found by bisection. ``along``
is the length of lines and ``across`` the room across them; both in points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import floor

from certificates.reading.styles import Style
from certificates.typeset.atoms import Atom, Glyphs, Manner, atoms, spare, squeezed, tightened
from certificates.typeset.balance import balanced
from certificates.typeset.breaking import Line, lines, starts, with_company
from certificates.typeset.character_classes import HALF
from certificates.typeset.spacing import slots

SLACK = 1e-6
"""The rounding error of sums, in points."""

STRETCHED = 0.25
"""The space between characters, in ems, beyond which a justified line looks torn."""

ABOVE = 1.6
"""The least line height where others stand above the words."""

PARTING = 0.5
"""The gap before a line of the source that follows another which may be broken, in sizes."""


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """One line of the source.

    ``length`` is its unbroken length in ems. ``gap`` points stay free before it.
    """

    text: str
    length: float
    style: Style
    glyphs: Glyphs
    manner: Manner
    gap: float
    levels: tuple[int, ...] = ()
    """Of its characters, as in `SetLine`."""
    leftwards: bool = False
    head: float = 0.0
    """Kept free above its first line and between its lines, in sizes, for what stands above it."""

    def whole(self, em: float, along: float) -> float:
        """``along``; of justified words that were made smaller, a whole number of characters."""
        style = self.style
        if style.align != "justify" or not style.edition.whole_measure or em >= style.size:
            return along
        return floor(along / em + SLACK) * em

    def levels_of(self, line: Line) -> tuple[int, ...]:
        return self.levels[line.start : line.start + len(line.text)] if self.levels else ()


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part broken into lines at one size; lengths in points.

    ``em`` is the length of a character along the line; ``condensed`` is that length divided by the
    size. ``lead`` is the distance from one line to the next, ``measure`` how long a line may be.
    """

    part: TextLine
    lines: tuple[Line, ...]
    size: float
    condensed: float
    em: float
    lead: float
    along: float
    across: float
    measure: float


def fitted(
    parts: Sequence[TextLine], along: float, across: float
) -> tuple[tuple[Block, ...], float]:
    """The blocks if they fit; else none, and the excess in points at their minimum."""
    blocks = _blocks(parts, 0, 0, along)
    if all(_is_whole(block) for block in blocks) and not overrun(blocks, along, across):
        return blocks, 0.0
    styles = [part.style for part in parts]
    smallest, narrowest = max(s.smallest for s in styles), max(s.narrowest for s in styles)
    last = _blocks(parts, smallest, narrowest, along)
    if over := overrun(last, along, across):
        return (), over
    if not all(_is_whole(block) for block in last):
        parted = _parted(parts)
        if not overrun(_blocks(parted, smallest, narrowest, along), along, across):
            parts = parted

    def fits(smaller: int, narrower: int) -> bool:
        blocks = _blocks(parts, smaller, narrower, along)
        return _breaks_as_little(blocks, last) and not overrun(blocks, along, across)

    size = bisect_left(range(smallest), True, key=lambda steps: fits(steps, narrowest))
    width = bisect_left(range(narrowest), True, key=lambda steps: fits(size, steps))
    return _blocks(parts, size, width, along), 0.0


def _is_whole(block: Block) -> bool:
    return not block.part.style.whole or len(block.lines) == 1


def _breaks_as_little(blocks: Sequence[Block], last: Sequence[Block]) -> bool:
    """Whether lines to be kept whole have no more lines than at their smallest."""
    pairs = zip(blocks, last, strict=True)
    return all(len(one.lines) <= len(two.lines) for one, two in pairs if one.part.style.whole)


def _parted(parts: Sequence[TextLine]) -> list[TextLine]:
    """The same lines with a gap between those of a paragraph of which some are broken."""
    parted = [*parts[:1]]
    for before, part in pairwise(parts):
        same = part.style.whole and part.style is before.style
        gap = part.gap + PARTING * part.style.floor if same else part.gap
        parted.append(replace(part, gap=gap))
    return parted


def overrun(blocks: Sequence[Block], along: float, across: float) -> float:
    """The excess in points on the worse side; 0 when the blocks fit."""
    high = sum([block.across for block in blocks]) - across
    wide = max([block.along for block in blocks], default=0.0) - along
    return max(high, wide) if max(high, wide) > SLACK else 0.0


def _blocks(
    parts: Sequence[TextLine], smaller: int, narrower: int, along: float
) -> tuple[Block, ...]:
    return tuple(
        [
            _block(part, part.style.smaller(smaller), part.style.narrower(narrower), along)
            for part in parts
        ]
    )


# Most sheets of a batch ask for the same body, title and issuer.
@lru_cache(maxsize=2048)
def _block(part: TextLine, size: float, condensed: float, along: float) -> Block:
    em, lead = size * condensed, size * max(part.style.leading, part.head and ABOVE)
    measure, lines = along, tuple(_lines(part, along / em))
    if (whole := part.whole(em, along)) < along:
        others = tuple(_lines(part, whole / em))
        # It is not worth a line more, or marks without their blanks.
        if len(others) <= len(lines) and not any(line.give for line in others):
            measure, lines = whole, others
    longest = max([line.indent + line.width - line.give for line in lines])
    across = part.gap + size * part.head + lead * len(lines)
    return Block(part, lines, size, condensed, em, lead, em * longest, across, measure)


def _lines(part: TextLine, room: float) -> list[Line]:
    style = part.style
    indent = 0.0 if style.spread else style.indent
    if style.spread or indent + part.length <= room:
        return [Line(part.text.rstrip(" "), part.length, indent, last=True)]
    pieces, begins = _begun(part, room, indent)
    tight = _tight(part) if _may_save_a_line(part, room, indent, len(begins)) else ()
    if tight and len(tighter := starts(tight, room, indent)) < len(begins):
        pieces, begins = _atoms(part), tighter
    else:
        tight = ()
    if style.balance:
        begins = balanced(pieces, room, indent, len(begins), tight)
    elif style.edition.no_lone_character:
        begins = with_company(pieces, begins)
    return lines(pieces, begins, indent, tight)


def _begun(part: TextLine, room: float, indent: float) -> tuple[Sequence[Atom], list[int]]:
    """The atoms and where lines begin. Units are parted only if a line would be stretched too far."""
    pieces = _atoms(part)
    begins = starts(pieces, room, indent)
    if part.style.align != "justify" or not part.style.edition.signs:
        return pieces, begins
    stretch = _stretch(part, lines(pieces, begins, indent), room)
    if stretch > STRETCHED:
        others = _loose_atoms(part)
        again = starts(others, room, indent)
        less = _stretch(part, lines(others, again, indent), room) < stretch
        if less and len(again) <= len(begins):
            return others, again
    return pieces, begins


def _stretch(part: TextLine, made: Sequence[Line], room: float) -> float:
    """The widest space between the characters of a full line, in ems."""
    free = [(line, room - line.indent - line.width) for line in made[:-1]]
    return max([each / slots(line.text, part.manner.pieces) for line, each in free], default=0.0)


def _may_save_a_line(part: TextLine, room: float, indent: float, count: int) -> bool:
    """Whether the text at its tightest might have fewer lines than ``count``."""
    give = part.style.tighten * len(part.text)
    if part.style.align == "justify":
        give += HALF * len(part.manner.blanks.beside.findall(part.text))
    # At each end of a line half a mark may be left out, or a whole one may hang.
    return give > 0 and part.length - give <= (count - 1) * (room + 2.0) - indent


@lru_cache(maxsize=256)
def _atoms(part: TextLine) -> tuple[Atom, ...]:
    return tuple(atoms(part.text, part.glyphs, part.manner))


@lru_cache(maxsize=256)
def _loose_atoms(part: TextLine) -> tuple[Atom, ...]:
    return tuple(atoms(part.text, part.glyphs, part.manner._replace(loose=True)))


@lru_cache(maxsize=256)
def _tight(part: TextLine) -> tuple[Atom, ...]:
    style, pieces = part.style, _atoms(part)
    spared = spare(part.text, part.glyphs, part.manner) if style.align == "justify" else {}
    if not spared and not style.tighten:
        return ()
    return tuple(tightened(squeezed(pieces, spared), style.tighten, part.manner))

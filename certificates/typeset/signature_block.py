"""Issuing bodies, the date and the places of their seals. Millimetres; type in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.typeset.fitting import Block, TextLine, fitted
from certificates.typeset.rows import rows
from certificates.typeset.seal_places import (
    MOST,
    MOST_OVER_LINES,
    SHARE,
    Rows,
    SealSize,
    Steps,
    axis,
    choices,
    even,
    longest,
    spaced,
    stepped,
)

LOWER = 1 / 16
"""How far the words are below the middle of their seal, in diameters (GB/T 9704-2012, 7.3.5.1)."""

ENDLESS = 1e6
"""More points than any sheet is high."""


class BlockShape(NamedTuple):
    """The box of the block, and how it is filled.

    ``side`` puts bodies beside each other, each under its own seal. Otherwise they are lines, one
    below another, each with its middle under its own seal; if these are too long at their smallest,
    they are beside each other, too. ``fall`` is the share of free height above the block.
    """

    box: Box
    seal: SealSize
    side: bool
    align: str
    fall: float


class SetBlock(NamedTuple):
    """The words and the squares of the seals; or the points by which words pass their place."""

    runs: tuple[TextRun, ...]
    seals: tuple[Box, ...]
    over: float = 0.0


class _Columns(NamedTuple):
    """Each body in a column of its own at one size; the date is in the last."""

    places: Rows
    names: list[tuple[Block, ...]]
    date: tuple[Block, ...]
    over: float

    @property
    def lines(self) -> int:
        return sum(len(block.lines) for blocks in self.names for block in blocks)


def set_block(
    names: Sequence[TextLine], date: Sequence[TextLine], shape: BlockShape
) -> SetBlock | None:
    """The block; ``None`` if its box has no room for a seal for each body."""
    most = MOST if shape.side else MOST_OVER_LINES
    found = choices(len(names), shape.box, shape.seal, most)
    if not found:
        return None
    stacked = None if shape.side else _stacked(names, date, found, shape)
    return stacked or _beside(names, date, found, shape)


def _stacked(
    names: Sequence[TextLine],
    date: Sequence[TextLine],
    found: list[tuple[int, ...]],
    shape: BlockShape,
) -> SetBlock | None:
    """Whole lines at the largest size that leaves each under its own seal.

    At the smallest size they are moved as far as the box needs; ``None`` if one is longer than it.
    """
    style, box = names[0].style, shape.box
    for size in map(style.smaller, range(style.smallest + 1)):
        em = size / POINTS_PER_MM
        lengths = [part.length * em for part in names]
        dated = max(part.length * em for part in date)
        for counts in found:
            steps = stepped(counts, lengths, dated, shape.seal)
            if steps.left + steps.right <= box.width:
                return _in_steps(names, date, steps, size, shape)
    if max(*lengths, dated) > box.width:
        return None
    steps = stepped(found[0], lengths, dated, shape.seal).within(box.width)
    return _in_steps(names, date, steps, style.floor, shape)


def _in_steps(
    names: Sequence[TextLine],
    date: Sequence[TextLine],
    steps: Steps,
    size: float,
    shape: BlockShape,
) -> SetBlock:
    box, diameter = shape.box, shape.seal.diameter
    middle = box.x + steps.left + (box.width - steps.left - steps.right) * SHARE[shape.align]
    seals = _seals(steps.rows, middle, shape)
    runs: list[TextRun] = []
    at = 0
    for row, centres in enumerate(steps.rows.centres(middle)):
        lines = [(each, [part]) for each, part in zip(centres, names[at:], strict=False)]
        if row == len(steps.rows.counts) - 1:
            lines.append((centres[-1], [*date]))
        blocks = [(each, _whole(parts, size)) for each, parts in lines]
        high = sum(_height(each) for _, each in blocks)
        top = seals[at].centre[1] + LOWER * diameter - high / 2
        top = min(max(box.y, top), box.bottom - high)
        for centre, own in blocks:
            half = max(block.along for block in own) / 2 / POINTS_PER_MM
            inside = min(max(centre, box.x + half), box.right - half)
            runs += _drawn(own, inside, box.width, top)
            top += _height(own)
        at += len(centres)
    return SetBlock(tuple(runs), seals)


def _whole(parts: Sequence[TextLine], size: float) -> tuple[Block, ...]:
    return fitted([_centred(part, size) for part in parts], ENDLESS, ENDLESS)[0]


def _beside(
    names: Sequence[TextLine],
    date: Sequence[TextLine],
    found: list[tuple[int, ...]],
    shape: BlockShape,
) -> SetBlock:
    """Prefer rows whose bodies are not broken, then fewer rows."""
    columns = min((_columns(names, date, each, shape) for each in found), key=lambda c: c.lines)
    if columns.over:
        return SetBlock((), (), columns.over)
    places, seal = columns.places, shape.seal
    middle = axis(places, shape.box, shape.align)
    seals = _seals(places, middle, shape)
    runs: list[TextRun] = []
    at = 0
    for row, centres in enumerate(places.centres(middle)):
        own = columns.names[at : at + len(centres)]
        dated = columns.date if row == len(places.counts) - 1 else ()
        high = max(map(_height, own))
        lower = seals[at].centre[1] + LOWER * seal.diameter + (high - _height(dated)) / 2
        half = max(places.pitch, 2 * places.half)
        for centre, blocks in zip(centres, own, strict=True):
            runs += _drawn(blocks, centre, half, lower - (high + _height(blocks)) / 2)
        runs += _drawn(dated, centres[-1], half, lower)
        at += len(centres)
    return SetBlock(tuple(runs), seals)


def _columns(
    names: Sequence[TextLine], date: Sequence[TextLine], counts: tuple[int, ...], shape: BlockShape
) -> _Columns:
    """At the largest size that leaves every body whole, or else broken at the smallest."""
    style, room, seal = names[0].style, shape.box.width, shape.seal
    most = max(counts)
    for steps in range(style.smallest + 1):
        size = style.smaller(steps)
        em = size / POINTS_PER_MM
        widths = [part.length * em for part in names]
        dated = max(part.length * em for part in date)
        places = spaced(counts, widths, dated, em, seal)
        if 2 * places.half <= room:
            if shape.align == "even":
                places = even(places, widths, dated, room, seal)
            return _broken(names, date, places, size, ENDLESS, seal)
    pitch, width = longest(most, room, style.floor / POINTS_PER_MM, seal)
    places = Rows(counts, pitch, room / 2)
    return _broken(names, date, places, style.floor, width * POINTS_PER_MM, seal)


def _broken(
    names: Sequence[TextLine],
    date: Sequence[TextLine],
    places: Rows,
    size: float,
    along: float,
    seal: SealSize,
) -> _Columns:
    columns = [fitted([_centred(part, size)], along, ENDLESS) for part in names]
    dated, over = fitted([_centred(part, size) for part in date], along, ENDLESS)
    blocks = [each for each, _ in columns]
    high = max(map(_height, blocks)) + _height(dated) - seal.diameter
    worst = max(over, *(each for _, each in columns), high * POINTS_PER_MM, 0.0)
    return _Columns(places, blocks, dated, worst)


def _centred(part: TextLine, size: float | None = None) -> TextLine:
    style = replace(part.style, align="centre", spread=0.0, indent=0.0)
    if size is not None:
        style = replace(style, size=size, floor=size)
    return replace(part, style=style)


def _seals(places: Rows, middle: float, shape: BlockShape) -> tuple[Box, ...]:
    box, (diameter, apart) = shape.box, shape.seal
    top = box.y + (box.height - shape.seal.along(len(places.counts))) * shape.fall
    return tuple(
        Box(
            round(centre - diameter / 2, 3),
            round(top + row * (diameter + apart), 3),
            diameter,
            diameter,
        )
        for row, centres in enumerate(places.centres(middle))
        for centre in centres
    )


def _height(blocks: Iterable[Block]) -> float:
    return sum([block.across for block in blocks]) / POINTS_PER_MM


def _drawn(blocks: Iterable[Block], middle: float, half: float, top: float) -> Iterator[TextRun]:
    """The lines around an axis, from a height on."""
    across = 0.0
    for block in blocks:
        yield from rows(block, Box(middle - half, top, 2 * half, 0.0), across)
        across += block.across

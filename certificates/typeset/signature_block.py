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
    Rows,
    SealSize,
    axis,
    choices,
    close,
    even,
    longest,
    spaced,
)

LOWER = 1 / 16
"""How far the words are below the middle of their seal, in diameters (GB/T 9704-2012, 7.3.5.1)."""

ENDLESS = 1e6
"""More points than any sheet is high."""


class BlockShape(NamedTuple):
    """The box of the block, and how it is filled.

    ``side`` puts bodies beside each other, each under its own seal; otherwise they are lines, and
    the seals are beside each other over them. ``fall`` is the share of free height above the block.
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
    return (_beside if shape.side else _stacked)(names, date, found, shape)


def _stacked(
    names: Sequence[TextLine],
    date: Sequence[TextLine],
    found: list[tuple[int, ...]],
    shape: BlockShape,
) -> SetBlock:
    box = shape.box
    lines = [_centred(part) for part in (*names, *date)]
    blocks, over = fitted(lines, box.width * POINTS_PER_MM, box.height * POINTS_PER_MM)
    if not blocks:
        return SetBlock((), (), over)
    places = close(found[0], shape.seal)
    half = max(places.half, *(block.along / 2 / POINTS_PER_MM for block in blocks))
    middle = axis(places._replace(half=half), box, shape.align)
    seals = _seals(places, middle, shape)
    centre = (seals[0].y + seals[-1].bottom) / 2 + LOWER * shape.seal.diameter
    high = _height(blocks)
    top = min(max(box.y, centre - high / 2), box.bottom - high)
    return SetBlock(tuple(_drawn(blocks, middle, half, top)), seals)


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

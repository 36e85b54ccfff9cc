"""Blocks to runs: lines from top to bottom, left to right. Millimetres; type in points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.typeset.breaking import Line
from certificates.typeset.fitting import Block
from certificates.typeset.ruby import SMALL
from certificates.typeset.spacing import spans

ASCENT = 0.88
"""The height of an ideograph's em box above the baseline. It is the same for every face, so that a
character of a fallback face stands on the same line."""

ALONG = {"left": 0.0, "top": 0.0, "centre": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}
"""The fraction of the free space that precedes the line."""


# In a batch most blocks stand at the same place on every sheet.
@lru_cache(maxsize=2048)
def rows(block: Block, box: Box, across: float) -> tuple[TextRun, ...]:
    """The runs of a block that begins ``across`` points below the top of the box."""
    across += block.part.gap + (block.lead - block.size) / 2 + ASCENT * block.size
    across += block.part.head * block.size
    runs: list[TextRun] = []
    for number, line in enumerate(block.lines):
        baseline = round(box.y + (across + number * block.lead) / POINTS_PER_MM, 3)
        runs += _row(block, line, box, baseline, first=not number)
    if block.part.head:
        # Read the words first, and then what stands above them.
        runs.sort(key=lambda run: run.size == _small(block))
    return tuple(runs)


def _small(block: Block) -> float:
    return round(block.size * SMALL, 3)


def _row(block: Block, line: Line, box: Box, baseline: float, *, first: bool) -> Iterator[TextRun]:
    part, em = block.part, block.em
    start, room = placed(block, line, box.width * POINTS_PER_MM)
    manner = part.manner if first else part.manner._replace(paired=False)
    for x, text, face, spacing, scale, rise, beside, kerned, way in spans(
        line.text, part.glyphs, room / em, manner, part.levels_of(line)
    ):
        yield TextRun(
            round(box.x + (start + x * em) / POINTS_PER_MM, 3),
            round(baseline - rise * block.size / POINTS_PER_MM, 3) if rise else baseline,
            text,
            face,
            round(block.size * scale, 3) if scale != 1 else block.size,
            part.style.colour,
            round(spacing * em, 4),
            round(part.style.weight * block.size, 3),
            block.condensed,
            beside=beside,
            kerns=kerned,
            way=way,
        )


def placed(block: Block, line: Line, along: float) -> tuple[float, float]:
    """The start of a line and the space spread between its characters; points."""
    style, em = block.part.style, block.em
    if style.align == "justify":
        along = block.measure
    free = along - (line.indent + line.width) * em
    room = 0.0
    if style.spread:
        room = max(0.0, style.spread * POINTS_PER_MM - line.width * em)
    elif free < 0 < line.give:
        room = max(free, -line.give * em)
    elif style.align == "justify" and not line.last:
        room = max(0.0, free)
    if block.part.leftwards and style.align in ("left", "justify"):
        return free - room, room
    return line.indent * em + (free - room) * ALONG.get(style.align, 0.0), room

"""The margins of a sheet, outside the bleed: a colour bar at the top, a slug at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from certificates.fonts.shelf import Glyphs
from certificates.marks import (
    Grey,
    Ink,
    Mark,
    Path,
    Pen,
    Process,
    Step,
    TextRun,
    every_ink,
    paper,
)
from certificates.paper import POINTS_PER_MM, Box, around
from certificates.press.lettering import HIGH, line, width_of

PATCH, SMALLEST = 5.0, 3.0
"""The height of a colour patch in millimetres: usually, and where the margin is narrow."""

SIZE, FLOOR = 7.0, 5.0
"""The size of the slug in points: usually, and where it is long."""

CLEAR = 1.0
"""Millimetres kept from the bleed."""

ASIDE = 2.0
"""Millimetres kept from crop marks."""

BAR_ROOM, SLUG_ROOM = SMALLEST + CLEAR, SIZE / POINTS_PER_MM + CLEAR

SCALE: tuple[Ink, ...] = (
    *(Grey(level) for level in (0, 0.5, 0.75)),
    Process(1, 0, 0, 0), Process(0, 1, 0, 0), Process(0, 0, 1, 0),
    Process(0, 1, 1, 0), Process(1, 0, 1, 0), Process(1, 1, 0, 0),
)  # fmt: skip
"""Black at 100, 50 and 25 %, then cyan, magenta and yellow and their pairs."""


def above(trims: Sequence[Box], bleed: float) -> Box:
    """The space above the first column, up to the edge of the sheet."""
    cut, first = around(trims), trims[0]
    return Box(first.x + ASIDE, 0, first.width - 2 * ASIDE, cut.y - bleed)


def below(trims: Sequence[Box], sheet: Box, bleed: float) -> Box:
    cut, first = around(trims), trims[0]
    top = cut.bottom + bleed
    return Box(first.x + ASIDE, top, first.width - 2 * ASIDE, sheet.height - top)


def colour_bar(band: Box, inks: Sequence[Ink]) -> tuple[Path, ...]:
    """Patches of a job's own ``inks``, then of the scale."""
    colours = tuple(dict.fromkeys((*inks, *SCALE)))
    high = min(PATCH, band.height - CLEAR)
    wide = min(high, band.width / len(colours))
    x, y = band.centre[0] - wide * len(colours) / 2, band.bottom - CLEAR - high
    return tuple(
        Path(_square(x + at * wide, y, wide, high), Pen(fill=colour))
        for at, colour in enumerate(colours)
    )


def inks_of(marks: Iterable[Mark]) -> tuple[Ink, ...]:
    """Every ink that is not on the scale already, in order of appearance."""
    return tuple(ink for ink in every_ink(marks) if ink not in SCALE and not paper(ink))


def slug_text(job: str, number: int, total: int, *, back: bool) -> str:
    """``total`` is 0 if nobody counted the sheets."""
    face = "背面 BACK" if back else "正面 FRONT"
    which = f"{number} / {total}" if total else f"{number}"
    return f"{job}　{which}　{face}"


def slug_size(text: str, band: Box, glyphs: Glyphs) -> float:
    """The size in points at which the slug fits; below the floor if it does not fit."""
    return min(SIZE, int(SIZE * band.width / width_of(text, glyphs, SIZE) * 10) / 10)


def slug(text: str, band: Box, glyphs: Glyphs) -> tuple[TextRun, ...]:
    size = max(FLOOR, slug_size(text, band, glyphs))
    baseline = band.y + CLEAR + HIGH * size / POINTS_PER_MM
    return tuple(line(text, glyphs, size, band.x, baseline))


def _square(x: float, y: float, wide: float, high: float) -> tuple[Step, ...]:
    left, top, right, bottom = (round(v, 3) for v in (x, y, x + wide, y + high))
    return ("m", left, top), ("l", right, top), ("l", right, bottom), ("l", left, bottom), ("h",)

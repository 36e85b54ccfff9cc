"""A divider (分隔页): a group's name and its number of certificates, in large type."""

from __future__ import annotations

from collections.abc import Iterator

from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import BLACK, Mark, Path, Pen
from certificates.paper import POINTS_PER_MM, Box
from certificates.press.lettering import line
from certificates.press.sides import Divider
from certificates.typeset import atoms, break_lines

LARGEST, LEADING = 72.0, 1.35
"""The sizes in points, and the line height as a multiple of the size."""

HIGHEST = 0.5
"""The fraction of the sheet's height that a name may take."""

COUNT = 0.4
"""The size of the number of certificates, relative to the name."""


def divider_marks(divider: Divider, sheet: Box, shelf: Shelf) -> Iterator[Mark]:
    glyphs = shelf.glyphs["hei"]
    room = sheet.inset(min(sheet.width, sheet.height) / 10)
    size, lines = _fitted(divider.text, room, glyphs)
    step = size * LEADING / POINTS_PER_MM
    y = sheet.centre[1] - step * len(lines) / 2
    yield _rule(room, y - step / 2)
    for text in lines:
        yield from line(text, glyphs, size, sheet.centre[0], y + step / 2, anchor=0.5)
        y += step
    yield _rule(room, y)
    count = f"共 {divider.size} 份"
    yield from line(count, glyphs, size * COUNT, sheet.centre[0], y + step * 0.7, anchor=0.5)


def _fitted(text: str, room: Box, glyphs: Glyphs) -> tuple[float, list[str]]:
    """The largest size at which the lines fit. Some size fits any text."""
    pieces, size = atoms(text, glyphs), LARGEST
    while True:
        ems = room.width * POINTS_PER_MM / size
        lines = break_lines(pieces, ems, 0)
        high = len(lines) * size * LEADING / POINTS_PER_MM
        if max(each.width for each in lines) <= ems and high <= room.height * HIGHEST:
            return size, [each.text for each in lines]
        size *= 0.9


def _rule(room: Box, y: float) -> Path:
    return Path((("m", room.x, round(y, 3)), ("l", room.right, round(y, 3))), Pen(BLACK, 1.0))

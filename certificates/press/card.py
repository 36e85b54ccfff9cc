"""The test card (校准卡): printed once for each feed and side, then measured with a ruler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import BLACK, Mark, Path, Pen, Step
from certificates.paper import POINTS_PER_MM, Box
from certificates.press.calibration import NONE, Feed, PrintCalibration
from certificates.press.lettering import line
from certificates.typeset import atoms, break_lines

INSET = 20.0
"""Millimetres from the edges to the outer crosses; a sixth of a small sheet."""

ARM = 6.0
"""Millimetres from the centre of a cross to its ends."""

RULER = 6.0
"""Millimetres from an edge to its ruler: as near to the edge as office printers print."""

THIN = Pen(BLACK, 0.1)

HOW_TO = (
    "① 用这个纸盒、这一面、按“实际大小”（100%，不缩放）打印本页。",
    (
        "② 用直尺量每个十字的中心到左右较近纸边和上下较近纸边的距离，估读到四分之一毫米；"
        "居中的十字从左边、上边量。"
    ),
    "③ 填入至少四个十字的读数，越多越准。用新的校准重印此卡，十字应落在所注的距离上。",
    "",
    "1. Print this page from this tray, on this side, at actual size (100 %, not fitted).",
    (
        "2. With a ruler, measure from the middle of each cross to the nearer side edge and to the nearer "
        "of top and bottom, to a quarter of a millimetre; middle crosses from the left and the top."
    ),
    (
        "3. Enter at least four crosses, the more the better. Print the card again with the new "
        "calibration: crosses fall where the small figures say."
    ),
)

WORDY = 100.0
"""The smallest sheet, in millimetres, that has room for the instructions. Smaller ones show the
marks only."""

SIZE, LEADING = 10.0, 1.4


class Cross(NamedTuple):
    """``label`` is "A" to "I", row by row."""

    label: str
    x: float
    y: float

    def from_edges(self, x: float, y: float, sheet: Box) -> tuple[float, float]:
        """The distances of a point from the sheet edges that this cross is measured from.

        The function is its own inverse: two such distances give the point.
        """
        (cx, cy) = sheet.centre
        return sheet.width - x if self.x > cx else x, sheet.height - y if self.y > cy else y


def crosses(sheet: Box) -> tuple[Cross, ...]:
    inset = _inset(sheet)
    columns = inset, sheet.width / 2, sheet.width - inset
    rows = inset, sheet.height / 2, sheet.height - inset
    places = [(x, y) for y in rows for x in columns]
    return tuple(Cross(label, *place) for label, place in zip("ABCDEFGHI", places, strict=True))


def card(
    sheet: Box,
    feed: Feed,
    shelf: Shelf,
    *,
    back: bool = False,
    calibration: PrintCalibration = NONE,
) -> tuple[Mark, ...]:
    """Draw this under ``calibration.matrix(sheet)``. The card prints the calibration's name."""
    glyphs = shelf.glyphs["hei"]
    marks = [*_rulers(sheet, glyphs)]
    for cross in crosses(sheet):
        marks += _cross(cross, sheet, glyphs)
    face = "背面 BACK" if back else "正面 FRONT"
    marks += _heading(f"上 TOP　{face}", sheet, glyphs)
    if min(sheet.width, sheet.height) >= WORDY:
        printed = f"打印所用校准 printed with: {calibration}"
        marks += _words([" · ".join(feed), printed, *HOW_TO], sheet, glyphs)
    return tuple(marks)


def _inset(sheet: Box) -> float:
    return min(INSET, sheet.width / 6, sheet.height / 6)


def _cross(cross: Cross, sheet: Box, glyphs: Glyphs) -> Iterator[Mark]:
    arm = ARM * _inset(sheet) / INSET
    x, y = round(cross.x, 3), round(cross.y, 3)
    level: tuple[Step, ...] = ("m", x - arm, y), ("l", x + arm, y)
    upright: tuple[Step, ...] = ("m", x, y - arm), ("l", x, y + arm)
    yield Path((*level, *upright), THIN)
    right, down = cross.from_edges(x, y, sheet)
    # Towards the centre of the sheet, away from the rulers.
    size, anchor, x = arm * 2, *((1.0, x - 1) if x > sheet.centre[0] else (0.0, x + 1))
    yield from line(cross.label, glyphs, size, x, y - 1, anchor)
    yield from line(f"{right:.1f} / {down:.1f}", glyphs, size / 2, x, y + size / 3, anchor)


def _rulers(sheet: Box, glyphs: Glyphs) -> Iterator[Mark]:
    """One tick for each millimetre, counted from the left and from the top, none in the corners."""
    at = RULER * _inset(sheet) / INSET
    steps: list[Step] = []
    for along in range(int(2 * at) + 1, int(sheet.width - 2 * at) + 1):
        for edge, inwards in ((at, 1), (sheet.height - at, -1)):
            steps += [("m", along, edge), ("l", along, edge + inwards * _tick(along, at))]
    for along in range(int(2 * at) + 1, int(sheet.height - 2 * at) + 1):
        for edge, inwards in ((at, 1), (sheet.width - at, -1)):
            steps += [("m", edge, along), ("l", edge + inwards * _tick(along, at), along)]
    yield Path(tuple(steps), THIN)
    yield from _figures(sheet, glyphs, at)


def _tick(along: int, at: float) -> float:
    return at * (0.5 if along % 10 == 0 else 0.35 if along % 5 == 0 else 0.2)


def _figures(sheet: Box, glyphs: Glyphs, at: float) -> Iterator[Mark]:
    """A figure at every tenth millimetre."""
    size, clear = at, at * 0.6
    for along in range(20, int(sheet.width - 2 * at), 10):
        yield from line(str(along), glyphs, size, along, at + clear + size / 3, 0.5)
        yield from line(str(along), glyphs, size, along, sheet.height - at - clear, 0.5)
    for along in range(20, int(sheet.height - 2 * at), 10):
        yield from line(str(along), glyphs, size, at + clear, along + size / 8)
        yield from line(str(along), glyphs, size, sheet.width - at - clear, along + size / 8, 1.0)


def _heading(text: str, sheet: Box, glyphs: Glyphs) -> Iterator[Mark]:
    """An arrow to the top of the sheet, and the name of this side."""
    high = _inset(sheet) / 2
    x, y = sheet.width / 2, 3.2 * high
    tip = ("m", x, y), ("l", x + high / 2, y + high), ("l", x - high / 2, y + high), ("h",)
    yield Path(tip, Pen(fill=BLACK))
    yield from line(text, glyphs, high * 2, x, y + 2 * high, 0.5)


def _words(texts: Sequence[str], sheet: Box, glyphs: Glyphs) -> Iterator[Mark]:
    """The text in the lower half, as large as fits."""
    room = sheet.inset(INSET + 2 * ARM)
    top, bottom = sheet.centre[1] + 1.5 * ARM, sheet.height - INSET - 2 * ARM
    size = SIZE
    while len(lines := _broken(texts, room.width, size, glyphs)) * size * LEADING > (
        (bottom - top) * POINTS_PER_MM
    ):
        size *= 0.95
    for number, text in enumerate(lines, 1):
        yield from line(text, glyphs, size, room.x, top + number * size * LEADING / POINTS_PER_MM)


def _broken(texts: Sequence[str], width: float, size: float, glyphs: Glyphs) -> list[str]:
    ems = width * POINTS_PER_MM / size
    return [each.text for text in texts for each in break_lines(atoms(text, glyphs), ems, 0)]

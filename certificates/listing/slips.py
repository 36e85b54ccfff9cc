"""Slips: a small card for each row, several on a sheet, between cut marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from certificates.characters import joined, unprintable
from certificates.elements.qr import LEAST, QUIET, SMALLEST
from certificates.errors import Fault, ListRefused
from certificates.fonts import Shelf
from certificates.listing.cell_problems import CellPlace, code_too_dense, problems_of, slip_too_full
from certificates.listing.cells import SetCell, not_drawn, source_lines
from certificates.listing.page import CHINESE, PAPERS, Align, sheet_of
from certificates.marks import BLACK, Mark, Squares
from certificates.paper import POINTS_PER_MM, Box, around
from certificates.problems import Problem
from certificates.qr_code import code_of
from certificates.reading.editions import NEWEST
from certificates.reading.styles import Style
from certificates.typeset.fitting import Block, TextLine, fitted
from certificates.typeset.rows import rows
from certificates.words import Phrase, listed

EDGE = 7.0
"""Millimetres around all slips, for the cut marks and for printers that leave an edge white."""

PAD = 4.0
"""Millimetres between a cut and the words."""


@dataclass(frozen=True, slots=True)
class SlipLine:
    """What a slip shows of one cell; ``label`` stands before it. An empty cell shows nothing."""

    heading: str
    label: str = ""
    size: float = 12.0
    floor: float = 7.5
    font: str = "fangsong"
    align: Align = "left"
    pair: bool = False


@dataclass(frozen=True, slots=True)
class SlipPage:
    """Slips of ``width`` × ``height`` millimetres, as many on a sheet as it holds.

    ``heading`` is on every slip. With ``code`` a row ends with the text of a QR code,
    ``code_side`` millimetres wide with its quiet zone. In ``foot``,
    below the slips of every sheet, {page} and {pages} become numbers. A ``stamp``
    stands in red above them.
    """

    title: str
    lines: Sequence[SlipLine]
    width: float = 90.0
    height: float = 54.0
    heading: str = ""
    code: bool = False
    paper: str = "A4"
    landscape: bool = False
    language: str = CHINESE
    code_side: float = LEAST
    foot: str = ""
    stamp: str = ""

    @property
    def sheet(self) -> Box:
        return sheet_of(self.paper, landscape=self.landscape)

    @property
    def places(self) -> tuple[Box, ...]:
        """Where slips lie, row by row, in the middle of the sheet; none if they are too large."""
        sheet = self.sheet
        across = int((sheet.width - 2 * EDGE) // self.width)
        down = int((sheet.height - 2 * EDGE) // self.height)
        x = (sheet.width - across * self.width) / 2
        y = (sheet.height - down * self.height) / 2
        return tuple(
            Box(x + column * self.width, y + row * self.height, self.width, self.height)
            for row in range(down)
            for column in range(across)
        )

    @property
    def whole(self) -> Box:
        return around(self.places)


class SetSlip(NamedTuple):
    """The marks of each line from the corner of the sheet, and the code with its words."""

    lines: tuple[tuple[Mark, ...], ...]
    code: tuple[Mark, ...]
    alt: str


def check_slips(page: SlipPage) -> None:
    """Raises `ListRefused`."""
    if page.paper not in PAPERS:
        what = Phrase("is “%(paper)s”.", paper=page.paper)
        remedy = Phrase("Use one of: %(known)s.", known=listed(PAPERS))
        raise ListRefused([Fault("paper", what, remedy)])
    least = page.code_side + 2 * PAD if page.code else 4 * PAD
    if min(page.width, page.height) < least or not page.places:
        what = Phrase(
            "“%(width)s × %(height)s mm” is too small for its words or too large for the sheet.",
            width=f"{page.width:g}",
            height=f"{page.height:g}",
        )
        raise ListRefused([Fault("width", what, Phrase("Choose another size or paper."))])


class SlipSetter:
    """Sets one slip after another and gathers their problems."""

    def __init__(self, page: SlipPage, shelf: Shelf) -> None:
        self._page = page
        self._shelf = shelf
        self._styles = tuple(_style(line) for line in page.lines)
        self._heading = _style(SlipLine("", font="hei", size=10.5), whole=True)
        self.problems: dict[Problem, None] = {}

    def slip(self, number: int, cells: Sequence[str], place: Box) -> SetSlip:
        inner = place.inset(PAD)
        if self._page.code:
            inner = inner._replace(width=inner.width - self._page.code_side)
        whose = self._whose(cells)
        parts = [*self._parts(number, cells, whose)]
        blocks, over = fitted(parts, inner.width * POINTS_PER_MM, inner.height * POINTS_PER_MM)
        if over:
            self.problems[slip_too_full(CellPlace(number, "", whose), over / POINTS_PER_MM)] = None
        lines = tuple(_lines(blocks, inner))
        if not self._page.code:
            return SetSlip(lines, (), "")
        return SetSlip(lines, self._code(number, cells[-1], place), f"二维码：{cells[-1]}")

    def _parts(self, number: int, cells: Sequence[str], whose: str) -> Iterator[TextLine]:
        if self._page.heading:
            yield from self._part(
                CellPlace(0, self._page.heading), self._page.heading, self._heading
            )
        for line, style, words in zip(self._page.lines, self._styles, cells, strict=False):
            if words:
                place = CellPlace(number, line.heading, whose)
                yield from self._part(place, f"{line.label}{words}", style)

    def _whose(self, cells: Sequence[str]) -> str:
        """The name on a slip: what is set as a name."""
        named = (words for line, words in zip(self._page.lines, cells, strict=False) if line.pair)
        return next(named, "")

    def _part(self, place: CellPlace, words: str, style: Style) -> Iterator[TextLine]:
        words, glyphs = joined(words), self._shelf.glyphs[style.font]
        if bad := not_drawn(words, glyphs, style):
            self.problems |= dict.fromkeys(problems_of(bad, place, 0.0, style.floor))
            return
        yield from source_lines(words, glyphs, style)

    def _code(self, number: int, payload: str, place: Box) -> tuple[Mark, ...]:
        if hidden := unprintable(payload):
            cell = SetCell(hidden=tuple(hidden))
            self.problems |= dict.fromkeys(problems_of(cell, CellPlace(number, "code"), 0.0, 0.0))
        if hidden or not payload:
            return ()
        found = code_of(payload)
        side = self._page.code_side
        module = round(side / (found.side + 2 * QUIET), 4)
        if not found.side or module < SMALLEST:
            self.problems[code_too_dense(number, module, SMALLEST)] = None
            return ()
        x = place.right - PAD - side + QUIET * module
        y = place.centre[1] - side / 2 + QUIET * module
        return (Squares(round(x, 3), round(y, 3), module, found, BLACK),)


def _style(line: SlipLine, *, whole: bool = False) -> Style:
    return Style(
        line.font, line.size, min(line.floor, line.size), 1.4, BLACK, line.align, 0.0, 0.0, 0.0,
        condense=0.85, pair=line.pair, whole=whole, edition=NEWEST,
    )  # fmt: skip


def _lines(blocks: Sequence[Block], inner: Box) -> Iterator[tuple[Mark, ...]]:
    """From the middle of the slip, one line of the source after another."""
    free = inner.height * POINTS_PER_MM - sum(block.across for block in blocks)
    across = free / 2
    for block in blocks:
        yield rows(block, inner, across)
        across += block.across

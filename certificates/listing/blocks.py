"""Rows, group lines and paragraphs of a list, set: how high each is and what is where in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from certificates.characters import unprintable
from certificates.elements.qr import QUIET, SMALLEST
from certificates.fonts import Shelf
from certificates.listing.cell_problems import CellPlace, code_too_dense, problems_of, wrong_count
from certificates.listing.cells import EMPTY, CellSetter, SetCell
from certificates.listing.page import (
    Align,
    ListCode,
    ListColumn,
    ListGroup,
    ListNames,
    ListPage,
    ListWords,
    widths,
)
from certificates.marks import BLACK, Ink, Mark, Squares
from certificates.problems import Problem
from certificates.qr_code import code_of
from certificates.reading.editions import NEWEST
from certificates.reading.styles import Style

PAD = 1.0
"""Millimetres between the rules and the words of a cell, at each side."""

ABOVE = 1.15
"""Millimetres above and below the words of a row."""

LEADING = 1.25
AIRY = 1.5
"""Line heights in sizes, of cells and of paragraphs."""

SIGNED_HEIGHT = 9.0
"""The least millimetres of a row that is signed."""

TITLE_SIZE, TITLE_FLOOR = 18.0, 12.0
PART_GAP = 3.0
"""Millimetres between rows and the words above or below them."""

TIGHTEN, CONDENSE = 0.05, 0.85
"""What a cell may give to save a line, and to keep a long word at its size; as in a layout."""

EDITION = NEWEST._replace(kerning=False)
"""Digits stand below each other."""

BlockKind = Literal["title", "words", "head", "group", "row"]


class BlockCell(NamedTuple):
    """``x`` and ``width`` bound the cell in its list; its words begin at (``left``, ``down``)."""

    cell: SetCell
    x: float
    width: float
    left: float
    down: float
    tick: bool = False
    """It has nothing except a square for a tick."""


class BlockFigure(NamedTuple):
    """Marks from the block's own corner, and what they show."""

    marks: tuple[Mark, ...]
    alt: str


class ListBlock(NamedTuple):
    """A piece that no page break divides. ``again`` stands for it at the top of a later page."""

    kind: BlockKind
    height: float
    cells: tuple[BlockCell, ...]
    place: CellPlace
    new_page: bool = False
    again: ListBlock | None = None
    follows: bool = False
    """It stays with the block before it."""
    figure: BlockFigure | None = None


class BlockSetter:
    """Sets the pieces of one list and gathers their problems."""

    def __init__(self, page: ListPage, shelf: Shelf) -> None:
        self._page = page
        self._shelf = shelf
        self._all = page.area.width
        self._widths = widths(page.columns, self._all)
        self._lefts = tuple(accumulate(self._widths, initial=0.0))[:-1]
        self._columns = tuple(map(self._column, page.columns, self._widths))
        self._filled = tuple(at for at, column in enumerate(page.columns) if not column.is_empty)
        signed = any(column.sign for column in page.columns)
        line = page.size * LEADING * 25.4 / 72 + 2 * ABOVE
        self._least = max(page.row_height, line, SIGNED_HEIGHT if signed else 0.0)
        self._group = self._across("hei", page.size, "left", LEADING)
        self.problems: dict[Problem, None] = {}
        self.rows = 0

    def title(self, words: str) -> ListBlock:
        setter = self._across("title", TITLE_SIZE, "centre", 1.3, TITLE_FLOOR, balance=True)
        return self._paragraph("title", setter, words, "title", 0.0)

    def words(self, given: str | ListWords) -> ListBlock:
        each = ListWords(given, align="centre") if isinstance(given, str) else given
        size = each.size or self._page.size
        setter = self._across(
            each.font or self._page.font,
            size,
            each.align,
            AIRY,
            indent=each.indent,
            colour=each.colour,
        )
        block = self._paragraph("words", setter, each.words, each.words[:20], each.gap)
        return block._replace(new_page=each.new_page)

    def code(self, given: ListCode) -> ListBlock:
        place = CellPlace(self.rows, "code")
        setter = CellSetter(
            self._style(self._page.font, self._page.size, "left", AIRY),
            self._all - given.side - 2 * PAD,
            self._shelf,
        )
        cell = self._set(setter, given.words, place)
        high = round(max(given.side, cell.height) + given.gap, 3)
        down = round(given.gap + (high - given.gap - cell.height) / 2, 3)
        placed = BlockCell(cell, given.side, setter.width + 2 * PAD, given.side + PAD, down)
        return ListBlock("words", high, (placed,), place, figure=self._figure(given))

    def _figure(self, given: ListCode) -> BlockFigure | None:
        if hidden := unprintable(given.payload):
            cell = SetCell(hidden=tuple(hidden))
            found = problems_of(cell, CellPlace(self.rows, "code"), 0.0, 0.0)
            self.problems |= dict.fromkeys(found)
            return None
        code = code_of(given.payload)
        module = round(given.side / (code.side + 2 * QUIET), 4)
        if not code.side or module < SMALLEST:
            self.problems[code_too_dense(self.rows, module, SMALLEST)] = None
            return None
        y = round(given.gap + QUIET * module, 3)
        squares = Squares(round(QUIET * module, 3), y, module, code, BLACK)
        return BlockFigure((squares,), f"二维码：{given.payload}")

    def names(self, given: ListNames) -> ListBlock:
        wide = round(self._all / given.across, 3)
        named = self._narrow(given.font, given.size, wide)
        read = self._narrow("song", given.small, wide)
        above = [self._set(named, name, CellPlace(0, name)) for name, _ in given.names]
        below = [self._set(read, reading, CellPlace(0, reading)) for _, reading in given.names]
        cells: list[BlockCell] = []
        for at, (name, reading) in enumerate(zip(above, below, strict=True)):
            left, down = round(at * wide + PAD, 3), round(given.gap + name.height, 3)
            cells.append(BlockCell(name, at * wide, wide, left, given.gap))
            cells.append(BlockCell(reading, at * wide, wide, left, down))
        high = max((each.down + each.cell.height for each in cells), default=0.0)
        return ListBlock("words", round(high, 3), tuple(cells), CellPlace(0, "names"))

    def _narrow(self, font: str, size: float, wide: float) -> CellSetter:
        style = self._style(font, size, "centre", LEADING, balance=True, pair=True)
        return CellSetter(style, wide - 2 * PAD, self._shelf)

    def head(self) -> ListBlock:
        page = self._page
        cells = []
        for column, wide in zip(page.columns, self._widths, strict=True):
            setter = CellSetter(
                self._style("hei", page.size, "centre", LEADING), wide - 2 * PAD, self._shelf
            )
            cells.append(self._set(setter, column.heading, CellPlace(0, column.heading)))
        return self._row("head", cells, CellPlace(0, ""), 0.0)

    def group(self, given: ListGroup) -> ListBlock:
        again = self._group_line(given.again) if given.again else None
        return self._group_line(given.words)._replace(new_page=given.new_page, again=again)

    def row(self, given: Sequence[str | int]) -> ListBlock:
        self.rows += 1
        page = self._page
        if len(given) != len(self._filled):
            self.problems[wrong_count(self.rows, len(given), len(self._filled))] = None
            given = ()
        cells = [EMPTY] * len(page.columns)
        whose = self._whose(given)
        for at, value in zip(self._filled, given, strict=False):
            place = CellPlace(self.rows, page.columns[at].heading, whose)
            cells[at] = self._set(self._columns[at], cell_text(value, place), place)
        return self._row("row", cells, CellPlace(self.rows, "", whose), self._least)

    def _whose(self, given: Sequence[str | int]) -> str:
        """The name in a row: what is set as a name."""
        for at, value in zip(self._filled, given, strict=False):
            if self._page.columns[at].pair:
                return str(value)
        return ""

    def blank(self) -> ListBlock:
        return self._row("row", [EMPTY] * len(self._widths), CellPlace(0, ""), self._least)

    def _column(self, column: ListColumn, wide: float) -> CellSetter:
        page = self._page
        style = self._style(
            column.font or page.font,
            column.size or page.size,
            column.align,
            LEADING,
            whole=column.whole,
            pair=column.pair,
            colour=column.colour,
        )
        return CellSetter(style, wide - 2 * PAD, self._shelf)

    def _across(
        self,
        font: str,
        size: float,
        align: Align,
        leading: float,
        floor: float = 0.0,
        *,
        indent: float = 0.0,
        balance: bool = False,
        colour: Ink = BLACK,
    ) -> CellSetter:
        style = self._style(
            font, size, align, leading, floor, indent=indent, balance=balance, colour=colour
        )
        return CellSetter(style, self._all - 2 * PAD, self._shelf)

    def _style(
        self,
        font: str,
        size: float,
        align: Align,
        leading: float,
        floor: float = 0.0,
        *,
        indent: float = 0.0,
        balance: bool = False,
        whole: bool = False,
        pair: bool = False,
        colour: Ink = BLACK,
    ) -> Style:
        floor = floor or min(self._page.floor, size)
        return Style(
            font, size, floor, leading, colour, align, indent, 0.0, 0.0,
            balance=balance, tighten=TIGHTEN, condense=CONDENSE, pair=pair, whole=whole, edition=EDITION,
        )  # fmt: skip

    def _set(self, setter: CellSetter, text: str, place: CellPlace) -> SetCell:
        cell = setter.set(text)
        if not cell.runs:
            found = problems_of(cell, place, setter.width, setter.style.floor)
            self.problems |= dict.fromkeys(found)
        return cell

    def _row(
        self, kind: BlockKind, cells: Sequence[SetCell], place: CellPlace, least: float
    ) -> ListBlock:
        high = round(max(least, 2 * ABOVE + max(cell.height for cell in cells)), 3)
        placed = tuple(
            [
                BlockCell(cell, x, wide, x + PAD, round((high - cell.height) / 2, 3), ticked)
                for cell, x, wide, ticked in zip(
                    cells, self._lefts, self._widths, self._ticked(kind), strict=True
                )
            ]
        )
        return ListBlock(kind, high, placed, place)

    def _ticked(self, kind: BlockKind) -> tuple[bool, ...]:
        return tuple(kind == "row" and column.tick for column in self._page.columns)

    def _group_line(self, words: str) -> ListBlock:
        cell = self._set(self._group, words, CellPlace(0, words))
        high = round(max(self._page.row_height, 2 * ABOVE + cell.height), 3)
        down = round((high - cell.height) / 2, 3)
        placed = BlockCell(cell, 0.0, self._all, PAD, down)
        return ListBlock("group", high, (placed,), CellPlace(0, words))

    def _paragraph(
        self, kind: BlockKind, setter: CellSetter, words: str, part: str, gap: float
    ) -> ListBlock:
        place = CellPlace(0, part)
        cell = self._set(setter, words, place)
        placed = BlockCell(cell, 0.0, self._all, PAD, gap)
        return ListBlock(kind, round(cell.height + gap, 3), (placed,), place)


def cell_text(value: object, place: CellPlace) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    kind = type(value).__name__
    raise TypeError(f"{place.words}: a cell is a text or a whole number, not {kind}")

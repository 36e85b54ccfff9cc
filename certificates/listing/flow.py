"""Blocks on pages: what stays together, what is repeated. Pure; millimetres from the sheet's top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from certificates.listing.blocks import ListBlock

SLACK = 1e-6


class PlacedBlock(NamedTuple):
    """``is_repeated`` if it stands on an earlier page already."""

    top: float
    block: ListBlock
    is_repeated: bool = False


class ListSheet(NamedTuple):
    """``continues`` if its first rows belong to the table of the page before."""

    placed: tuple[PlacedBlock, ...]
    continues: bool


class FlowFrame(NamedTuple):
    """The room of a page, and what every page of rows shows: headings, and blank rows at the end."""

    top: float
    bottom: float
    head: ListBlock | None
    blank: ListBlock
    blank_rows: int
    gap: float
    """Millimetres between a paragraph and the rows below it."""


def flow(
    blocks: Iterable[ListBlock], frame: FlowFrame, too_high: Callable[[ListBlock, float], None]
) -> Iterator[ListSheet]:
    """Fill one page after another. There is at least one page.

    ``too_high`` is called with a block that is higher than a page, and the room there is.
    """
    pages = _Pages(frame, too_high)
    for unit in units(blocks):
        yield from pages.add(unit)
    yield pages.last()


def units(blocks: Iterable[ListBlock]) -> Iterator[list[ListBlock]]:
    """What stays on one page: group lines with the next row, closing words with the last row."""
    ready: list[ListBlock] = []
    held: list[ListBlock] = []
    for block in blocks:
        held.append(block)
        if block.kind == "group":
            continue
        if ready and not held[0].follows:
            yield ready
            ready = []
        ready += held
        held = []
    if ready:
        yield ready
    if held:
        yield held


class _Pages:
    def __init__(self, frame: FlowFrame, too_high: Callable[[ListBlock, float], None]) -> None:
        self._frame = frame
        self._too_high = too_high
        self._bottom = frame.bottom - frame.blank_rows * frame.blank.height
        self._group: ListBlock | None = None
        self._is_open = False
        self._begin()

    def add(self, unit: list[ListBlock]) -> Iterator[ListSheet]:
        asked = any(block.new_page for block in unit)
        if self._has_own and (asked or self._at + self._height(unit) > self._bottom + SLACK):
            yield self.last()
            self._begin()
            self._repeat(unit[0])
        over = self._at + self._height(unit) - self._bottom
        if over > SLACK:
            worst = max(unit, key=lambda block: block.height)
            self._too_high(worst, worst.height - over)
        for block in unit:
            self._place(block)

    def last(self) -> ListSheet:
        """The page as it is, with its blank rows."""
        self._fill_up()
        return ListSheet(tuple(self._placed), self._continues)

    def _begin(self) -> None:
        self._at = self._frame.top
        self._placed: list[PlacedBlock] = []
        self._continues = self._is_open
        self._has_own = False

    def _height(self, unit: list[ListBlock]) -> float:
        high = sum(block.height for block in unit)
        if not self._is_open and any(block.kind in ("group", "row") for block in unit):
            high += self._frame.gap if self._placed else 0.0
            high += self._frame.head.height if self._frame.head else 0.0
        return high

    def _repeat(self, first: ListBlock) -> None:
        """Headings, and the group whose rows continue."""
        if not self._is_open or first.kind == "words":
            return
        if self._frame.head:
            self._put(self._frame.head, is_repeated=True)
        if first.kind == "row" and self._group and self._group.again:
            self._put(self._group.again, is_repeated=True)

    def _place(self, block: ListBlock) -> None:
        self._has_own = True
        if block.kind in ("title", "words"):
            self._fill_up()
            self._is_open = False
            self._group = None
        elif not self._is_open:
            self._is_open = True
            self._at += self._frame.gap if self._placed else 0.0
            if self._frame.head:
                self._put(self._frame.head)
        if block.kind == "group":
            self._group = block
        self._put(block)

    def _fill_up(self) -> None:
        if self._is_open and self._has_own:
            for _ in range(self._frame.blank_rows):
                self._put(self._frame.blank)

    def _put(self, block: ListBlock, *, is_repeated: bool = False) -> None:
        self._placed.append(PlacedBlock(round(self._at, 3), block, is_repeated))
        self._at += block.height

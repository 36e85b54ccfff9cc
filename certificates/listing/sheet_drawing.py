"""A page of a list as operators, with the tags of its table for screen readers."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache

from certificates.compose import LEVEL, Batch, DrawnPage, Used, note_used
from certificates.drawing import Drawing, draw
from certificates.listing.blocks import BlockCell, BlockFigure
from certificates.listing.cells import SetCell
from certificates.listing.flow import ListSheet, PlacedBlock
from certificates.listing.page import ListPage
from certificates.listing.ruling import ruling, tick_squares
from certificates.marks import Ink
from certificates.output.tags import Tag
from certificates.paper import POINTS_PER_MM
from certificates.press.sides import SheetBoxes

COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
GROUP_HEAD = b"/A<</O/Table/Scope/Row/ColSpan %d>>"


def sheet_batch(sheet: ListSheet, page: ListPage, number: int, footer: str) -> Batch:
    """One page. ``footer`` names the form that is drawn at its foot."""
    drawn = _SheetDrawing(page, len(page.columns))
    tags = drawn.tags(sheet)
    words = "\n".join((*drawn.operators, _artifact(f"/{footer} Do", "Footer")))
    boxes = SheetBoxes(*[page.sheet] * 3)
    content = zlib.compress(words.encode("ascii"), LEVEL)
    made = DrawnPage(content, boxes, tags, str(number), ())
    return Batch(
        [made], {}, {}, drawn.used, {page.name: None}, dict.fromkeys(page.issuers), {}, drawn.inks
    )


class _SheetDrawing:
    def __init__(self, page: ListPage, columns: int) -> None:
        self._page = page
        self._high = page.sheet.height
        self._left = page.area.x
        self._columns = columns
        self._pieces = 0
        self.operators: list[str] = []
        self.used: Used = {}
        self.inks: dict[str, Ink] = {}

    def tags(self, sheet: ListSheet) -> list[Tag]:
        """Draw the page, and say what its pieces are."""
        marks = [*ruling(sheet.placed, self._left)] if self._page.ruled else []
        rules = draw([*marks, *tick_squares(sheet.placed, self._left)], self._high)
        if rules.operators:
            self.operators.append(f"/Artifact BMC\n{rules.operators}\nEMC")
        tags: list[Tag] = []
        head: list[Tag] = []
        body: list[Tag] = []
        continues = sheet.continues
        for placed in sheet.placed:
            kind = placed.block.kind
            if placed.is_repeated:
                self._repeated(placed)
            elif kind in ("title", "words"):
                tags += _table(head, body, continues=continues)
                continues, head, body = False, [], []
                tags += self._words(placed)
            else:
                (head if kind == "head" else body).append(self._row(placed))
        return [*tags, *_table(head, body, continues=continues)]

    def _words(self, placed: PlacedBlock) -> Iterator[Tag]:
        if placed.block.figure:
            yield self._figure(placed.block.figure, placed)
        for cell in placed.block.cells:
            yield self._piece(cell, placed, "H1" if placed.block.kind == "title" else "P")

    def _figure(self, figure: BlockFigure, placed: PlacedBlock) -> Tag:
        drawing = draw(figure.marks, 0.0)
        note_used(drawing, self.used)
        drawn = self._moved(drawing, 0.0, placed.top)
        self.operators.append(f"/Figure <</MCID {self._pieces}>> BDC {drawn} EMC")
        self._pieces += 1
        return Tag("Figure", figure.alt)

    def _row(self, placed: PlacedBlock) -> Tag:
        kind, attributes = _KINDS[placed.block.kind]
        if placed.block.kind == "group":
            attributes = GROUP_HEAD % self._columns
        cells = [self._piece(cell, placed, kind, attributes) for cell in placed.block.cells]
        return Tag("TR", kids=tuple(cells))

    def _piece(
        self, cell: BlockCell, placed: PlacedBlock, kind: str, attributes: bytes = b""
    ) -> Tag:
        if not cell.cell.runs:
            return Tag(kind, attributes=attributes, is_empty=True)
        self.operators.append(
            f"/{kind} <</MCID {self._pieces}>> BDC {self._drawn(cell, placed)} EMC"
        )
        self._pieces += 1
        return Tag(kind, attributes=attributes)

    def _repeated(self, placed: PlacedBlock) -> None:
        cells = [self._drawn(cell, placed) for cell in placed.block.cells if cell.cell.runs]
        self.operators.append(_artifact(" ".join(cells), "Header"))

    def _drawn(self, cell: BlockCell, placed: PlacedBlock) -> str:
        drawing = _cell_drawing(cell.cell)
        note_used(drawing, self.used)
        self.inks.update(drawing.inks)
        return self._moved(drawing, cell.left, placed.top + cell.down)

    def _moved(self, drawing: Drawing, left: float, top: float) -> str:
        x = (self._left + left) * POINTS_PER_MM
        y = (self._high - top) * POINTS_PER_MM
        return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {drawing.operators} Q"


_KINDS = {"head": ("TH", COLUMN_HEAD), "group": ("TH", b""), "row": ("TD", b"")}


@lru_cache(maxsize=4096)
def _cell_drawing(cell: SetCell) -> Drawing:
    """A cell is drawn from its own corner, so that a text that comes again is drawn once."""
    return draw(cell.runs, 0.0)


def _table(head: list[Tag], body: list[Tag], *, continues: bool) -> Iterator[Tag]:
    parts = []
    if head:
        parts.append(Tag("THead", kids=tuple(head)))
    if body:
        parts.append(Tag("TBody", kids=tuple(body), continues=continues))
    if parts:
        yield Tag("Table", kids=tuple(parts), continues=continues)


def _artifact(words: str, subtype: str) -> str:
    return f"/Artifact <</Type/Pagination/Subtype/{subtype}>> BDC {words} EMC"

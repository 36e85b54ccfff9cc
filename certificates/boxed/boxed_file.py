"""Pages of boxes to one PDF."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from certificates.arguments import Target, required
from certificates.boxed.page import (
    BoxedCode,
    BoxedLine,
    BoxedPage,
    BoxedPiece,
    BoxedSheet,
    BoxedWords,
)
from certificates.boxed.setting import BoxSetter, line
from certificates.compose import LEVEL, Batch, DrawnPage, note_used
from certificates.drawing import draw, image_name
from certificates.errors import Fault, ListRefused
from certificates.fonts import Shelf
from certificates.listing.page import CHINESE
from certificates.marks import Mark
from certificates.output.tags import Tag
from certificates.paper import POINTS_PER_MM, Box
from certificates.pdf import write_file
from certificates.press.sides import SheetBoxes
from certificates.words import Phrase


def render_boxed(
    pages: Iterable[BoxedPage], title: str, shelf: Shelf, out: Target, *, language: str = CHINESE
) -> int:
    """Write pages as PDF/A-2u and return their number.

    Raises `ListRefused` without pages, and `ContentRefused` with every problem; then nothing is
    written.
    """
    given = list(pages)
    if not given:
        raise ListRefused([Fault("pages", Phrase("is empty."), Phrase("Add a page."))])
    setter = BoxSetter(required(shelf, Shelf, "shelf"))
    batches = (_batch(page, at, len(given), title, setter) for at, page in enumerate(given, 1))
    return write_file(batches, out, flows=True, language=language)


def _batch(page: BoxedPage, number: int, total: int, title: str, setter: BoxSetter) -> Batch:
    batch = Batch([], {}, {}, {}, {title: None}, {}, {}, {})
    drawing = _PageDrawing(page.sheet, batch, setter)
    for lines, pieces in groupby(page.pieces, key=lambda piece: isinstance(piece, BoxedLine)):
        draw_them = drawing.lines if lines else drawing.words
        draw_them(pieces)
    if page.foot:
        drawing.foot(page.foot, number, total)
    content = zlib.compress("\n".join(drawing.operators).encode("ascii"), LEVEL)
    tags = [Tag("Sect", kids=tuple(drawing.tags))]
    batch.pages.append(DrawnPage(content, SheetBoxes(*[page.sheet] * 3), tags, str(number), ()))
    batch.problems.update(setter.problems)
    setter.problems.clear()
    return batch


class _PageDrawing:
    def __init__(self, sheet: Box, batch: Batch, setter: BoxSetter) -> None:
        self._high = sheet.height
        self._batch = batch
        self._setter = setter
        self.operators: list[str] = []
        self.tags: list[Tag] = []

    def lines(self, pieces: Iterable[BoxedPiece]) -> None:
        marks = [line(piece) for piece in pieces if isinstance(piece, BoxedLine)]
        self.operators.append(f"/Artifact BMC\n{self._drawn(marks)}\nEMC")

    def words(self, pieces: Iterable[BoxedPiece]) -> None:
        for piece in pieces:
            if isinstance(piece, BoxedWords):
                self._tagged(self._setter.words(piece), Tag("H1" if piece.heading else "P"))
            elif isinstance(piece, BoxedCode):
                tag = Tag("Figure", f"二维码：{piece.payload}")
                self._tagged(self._setter.code(piece), tag)
            elif isinstance(piece, BoxedSheet):
                self._sheet(piece)

    def _sheet(self, piece: BoxedSheet) -> None:
        """Every group of marks of the layout, moved into its place."""
        x, y = piece.box.x * POINTS_PER_MM, self._high * POINTS_PER_MM
        y -= (piece.box.y + piece.layout.page.height) * POINTS_PER_MM
        for group in self._setter.sheet(piece):
            drawing = draw(group.marks, piece.layout.page.height)
            note_used(drawing, self._batch.used)
            self._batch.inks.update(drawing.inks)
            self._batch.images.update((image_name(each), each) for each in drawing.images)
            drawn = f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{drawing.operators}\nQ"
            if group.tag:
                self._piece(drawn, Tag(group.tag, group.alt))
            else:
                self.operators.append(f"/Artifact BMC\n{drawn}\nEMC")

    def foot(self, foot: BoxedWords, number: int, total: int) -> None:
        words = foot.words.replace("{pages}", str(total)).replace("{page}", str(number))
        drawn = self._drawn(self._setter.words(replace(foot, words=words)))
        self.operators.append(f"/Artifact <</Type/Pagination/Subtype/Footer>> BDC {drawn} EMC")

    def _tagged(self, marks: Sequence[Mark], tag: Tag) -> None:
        if marks:
            self._piece(self._drawn(marks), tag)

    def _piece(self, drawn: str, tag: Tag) -> None:
        self.operators.append(f"/{tag.kind} <</MCID {len(self.tags)}>> BDC {drawn} EMC")
        self.tags.append(tag)

    def _drawn(self, marks: Sequence[Mark]) -> str:
        drawing = draw(marks, self._high)
        note_used(drawing, self._batch.used)
        self._batch.inks.update(drawing.inks)
        return drawing.operators

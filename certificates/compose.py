"""Compose sides into page streams, in any process, as plain data that is ready to be written.

A side does not depend on earlier sides, so a run may be split anywhere and drawn by many processes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from certificates.content import Content
from certificates.contours import ContoursFailed, contoured
from certificates.drawing import Drawing, image_name, matrix_operator
from certificates.fonts import Face, Shelf
from certificates.fonts.codes import DrawnText
from certificates.layout import Layout
from certificates.marks import Image, Ink, Matrix
from certificates.output.tags import Tag
from certificates.paper import POINTS_PER_MM, Box
from certificates.parts import FormXObject, Look, SharedPart, Static, static_of
from certificates.place import MarkGroup, place_own
from certificates.press.margins import inks_of
from certificates.press.printers_marks import marks_of
from certificates.press.setup import Setup
from certificates.press.sides import PlacedItem, SheetBoxes, Side
from certificates.press.trim import boxes_of
from certificates.problems import Problem, no_contours
from certificates.reading_order import Turn

IDENTITY = Matrix()
FIRST_TURN = Turn(0, 0)

LEVEL = 6
"""Of compression of a page: smaller levels are hardly faster and make pages larger."""

Used = dict[Face, set[DrawnText]]
"""Texts drawn in a face: the file must contain their glyphs."""


class Page(NamedTuple):
    """One certificate to print. Pages of one file may differ in layout and in fonts.

    ``back`` is printed behind it in a duplex run, in the fonts of the run.
    """

    content: Content
    layout: Layout
    shelf: Shelf
    back: Layout | None = None

    @property
    def trim(self) -> Box:
        """The size of the sheet. A layout may have another size for some kind of recipient."""
        return self.layout.for_kind(self.content.kind).page


class Job(NamedTuple):
    """Neighbouring sides of one run of ``total`` sheets. Without ``setup`` they are plain pages.

    ``for_press`` draws them in the inks of a press.
    """

    sides: Sequence[Side[Page]]
    shelf: Shelf
    setup: Setup | None = None
    total: int = 0
    for_press: bool = False


class DrawnPage(NamedTuple):
    """``keys`` identify the certificates whose fronts the page bears.

    ``is_ordered`` if all that is on it is tagged in the order in which it is read.
    """

    content: bytes
    boxes: SheetBoxes
    tags: Sequence[Tag]
    label: str
    keys: Sequence[str]
    is_ordered: bool = False


class Batch(NamedTuple):
    """Pages in their order in the file, and everything that they refer to, by name."""

    pages: list[DrawnPage]
    forms: dict[str, FormXObject]
    images: dict[str, Image]
    used: Used
    titles: dict[str, None]
    issuers: dict[str, None]
    problems: dict[Problem, None]
    inks: dict[str, Ink]


def compose(job: Job) -> Batch:
    """Draw a job. If it has problems, only these count."""
    batch = Batch([], {}, {}, {}, {}, {}, {}, {})
    for side in job.sides:
        batch.pages.append(_Side(side, job, batch).drawn())
    return batch


def plain(pages: Iterable[Page], *, bled: bool = False) -> Iterator[Side[Page]]:
    """One side for each page, at its layout's own size; ``bled`` keeps the bleed around it."""
    for number, page in enumerate(pages, 1):
        sheet, matrix, inner = _around(page.trim, page.layout.bleed if bled else 0.0)
        cell = PlacedItem(page, 1, matrix, inner, sheet)
        yield Side(sheet, number, back=False, cells=(cell,))


@lru_cache(maxsize=64)
def _around(trim: Box, bleed: float) -> tuple[Box, Matrix, Box]:
    """A sheet of this size with its bleed, where the layout lies on it, and its cutting line."""
    sheet = Box(0, 0, trim.width + 2 * bleed, trim.height + 2 * bleed)
    return sheet, Matrix(e=bleed, f=bleed) if bleed else IDENTITY, sheet.inset(bleed)


class _Side:
    """Draw one side into ``batch``."""

    def __init__(self, side: Side[Page], job: Job, batch: Batch) -> None:
        self._side = side
        self._job = job
        self._batch = batch
        self._tags: list[Tag] = []
        self._cells = 0
        self._is_ordered = True
        self._inks: dict[Ink, None] = {}

    def drawn(self) -> DrawnPage:
        words = [self._cell(cell) for cell in self._side.cells]
        setup, sheet = self._job.setup, self._side.sheet
        boxes = boxes_of(self._side, setup.bleed if setup else sheet.width)
        if setup:
            inks, total = tuple(self._inks), self._job.total
            if marks := marks_of(self._side, setup, self._job.shelf, total, inks):
                look = Look(sheet, for_press=self._job.for_press)
                words.append(self._drawn(look.drawing(MarkGroup(marks))))
            words = [self._calibrated("\n".join(words), setup)]
        content = zlib.compress("\n".join(words).encode("ascii"), LEVEL)
        keys = [cell.item.content.key for cell in self._side.cells]
        label = "–".join(dict.fromkeys((*keys[:1], *keys[-1:])))
        fronts = () if self._side.back else keys
        return DrawnPage(content, boxes, self._tags, label, fronts, self._is_ordered)

    def _calibrated(self, words: str, setup: Setup) -> str:
        matrix = setup.calibration(back=self._side.back).matrix(self._side.sheet)
        if matrix == IDENTITY:
            return words
        high = self._side.sheet.height
        return f"q {matrix_operator(matrix, high, high)}\n{words}\nQ"

    def _cell(self, cell: PlacedItem[Page]) -> str:
        page = cell.item
        back = self._side.back
        layout = page.back if back else page.layout
        shelf = self._job.shelf if back else page.shelf
        if layout is None:
            return ""
        self._cells += 1
        self._is_ordered &= layout.edition.reading_order
        layout = layout.for_kind(page.content.kind)
        preprinted = self._job.setup is not None and self._job.setup.preprinted
        chosen = layout.chosen(page.content, preprinted=preprinted)
        static = static_of(layout, chosen, shelf, for_press=self._job.for_press)
        own = place_own(page.content, chosen, layout.names, shelf)
        if problems := (*static.problems, *own.problems):
            self._batch.problems.update(dict.fromkeys(problems))
        self._batch.titles[page.content.fields.get("title", "").strip() or layout.name] = None
        self._batch.issuers[page.content.fields.get("issuers", "").replace("\n", "、")] = None
        if self._job.setup and self._job.setup.colour_bar:
            self._inks |= dict.fromkeys((*static.inks, *inks_of(own.marks)))
        turns = chosen.turns
        closed = static.look.closed
        shared = static.groups if closed else static.parts
        pieces: list[SharedPart | MarkGroup] = [*shared, *own.groups]
        if turns:
            pieces.sort(key=lambda each: turns.get(each.id, FIRST_TURN).painted)
        if closed:
            pieces = self._contours([each for each in pieces if isinstance(each, MarkGroup)], page)
        words = [self._piece(each, static, turns) for each in pieces]
        return self._in_place("\n".join(words), cell, layout)

    def _contours(self, groups: list[MarkGroup], page: Page) -> list[SharedPart | MarkGroup]:
        try:
            return [*contoured(groups, page.layout.for_kind(page.content.kind).line_work)]
        except ContoursFailed as failed:
            self._batch.problems[no_contours(page.content, failed.element)] = None
            return []

    def _in_place(self, words: str, cell: PlacedItem[Page], layout: Layout) -> str:
        if cell.matrix == IDENTITY and cell.clip == self._side.sheet == layout.page:
            return words
        high = self._side.sheet.height
        x, y, wide, tall = (length * POINTS_PER_MM for length in cell.clip)
        clip = f"{x:.3f} {high * POINTS_PER_MM - y - tall:.3f} {wide:.3f} {tall:.3f} re W n"
        return f"q {clip} {matrix_operator(cell.matrix, layout.page.height, high)}\n{words}\nQ"

    def _piece(
        self, piece: SharedPart | MarkGroup, static: Static, turns: Mapping[str, Turn]
    ) -> str:
        read = turns.get(piece.id, FIRST_TURN).read
        if isinstance(piece, SharedPart):
            return self._shared(piece, read)
        drawn = static.drawn(piece)
        if isinstance(drawn, SharedPart):
            return self._shared(drawn, read)
        self._note(drawn)
        return self._marked(drawn.operators, piece.tag, static.look.described(piece), read)

    def _shared(self, shared: SharedPart, read: int) -> str:
        if shared.name not in self._batch.forms:
            self._batch.forms[shared.name] = shared.form
            self._note(shared.drawing)
        return self._marked(shared.operators, shared.tag, shared.alt, read)

    def _drawn(self, drawing: Drawing) -> str:
        self._note(drawing)
        return self._marked(drawing.operators, "", "", 0)

    def _note(self, drawing: Drawing) -> None:
        note_used(drawing, self._batch.used)
        for image in drawing.images:
            self._batch.images[image_name(image)] = image
        self._batch.inks.update(drawing.inks)

    def _marked(self, words: str, tag: str, alt: str, read: int) -> str:
        if not tag:
            return f"/Artifact BMC\n{words}\nEMC"
        turn = self._cells, read
        self._tags.append(Tag(tag, alt, turn) if alt else _usual(tag, turn))
        return f"/{tag} <</MCID {len(self._tags) - 1}>> BDC\n{words}\nEMC"


# One object for all sheets of a batch takes less room on its way from process to process.
@lru_cache(maxsize=256)
def _usual(kind: str, turn: tuple[int, int]) -> Tag:
    return Tag(kind, turn=turn)


def note_used(drawing: Drawing, used: Used) -> None:
    for face, text in drawing.texts:
        used.setdefault(face, set()).add(text)

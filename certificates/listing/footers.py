"""The foot of each page, drawn when the number of pages is known: words, page x of y, words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from certificates.compose import Batch, note_used
from certificates.drawing import draw
from certificates.fonts import Shelf
from certificates.listing.cell_problems import CellPlace, problems_of
from certificates.listing.cells import CellSetter, SetCell
from certificates.listing.page import Align, ListPage
from certificates.marks import BLACK, Mark
from certificates.parts import FormXObject
from certificates.problems import Problem
from certificates.reading.editions import NEWEST
from certificates.reading.styles import Style

SIZE, FLOOR = 9.0, 6.0
BELOW = 5.0
"""Millimetres between the list and its footer."""


def footer_name(number: int) -> str:
    return f"F{number}"


class FooterSetter:
    """Draws the footers of one list. Words in the middle alone have the whole width."""

    def __init__(self, page: ListPage, shelf: Shelf) -> None:
        is_alone = not (page.footer.left or page.footer.right)
        self._page = page
        self._room = page.area.width if is_alone else page.area.width / 3
        self._start = page.area.x - page.area.width / 3 if is_alone else page.area.x
        self._setters = tuple(CellSetter(_style(align), self._room, shelf) for align in _ALIGNS)

    def drawn(self, form: int, number: int, total: int) -> Batch:
        """The form of one page, with its number in the file and in its count."""
        problems: dict[Problem, None] = {}
        marks: list[Mark] = []
        foot, area = self._page.footer, self._page.area
        numbered = foot.page.replace("{pages}", str(total)).replace("{page}", str(number))
        for at, words in enumerate((foot.left, numbered, foot.right)):
            cell = self._setters[at].set(words)
            if words and not cell.runs:
                found = problems_of(cell, CellPlace(0, words), self._room, FLOOR)
                problems |= dict.fromkeys(found)
            marks += _moved(cell, self._start + at * area.width / 3, area.bottom + BELOW)
        drawing = draw(marks, self._page.sheet.height)
        content = zlib.compress(drawing.operators.encode("ascii"), 9)
        made = FormXObject(content, self._page.sheet, 0.0)
        batch = Batch([], {footer_name(form): made}, {}, {}, {}, {}, problems, {})
        note_used(drawing, batch.used)
        return batch


_ALIGNS: tuple[Align, ...] = ("left", "centre", "right")


def _style(align: str) -> Style:
    return Style("song", SIZE, FLOOR, 1.25, BLACK, align, 0, 0, 0, whole=True, edition=NEWEST)


def _moved(cell: SetCell, x: float, y: float) -> Iterator[Mark]:
    for run in cell.runs:
        yield run._replace(x=round(run.x + x, 3), y=round(run.y + y, 3))

"""What is printed on one side of one sheet, as plain data. Millimetres from the top left."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from certificates.marks import Matrix
from certificates.paper import Box

T = TypeVar("T")


class Divider(NamedTuple):
    """A sheet between two groups: what the group is called, and how many follow."""

    text: str
    size: int


class Cell(NamedTuple, Generic[T]):
    """One certificate on a sheet.

    ``matrix`` takes a point of the certificate to the sheet, ``trim`` is where it is cut, and
    ``clip``, larger by the bleed, is all that it may ink. ``slot`` counts from 1 on the front; a
    back bears the number of the front that it lies behind.
    """

    item: T
    slot: int
    matrix: Matrix
    trim: Box
    clip: Box


class Side(NamedTuple, Generic[T]):
    """``number`` counts sheets from 1; a back has the number of its front.

    A sheet has cells or a divider; the back of a divider has neither.
    """

    sheet: Box
    number: int
    back: bool
    cells: tuple[Cell[T], ...]
    divider: Divider | None = None
    whole: Box | None = None
    """All that is cut from the sheet when every slot is filled: the same on all sheets of a run."""

    @property
    def trims(self) -> tuple[Box, ...]:
        return tuple(cell.trim for cell in self.cells)


class SheetBoxes(NamedTuple):
    """PDF's MediaBox, BleedBox and TrimBox (ISO 32000-2, 14.11.2), each inside the one before."""

    media: Box
    bleed: Box
    trim: Box

"""One side of one sheet as plain data. Millimetres from the top left corner."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from certificates.marks import Matrix
from certificates.paper import Box

T = TypeVar("T")


class Divider(NamedTuple):
    """A sheet between two groups: the name of the group and how many certificates follow."""

    text: str
    size: int


class PlacedItem(NamedTuple, Generic[T]):
    """One certificate on a sheet.

    ``matrix`` maps a point of the certificate to the sheet. ``trim`` is the cutting line. ``clip``
    is larger by the bleed and bounds all ink. ``slot`` counts from 1 on the front; a back has the
    slot number of the front it lies behind.
    """

    item: T
    slot: int
    matrix: Matrix
    trim: Box
    clip: Box


class Side(NamedTuple, Generic[T]):
    """``number`` counts sheets from 1; a back has the number of its front.

    A sheet has cells or a divider. The back of a divider has neither.
    """

    sheet: Box
    number: int
    back: bool
    cells: tuple[PlacedItem[T], ...]
    divider: Divider | None = None
    whole: Box | None = None
    """The cut area of the sheet with every slot filled: the same on all sheets of a run."""

    @property
    def trims(self) -> tuple[Box, ...]:
        return tuple(cell.trim for cell in self.cells)


class SheetBoxes(NamedTuple):
    """PDF's MediaBox, BleedBox and TrimBox (ISO 32000-2, 14.11.2), each inside the previous one."""

    media: Box
    bleed: Box
    trim: Box

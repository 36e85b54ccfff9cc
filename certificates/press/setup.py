"""How a run is laid out on paper, and what in that contradicts itself or the certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from certificates.errors import Fault
from certificates.fonts import Shelf
from certificates.paper import Box, Edge, around
from certificates.press.calibration import NONE, PrintCalibration
from certificates.press.impose import FillOrder, impose, spots
from certificates.press.lettering import unknown_letter
from certificates.press.margins import (
    BAR_ROOM,
    FLOOR,
    SLUG_ROOM,
    above,
    below,
    slug_size,
    slug_text,
)
from certificates.press.sides import Divider, Side, T
from certificates.press.slot_fit import Turn, misfit, no_such_slot
from certificates.press.stock import MOST_BLEED, Stock, bleeds_freely
from certificates.press.trim import SHORTEST, room_for_marks
from certificates.words import Phrase

LARGE: Final = 99_999
"""The number of sheets that the slug must have room for."""


@dataclass(frozen=True, slots=True)
class Setup:
    stock: Stock
    order: FillOrder = FillOrder.SEQUENCE
    start: int = 1
    """The first free slot of the first sheet."""
    turn: Turn | None = None
    """Clockwise rotation of certificates in degrees. None: rotate only if they do not fit upright.
    """
    duplex: bool = False
    bleed: float = 0.0
    crop_marks: bool = False
    colour_bar: bool = False
    slug: str = ""
    """The name of the job, printed outside the trim with the sheet number."""
    front: PrintCalibration = NONE
    back: PrintCalibration = NONE

    @property
    def turned_about(self) -> Edge | None:
        """The edge that a duplex printer turns the sheet about."""
        return self.stock.turning if self.duplex else None

    @property
    def preprinted(self) -> bool:
        return self.stock.preprinted

    def calibration(self, *, back: bool) -> PrintCalibration:
        return self.back if back else self.front

    def sides(self, items: Iterable[T | Divider], trim: Box) -> Iterator[Side[T]]:
        """All sides in printing order. ``trim`` is the size of a certificate."""
        return impose(
            items, trim, self.stock,
            start=self.start, order=self.order, duplex=self.duplex, turn=self.turn,
            bleed=self.bleed,
        )  # fmt: skip


def faults(setup: Setup, trim: Box, shelf: Shelf) -> list[Fault]:
    """Every contradiction. ``path`` names the field of the set-up."""
    stock, bleed = setup.stock, setup.bleed
    found = [misfit(trim, stock, setup.turn), no_such_slot(stock, setup.start), _cut_twice(setup)]
    if not any(found):
        trims = tuple(spot.trim for spot in spots(trim, stock, setup.turn, bleed))
        found = [_bleed(trims, setup), *_margins(trims, setup), _slug(trims, setup, shelf)]
    return [fault for fault in found if fault]


def _cut_twice(setup: Setup) -> Fault | None:
    wanted = {"bleed": setup.bleed, "crop_marks": setup.crop_marks, "colour_bar": setup.colour_bar}
    path = next((name for name, value in wanted.items() if value), None)
    if not path or not (setup.stock.fixed or setup.stock.preprinted):
        return None
    return Fault(
        path,
        Phrase(
            "is for paper that is cut later; “%(name)s” is cut or printed already.",
            name=setup.stock.name,
        ),
        Phrase("Leave out bleed, crop marks and colour bar, or use a larger blank stock."),
    )


def _bleed(trims: tuple[Box, ...], setup: Setup) -> Fault | None:
    if not 0 <= setup.bleed <= MOST_BLEED:
        return Fault(
            "bleed",
            Phrase("of %(bleed)s mm is not possible.", bleed=f"{setup.bleed:g}"),
            Phrase("Use 0 to %(most_bleed)s mm; 3 is usual.", most_bleed=f"{MOST_BLEED:g}"),
        )
    free = all(setup.stock.sheet.holds(trim.inset(-setup.bleed), 1e-6) for trim in trims)
    if not setup.bleed or (free and bleeds_freely(trims, setup.bleed)):
        return None
    return Fault(
        "bleed",
        Phrase(
            "of %(bleed)s mm would leave the sheet or lie on the certificate beside it.",
            bleed=f"{setup.bleed:g}",
        ),
        Phrase("Use less bleed, or a stock with gaps and margins."),
    )


def _margins(trims: tuple[Box, ...], setup: Setup) -> Iterator[Fault | None]:
    sheet, bleed = setup.stock.sheet, setup.bleed
    if setup.crop_marks:
        yield _narrow("crop_marks", room_for_marks(around(trims), sheet, bleed), SHORTEST)
    if setup.colour_bar:
        yield _narrow("colour_bar", above(trims, bleed).height, BAR_ROOM)
    if setup.slug:
        yield _narrow("slug", below(trims, sheet, bleed).height, SLUG_ROOM)


def _narrow(path: str, room: float, wanted: float) -> Fault | None:
    if room >= wanted - 1e-6:
        return None
    return Fault(
        path,
        Phrase(
            "does not fit outside trim and bleed: %(lacking)s mm are missing.",
            lacking=f"{wanted - room:.1f}",
        ),
        Phrase("Leave it out, or use a larger stock."),
    )


def _slug(trims: tuple[Box, ...], setup: Setup, shelf: Shelf) -> Fault | None:
    if not setup.slug:
        return None
    text = slug_text(setup.slug, LARGE, LARGE, back=False)
    glyphs = shelf.glyphs["hei"]
    if fault := unknown_letter(text, glyphs):
        return replace(fault, path="slug")
    band = below(trims, setup.stock.sheet, setup.bleed)
    if slug_size(text, band, glyphs) >= FLOOR:
        return None
    return Fault(
        "slug",
        Phrase("“%(slug)s” is too long for the margin.", slug=setup.slug),
        Phrase("Shorten the name of the job."),
    )

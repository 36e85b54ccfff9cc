"""The marks that a side bears beside its certificates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from certificates.fonts import Shelf
from certificates.marks import Ink, Mark
from certificates.paper import Box, around
from certificates.press.divider import divider_marks
from certificates.press.impose import behind, centred
from certificates.press.margins import above, below, colour_bar, slug, slug_text
from certificates.press.setup import Setup
from certificates.press.sides import Side, T
from certificates.press.stock import Stock
from certificates.press.trim import crop_marks


def marks_of(
    side: Side[T], setup: Setup, shelf: Shelf, total: int, inks: Sequence[Ink] = ()
) -> tuple[Mark, ...]:
    """The text of a divider, or the crop marks, colour bar and slug that the set-up asks for.

    ``total`` is the number of sheets and ``inks`` are those of the certificates on the side. A
    sheet that was used before has its bar and slug already. Raises `PressRefused` for text that no font covers.
    """
    if side.divider:
        return tuple(divider_marks(side.divider, side.sheet, shelf))
    if not side.cells:
        return ()
    cut = side.cells[0].trim
    places = _places(setup.stock, cut.width, cut.height, back=side.back)
    used_before = side.number == 1 and setup.start > 1
    bar = None if used_before else tuple(inks)
    marks = _same_everywhere(side.trims, places, setup, bar)
    if used_before or not setup.slug:
        return marks
    text = slug_text(setup.slug, side.number, total, back=side.back)
    band = below(places, side.sheet, setup.bleed)
    return (*marks, *slug(text, band, shelf.glyphs["hei"]))


@lru_cache(maxsize=64)
def _same_everywhere(
    trims: Sequence[Box], places: Sequence[Box], setup: Setup, inks: tuple[Ink, ...] | None
) -> tuple[Mark, ...]:
    """Return marks that all sheets share; there is no colour bar if ``inks`` is None."""
    marks: list[Mark] = []
    if setup.crop_marks:
        marks.append(crop_marks(trims, around(places), setup.stock.sheet, setup.bleed))
    if setup.colour_bar and inks is not None:
        marks += colour_bar(above(places, setup.bleed), inks)
    return tuple(marks)


@lru_cache(maxsize=64)
def _places(stock: Stock, width: float, height: float, *, back: bool) -> tuple[Box, ...]:
    """The trim of every slot, also on a partly filled sheet, so that no mark crosses old print."""
    fronts = [centred(slot, width, height) for slot in stock.slots]
    return tuple(behind(front, stock) for front in fronts) if back else tuple(fronts)

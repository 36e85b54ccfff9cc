"""A sheet of a run as it will be printed, drawn by the engine before anything begins."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import anyio

from awards.errors import NotFound, print_refusal
from awards.layouts import sheet_images
from awards.printing.runs.backs import pages_of, shelf_of
from awards.printing.runs.planning import Planned
from awards.printing.runs.rules import Plan, filled, sheets_of
from awards.settings import Settings
from awards.words import Phrase
from certificates import ContentRefused, Page, Shelf, print_volume
from certificates.press import Setup, Side


async def picture(
    planned: Planned, number: int, settings: Settings, *, back: bool = False
) -> bytes:
    """A PNG of the sheet of paper with this number, from 1. Raises NotFound and PrintRefused."""
    side = side_of(planned.plan, number, back=back)
    lying = {cell.item: planned.sheets[cell.item - 1].id for cell in side.cells}
    pages = await pages_of(list(lying.values()), planned.backs, settings)
    shelf = shelf_of(planned.setup, settings)
    drawn = partial(
        _pdf, filled(side, dict(zip(lying, pages, strict=True))), planned.setup.engine(), shelf
    )
    try:
        pdf = await anyio.to_thread.run_sync(drawn, sheets_of(planned.plan))
    except ContentRefused as fault:
        raise print_refusal(fault.problems) from fault
    return await sheet_images.of_file(pdf)


def side_of(plan: Plan, number: int, *, back: bool = False) -> Side[int]:
    """The front, which may be a divider, or its back. Raises NotFound."""
    for sides in plan:
        for side in sides:
            if (side.number, side.back) == (number, back):
                return side
    raise NotFound(what=Phrase("sheet of paper"), key=number)


def _pdf(side: Side[Page], setup: Setup, shelf: Shelf, total: int) -> bytes:
    out = BytesIO()
    print_volume([side], setup, shelf, out, total=total)
    return out.getvalue()

"""The printed pages: certificates as they were issued, each with the back of the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awards.issuing import frozen
from awards.issuing.queries import of_ids
from awards.layouts import service as layouts
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from certificates import Layout, Page, Shelf


class Backs(NamedTuple):
    """``source`` is stored with a new run; "" if it is stored already."""

    layout: Layout
    source: str = ""


async def backs_of(setup: RunSetup) -> Backs | None:
    """Return the backs; for a started run exactly the version it began with. None without backs."""
    if setup.backs_digest:
        return Backs(await layouts.open_stored(setup.backs_digest))
    if not setup.backs:
        return None
    source, layout = await layouts.open_newest(setup.backs)
    return Backs(layout, source)


def shelf_of(setup: RunSetup, settings: Settings) -> Shelf:
    """The fonts for backs and everything else outside the certificates. Raises FontsChanged."""
    if setup.fonts:
        return frozen.shelf(setup.fonts, settings)
    return layouts.shelf(settings.font_dirs)


async def pages_of(
    certificates: Sequence[int], backs: Backs | None, settings: Settings
) -> list[Page]:
    """Return the pages in the order of the ids. Raises FontsChanged."""
    stored = await of_ids(certificates)
    pages = await frozen.pages([stored[each] for each in certificates], settings)
    return [page._replace(back=backs.layout) for page in pages] if backs else pages

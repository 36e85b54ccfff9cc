"""What is printed behind: one layout, drawn on the back of every certificate with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awards.layouts import service as layouts
from awards.printing.runs.rules import RunSetup
from certificates import Layout, Page


class Backs(NamedTuple):
    """``source`` is kept with the run that begins; "" of one that is kept already."""

    layout: Layout
    source: str = ""


async def backs_of(setup: RunSetup) -> Backs | None:
    """Of a run that began once, the very version it began with; None with fronts alone.

    Raises NotFound for a layout that is none, and LayoutFaulty.
    """
    if setup.backs_digest:
        return Backs(await layouts.kept(setup.backs_digest))
    if not setup.backs:
        return None
    source = await layouts.source_of(setup.backs)
    return Backs(layouts.opened(source), source)


def with_backs(pages: Sequence[Page], backs: Backs | None) -> list[Page]:
    return [page._replace(back=backs.layout) for page in pages] if backs else list(pages)

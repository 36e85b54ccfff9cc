"""What a run will be, reckoned before it begins: calibrated, laid on paper, and found sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import anyio
import msgspec

from awards.catalogue.records import CommendationRecord
from awards.errors import SetupRefused
from awards.issuing import frozen
from awards.issuing.queries import Stored
from awards.layouts import service as layouts
from awards.printing import feeds
from awards.printing.rules import Plan, RunSetup, plan, refused
from awards.settings import Settings
from certificates import Page, PressRefused
from certificates.paper import Box
from certificates.press import faults


class Planned(NamedTuple):
    """Certificates as they will lie on the sheets; ``pages`` are theirs, in the same order."""

    here: CommendationRecord
    sheets: Sequence[Stored]
    pages: Sequence[Page]
    setup: RunSetup
    plan: Plan


async def planned(
    here: CommendationRecord, sheets: Sequence[Stored], setup: RunSetup, settings: Settings
) -> Planned:
    """On its feed as that is calibrated now; a reprint takes what it is by then.

    Raises SetupRefused when they do not go on the stock so, or are of several sizes; NotFound for
    a stock that is none; FontsChanged.
    """
    front = await feeds.current(setup.printer, setup.tray, setup.stock)
    setup = msgspec.structs.replace(setup, front=front)
    pages = await frozen.pages(sheets, settings)
    trim = _only_size(pages)
    if found := faults(setup.engine(), trim, layouts.shelf(settings.font_dirs)):
        raise refused(PressRefused(found))
    names = {category.code: category.name for category in here.categories}
    groups = [names[sheet.record.category] for sheet in sheets]
    made = await anyio.to_thread.run_sync(plan, setup, trim, groups)
    return Planned(here, sheets, pages, setup, made)


def _only_size(pages: Sequence[Page]) -> Box:
    sizes = {page.trim for page in pages}
    if len(sizes) > 1:
        told = "、".join(sorted(f"{each.width:g} × {each.height:g}" for each in sizes))
        raise SetupRefused(
            reasons_zh=f"所选证书有多种尺寸：{told}（毫米）。请按版式分批打印。",
            reasons_en=f"They are of several sizes: {told} mm. Print each layout by itself.",
        )
    return sizes.pop()

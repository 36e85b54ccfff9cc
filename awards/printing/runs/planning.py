"""Plan a run before it begins: calibrate, lay out on paper, and check it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import anyio
import msgspec

from awards.catalogue.records import CommendationRecord
from awards.errors import SetupRefused
from awards.issuing.queries import of_ids
from awards.issuing.valid_certificates import ValidCertificate
from awards.layouts import service as layouts
from awards.printing.feeds import service as feeds
from awards.printing.runs.backs import Backs, backs_of, shelf_of
from awards.printing.runs.rules import Plan, RunSetup, plan, refused
from awards.settings import Settings
from awards.words import Phrase
from certificates import Layout, PressRefused
from certificates.paper import Box
from certificates.press import faults
from certificates.press.lettering import unknown_letter


class Planned(NamedTuple):
    """Certificates in the order of the sheets; ``backs`` are printed behind them, if any."""

    here: CommendationRecord
    sheets: Sequence[ValidCertificate]
    setup: RunSetup
    plan: Plan
    backs: Backs | None

    @property
    def digest(self) -> str:
        """Covers the certificates, their order, and the backs."""
        seen = repr((self.ids, self.setup.backs_digest))
        return hashlib.sha256(seen.encode()).hexdigest()

    @property
    def ids(self) -> list[int]:
        return [sheet.id for sheet in self.sheets]


async def planned(
    here: CommendationRecord,
    sheets: Sequence[ValidCertificate],
    setup: RunSetup,
    settings: Settings,
) -> Planned:
    """Plan a run with the feed's current calibration, which a reprint reads again."""
    backs, shelf = await backs_of(setup), shelf_of(setup, settings)
    trim = await _only_size(sheets)
    if backs:
        await _require_back_of(trim, backs.layout, sheets)
    setup = msgspec.structs.replace(
        setup,
        front=await feeds.current(setup.printer, setup.tray, setup.stock),
        back=await feeds.current(setup.printer, setup.tray, setup.stock, back=True),
        backs_digest=backs.layout.digest if backs else "",
        fonts={face.name: face.digest for face in shelf.faces} if backs else {},
        trim=(trim.width, trim.height),
    )
    names = {category.code: category.name for category in here.categories}
    groups = [names[sheet.category] for sheet in sheets]
    found = faults(setup.engine(), trim, shelf)
    if setup.dividers:
        told = (unknown_letter(name, shelf.glyphs["hei"]) for name in dict.fromkeys(groups))
        found += [fault for fault in told if fault]
    if found:
        raise refused(PressRefused(found))
    made = await anyio.to_thread.run_sync(plan, setup, groups)
    return Planned(here, sheets, setup, made, backs)


async def _only_size(sheets: Sequence[ValidCertificate]) -> Box:
    by_layout: dict[str, list[ValidCertificate]] = {}
    for sheet in sheets:
        by_layout.setdefault(sheet.layout, []).append(sheet)
    sizes: set[Box] = set()
    for digest, some in by_layout.items():
        sizes |= await _sizes(await layouts.open_stored(digest), some)
    if len(sizes) > 1:
        told = "、".join(sorted(map(_size, sizes)))
        raise SetupRefused(
            reasons=Phrase(
                "They are of several sizes: %(told)s mm. Print each layout separately.", told=told
            ),
        )
    return sizes.pop()


async def _require_back_of(trim: Box, back: Layout, sheets: Sequence[ValidCertificate]) -> None:
    """Raises SetupRefused."""
    for other in await _sizes(back, sheets) - {trim}:
        raise SetupRefused(
            reasons=Phrase(
                "The backs are %(size)s mm, the certificates %(size2)s mm. Choose a layout of "
                "the same size for the backs.",
                size=_size(other),
                size2=_size(trim),
            ),
        )


async def _sizes(layout: Layout, sheets: Sequence[ValidCertificate]) -> set[Box]:
    """A layout may have another size for some kind of recipient; only then look at each kind."""
    sizes = layouts.sizes_of(layout)
    if len(sizes) == 1:
        return sizes
    stored = await of_ids([sheet.id for sheet in sheets])
    return {layout.for_kind(each.snapshot.kind).page for each in stored.values()}


def _size(box: Box) -> str:
    return f"{box.width:g} × {box.height:g}"

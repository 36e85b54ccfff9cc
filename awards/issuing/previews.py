"""Certificates as pictures: as issued, as they would be issued now, or with wording being tried."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from awards import clock
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.catalogue.wording import wording_faults
from awards.errors import FieldRefused, NotFound, PrintRefused
from awards.issuing.drafts import Draft, content_of
from awards.issuing.queries import versions
from awards.issuing.rules import refusal
from awards.layouts import service as layouts
from awards.layouts.pictures import DPI, picture
from awards.settings import Settings
from awards.tables import RecipientKind, WinnerState
from awards.winners.queries import listing
from awards.winners.records import WinnerRecord
from certificates import Content, ContentRefused, FontsMissing, Layout, Shelf

#: Stands where the number will be, so that no preview is taken for a certificate.
SAMPLE = "样张"


#: What of a category is printed as it was written.
WORDING = ("salutation", "body", "closing", "body_en")


async def of_winner(
    here: CommendationRecord, winner: WinnerRecord, settings: Settings, dpi: int = DPI
) -> bytes:
    """A PNG of the sheet that the winner would get now. Raises PrintRefused saying why not."""
    category = here.require_category(winner.category)
    content = content_of(here, Draft(winner, category, 0, SAMPLE, 1), SAMPLE, settings)
    layout = layouts.opened(layouts.source_of(here.layout))
    return await _picture(content, layout, layouts.shelf(settings.font_dirs), settings, dpi)


async def of_certificate(number: str, version: int, settings: Settings, dpi: int = DPI) -> bytes:
    """A PNG of what was frozen. Raises NotFound, or PrintRefused where its fonts are gone."""
    for stored in await versions(number):
        if stored.record.version == version:
            shelf = layouts.shelf(settings.font_dirs)
            try:
                shelf = shelf.limited_to(stored.snapshot.fonts)
            except FontsMissing as fault:
                raise PrintRefused(count=1, problems="、".join(fault.names)) from fault
            layout = await layouts.kept(stored.snapshot.layout_digest)
            return await _picture(stored.snapshot.content(), layout, shelf, settings, dpi)
    raise NotFound(what_zh="证书", what_en="certificate", key=f"{number} v{version}")


async def longest(here: CommendationRecord, category: CategoryRecord) -> WinnerRecord | None:
    """Whose words take the most room; nobody where nobody is registered."""
    everyone = await listing(here, category=category.code)
    standing = [winner for winner in everyone if winner.state is not WinnerState.WITHDRAWN]
    return max(standing, key=lambda w: len(w.name) + len(w.unit) + len(w.honour), default=None)


async def _picture(
    content: Content, layout: Layout, shelf: Shelf, settings: Settings, dpi: int
) -> bytes:
    try:
        return await picture(content, layout, shelf, dpi)
    except ContentRefused as fault:
        raise refusal(fault.problems, settings.language) from fault


def with_wording(category: CategoryRecord, wording: Mapping[str, str]) -> CategoryRecord:
    """The category as it would be. Raises FieldRefused for a placeholder that is none."""
    changed = {name: wording[name] for name in WORDING if name in wording}
    for name, text in changed.items():
        for said in wording_faults(text):
            raise FieldRefused(field=name, value=text[:20], reason_zh=said.zh, reason_en=said.en)
    return msgspec.structs.replace(category, **changed)


def replaced(here: CommendationRecord, category: CategoryRecord) -> CommendationRecord:
    """The commendation with this category in the place of its own."""
    categories = tuple(category if c.id == category.id else c for c in here.categories)
    return msgspec.structs.replace(here, categories=categories)


def invented(category: CategoryRecord) -> WinnerRecord:
    """Where nobody is registered yet: a long name of nobody."""
    return WinnerRecord(
        id=0,
        category=category.code,
        honour=category.honours[0].name if category.honours else "",
        name="某某某某市某某经济技术开发区某某管理有限公司"
        if category.recipient_kind is not RecipientKind.INDIVIDUAL
        else "某某某",
        unit="某某某某街道办事处某某某某服务中心",
        credit_code="",
        number_tail="",
        namesake=0,
        note="",
        surname_length=None,
        place=1,
        hand_place=None,
        state=WinnerState.DRAFT,
        revision=1,
        registered_at=clock.now(),
    )

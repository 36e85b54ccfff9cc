"""Issued certificates, ready for the engine: their words, their layout, their fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import anyio

from awards.errors import FontsChanged, PhotosLost
from awards.errors.issuing import NAMED
from awards.issuing.queries import StoredCertificate
from awards.layouts import service as layouts
from awards.photos.for_sheets import pictures
from awards.settings import Settings
from certificates import FontsMissing, Page, Shelf


async def pages(sheets: Sequence[StoredCertificate], settings: Settings) -> list[Page]:
    """Each with exactly the layout, fonts and photo it was issued with.

    Raises FontsChanged and PhotosLost.
    """
    digests = {sheet.snapshot.layout_digest for sheet in sheets}
    kept = {digest: await layouts.open_stored(digest) for digest in digests}
    shelves: dict[frozenset[tuple[str, str]], Shelf] = {}
    made = []
    shown = await _photos(sheets, settings)
    for sheet, photos in zip(sheets, shown, strict=True):
        fonts = frozenset(sheet.snapshot.fonts.items())
        if fonts not in shelves:
            shelves[fonts] = shelf(dict(fonts), settings)
        layout = kept[sheet.snapshot.layout_digest]
        made.append(Page(sheet.snapshot.content(photos), layout, shelves[fonts]))
    return made


async def _photos(
    sheets: Sequence[StoredCertificate], settings: Settings
) -> list[dict[str, bytes]]:
    found = await anyio.to_thread.run_sync(
        lambda: [pictures(sheet.snapshot.shown, settings) for sheet in sheets]
    )
    pairs = zip(sheets, found, strict=True)
    lost = [s.record.name for s, photos in pairs if len(photos) < len(s.snapshot.shown)]
    if lost:
        raise PhotosLost(names="、".join(lost[:NAMED]))
    return found


def shelf(fonts: Mapping[str, str], settings: Settings) -> Shelf:
    """A shelf of exactly these fonts, name → digest. Raises FontsChanged."""
    try:
        return layouts.shelf(settings.font_dirs).limited_to(fonts)
    except FontsMissing as fault:
        raise FontsChanged(fonts="、".join(fault.names)) from fault

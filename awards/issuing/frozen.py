"""Issued certificates, ready for the engine: their words, their layout, their fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awards.errors import FontsChanged
from awards.issuing.queries import StoredCertificate
from awards.layouts import service as layouts
from awards.settings import Settings
from certificates import FontsMissing, Page, Shelf


async def pages(sheets: Sequence[StoredCertificate], settings: Settings) -> list[Page]:
    """Each with exactly the layout and fonts it was issued with. Raises FontsChanged."""
    digests = {sheet.snapshot.layout_digest for sheet in sheets}
    kept = {digest: await layouts.open_stored(digest) for digest in digests}
    shelves: dict[frozenset[tuple[str, str]], Shelf] = {}
    made = []
    for sheet in sheets:
        fonts = frozenset(sheet.snapshot.fonts.items())
        if fonts not in shelves:
            shelves[fonts] = shelf(dict(fonts), settings)
        layout = kept[sheet.snapshot.layout_digest]
        made.append(Page(sheet.snapshot.content(), layout, shelves[fonts]))
    return made


def shelf(fonts: Mapping[str, str], settings: Settings) -> Shelf:
    """A shelf of exactly these fonts, name → digest. Raises FontsChanged."""
    try:
        return layouts.shelf(settings.font_dirs).limited_to(fonts)
    except FontsMissing as fault:
        raise FontsChanged(fonts="、".join(fault.names)) from fault

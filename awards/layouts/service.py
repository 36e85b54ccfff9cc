"""Keep a layout's source for ever, open it again, and find this machine's fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import certificates
from awards.errors import NotFound
from awards.tables import StoredLayout


def source_of(layout_id: str) -> str:
    """The newest source of a layout, with all that it takes from others. Raises NotFound."""
    try:
        return certificates.resolve(certificates.shipped(layout_id))
    except certificates.LayoutUnknown as fault:
        raise NotFound(what_zh="版式", what_en="layout", key=layout_id) from fault


def known(layout_id: str) -> bool:
    return layout_id in certificates.shipped_ids()


@cache
def names() -> dict[str, str]:
    """Of every layout that comes with the program, what it is called."""
    return {layout: opened(source_of(layout)).name for layout in certificates.shipped_ids()}


@cache
def opened(source: str) -> certificates.Layout:
    return certificates.load(source)


async def keep(source: str) -> int:
    """The stored layout's id; the same source is stored once. Inside the caller's transaction."""
    layout = opened(source)
    row = StoredLayout(digest=layout.digest, layout_id=layout.id, source=source)
    await StoredLayout.insert(row).on_conflict(target=StoredLayout.digest, action="DO NOTHING")
    [kept] = await StoredLayout.select(StoredLayout.id).where(StoredLayout.digest == layout.digest)
    return int(kept["id"])


async def kept(digest: str) -> certificates.Layout:
    """Exactly as it was. Raises NotFound."""
    row = await StoredLayout.select().where(StoredLayout.digest == digest).first()
    if row is None:
        raise NotFound(what_zh="版式", what_en="layout", key=digest)
    return opened(row["source"])


@cache
def shelf(folders: tuple[Path, ...]) -> certificates.Shelf:
    """The fonts of this machine, looked for once: ``folders`` first."""
    return certificates.find(folders)

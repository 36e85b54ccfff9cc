"""Store layout sources for ever, open them again, and find this machine's fonts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec

import certificates
from awards import database, printed_lists
from awards.errors import LayoutFaulty, NotFound
from awards.layouts import artwork, content_names, versions
from awards.layouts.artwork import Pictures
from awards.layouts.parcels import Parcel
from awards.tables import StoredLayout
from awards.words import Phrase
from certificates.paper import Box


class LayoutSummary(msgspec.Struct, frozen=True):
    """A version without its source; 0 is the shipped one."""

    layout: str
    name: str
    version: int
    note: str
    made_by: str
    made_at: datetime | None


class OpenLayout(NamedTuple):
    """``source`` says all of the layout, with what it takes from others."""

    source: str
    layout: certificates.Layout


class Checked(msgspec.Struct, frozen=True):
    """``name`` is empty if unknown. ``warnings`` refuse nothing."""

    name: str
    faults: tuple[certificates.Fault, ...]
    warnings: tuple[certificates.Fault, ...] = ()


async def source_of(layout_id: str) -> str:
    """The newest source of a layout, with everything it inherits. Raises NotFound.

    The office's own version, if there is one. Raises LayoutFaulty if this program can no longer
    read it.
    """
    return await _whole(await versions.newest(layout_id))


async def open_newest(layout_id: str) -> OpenLayout:
    """Raises as `source_of` does."""
    source = await source_of(layout_id)
    return OpenLayout(source, await _open(source, await content_names.known()))


async def _whole(version: versions.Version) -> str:
    shown = await artwork.shown_by(version.source)
    names = await content_names.known()
    return _resolved(version.layout_id, version.source, shown, names)


@lru_cache(maxsize=256)
def _resolved(
    layout_id: str, source: str, pictures: Pictures, names: certificates.ContentNames
) -> str:
    try:
        return certificates.resolve(source, assets=pictures, names=names)
    except certificates.LayoutRefused as refused:
        raise versions.faulty(layout_id, refused.faults) from refused


async def is_known(layout_id: str) -> bool:
    return await versions.is_known(layout_id)


async def names() -> dict[str, str]:
    """The name of every layout."""
    return {each.layout_id: await name_of(each) for each in await versions.all_newest()}


async def of_sizes(sizes: Collection[Box]) -> dict[str, str]:
    """The names of layouts that have one of these sizes for some kind of recipient."""
    found = [await _readable(each) for each in await versions.all_newest()]
    return {each.id: each.name for each in found if each and sizes_of(each) & set(sizes)}


def sizes_of(layout: certificates.Layout) -> set[Box]:
    """Most have one; a variant may have another."""
    return {layout.page, *(each.page for each in layout.variants.values())}


async def _readable(version: versions.Version) -> certificates.Layout | None:
    try:
        return await readable(version)
    except LayoutFaulty:
        return None


async def summaries() -> list[LayoutSummary]:
    """The newest version of every layout."""
    return [await summary(each) for each in await versions.all_newest()]


async def version_summaries(layout_id: str) -> list[LayoutSummary]:
    """Every version, the newest first. Raises NotFound."""
    return [await summary(each) for each in await versions.all_of(layout_id)]


async def summary(version: versions.Version) -> LayoutSummary:
    return LayoutSummary(
        version.layout_id,
        await name_of(version),
        version.version,
        version.note,
        version.made_by,
        version.made_at,
    )


async def checked(parcel: Parcel) -> Checked:
    """Every fault of a layout; nothing is stored."""
    faults = await versions.faults_of(*parcel)
    if faults:
        return Checked("", faults)
    layout = await versions.judged(parcel.source, None, parcel.pictures)
    return Checked(layout.name, (), layout.warnings)


async def bring_in(actor: str, parcel: Parcel, note: str, basis: int | None) -> LayoutSummary:
    """After version ``basis`` of the id in its source, or as a new layout without it.

    Raises as `versions.save` and `versions.begin` do.
    """
    source, pictures = parcel
    if basis is None:
        return await summary(await versions.begin(actor, source, note, pictures))
    layout_id = (await versions.judged(source, pictures=pictures)).id
    return await summary(
        await versions.save(actor, layout_id, source, note, basis=basis, pictures=pictures)
    )


async def readable(version: versions.Version) -> certificates.Layout:
    """Raises LayoutFaulty if this program can no longer read it."""
    return await _open(await _whole(version), await content_names.known())


async def name_of(version: versions.Version) -> str:
    """Return the name of a layout; its id if it cannot be read."""
    try:
        return (await open_source(version.source)).name
    except certificates.LayoutRefused:
        return version.layout_id


async def open_source(source: str) -> certificates.Layout:
    """Read a layout with the pictures that it shows; it may ask for any field.

    Its fields were checked when it was stored. Raises LayoutRefused.
    """
    return await _open(source, certificates.OPEN)


async def _open(source: str, names: certificates.ContentNames) -> certificates.Layout:
    return _loaded(source, await artwork.shown_by(source), names)


async def asked_by(layout_id: str) -> frozenset[str]:
    """The fields and pictures that the newest version asks for; none if it cannot be read."""
    layout = await usable(layout_id)
    return layout.asked if layout else frozenset()


async def usable(layout_id: str) -> certificates.Layout | None:
    """The newest version, which may ask for any field; None if it cannot be read."""
    try:
        return await open_source((await versions.newest(layout_id)).source)
    except (NotFound, certificates.LayoutRefused):
        return None


@lru_cache(maxsize=256)
def _loaded(
    source: str, pictures: Pictures, names: certificates.ContentNames
) -> certificates.Layout:
    return certificates.load(source, assets=pictures, names=names)


async def store(source: str) -> int:
    """The stored layout's id; an equal source is stored once. Inside the caller's transaction."""
    database.require_transaction()
    layout = await open_source(source)
    row = StoredLayout(digest=layout.digest, layout_id=layout.id, source=source)
    await StoredLayout.insert(row).on_conflict(target=StoredLayout.digest, action="DO NOTHING")
    [kept] = await StoredLayout.select(StoredLayout.id).where(StoredLayout.digest == layout.digest)
    return int(kept["id"])


async def open_stored(digest: str) -> certificates.Layout:
    """Exactly as it was. Raises NotFound."""
    row = await StoredLayout.select().where(StoredLayout.digest == digest).first()
    if row is None:
        raise NotFound(what=Phrase("layout"), key=digest)
    return await open_source(row["source"])


#: The fonts of this machine, searched once.
shelf = printed_lists.shelf

"""Ask for a pack, make one at once, and hand out its files and single papers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import BinaryIO, NamedTuple

import anyio

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.ceremony.pack import requests, store
from awards.ceremony.pack.archive import PackManifest, archive, manifest_of
from awards.ceremony.pack.papers import (
    MadePaper,
    PaperFile,
    all_papers,
    download_name,
    file_names,
    find_paper,
    make_paper,
)
from awards.ceremony.pack.records import PackRecord
from awards.errors import NotFound, PackUnfinished, PaperEmpty
from awards.settings import Settings
from awards.stage import versions
from awards.stage.content import StageVersion
from awards.tables import PackState
from awards.words import Phrase

PACK = "典礼包"

#: Called after each paper: how many are made, and of how many.
Progress = Callable[[int, int], None]


class WholePack(NamedTuple):
    """``name`` is what its file is called when it is handed out."""

    name: str
    content: bytes
    manifest: PackManifest


async def ask(actor: str, commendation: str, number: int, only: Collection[str] = ()) -> PackRecord:
    """Ask for the pack of a version; 0 is the draft. A packer makes it.

    Raises NotFound for an unknown version or kind.
    """
    kinds = tuple(dict.fromkeys(each.kind for each in all_papers(only))) if only else ()
    await versions.version(commendation, number)
    async with database.transaction():
        here = await catalogue.find(commendation)
        pack = await requests.ask(actor, here.id, number, kinds)
        facts = {"version": number, "papers": "、".join(kinds)}
        change = Change(Action.PACK_ASKED, f"commendation/{here.id}", None, facts)
        await audit.record(actor, [change])
    return await requests.record(pack)


async def packs(commendation: str) -> list[PackRecord]:
    """All that were asked for, the newest first. Raises NotFound."""
    return await requests.all_of((await catalogue.find(commendation)).id)


async def find(commendation: str, number: int) -> PackRecord:
    """The whole pack of a version. Raises NotFound if nobody asked for it."""
    return await requests.of_version((await catalogue.find(commendation)).id, number)


async def packed(settings: Settings, commendation: str, number: int) -> tuple[str, BinaryIO]:
    """The name and the ZIP of a version, at its end. Raises NotFound and PackUnfinished."""
    pack, manifest = await _made(commendation, number)
    file = await anyio.to_thread.run_sync(store.opened, settings, pack)
    return f"{pack.commendation}-{manifest.name}-{PACK}.zip", file


async def packed_file(
    settings: Settings, commendation: str, number: int, name: str
) -> tuple[str, bytes]:
    """One file of a made pack, and what it is called. Raises NotFound and PackUnfinished."""
    pack, manifest = await _made(commendation, number)
    if name not in {each.file for each in manifest.files}:
        raise NotFound(what=Phrase("paper of the ceremony"), key=name)
    file = await anyio.to_thread.run_sync(store.opened, settings, pack)
    content = await anyio.to_thread.run_sync(store.entry, file, name)
    return f"{pack.commendation}-{manifest.name}-{name}", content


async def _made(commendation: str, number: int) -> tuple[PackRecord, PackManifest]:
    pack = await find(commendation, number)
    if pack.state is not PackState.DONE or pack.manifest is None:
        raise PackUnfinished(version=pack.version)
    return pack, pack.manifest


async def paper_of(
    settings: Settings, commendation: str, number: int, address: str
) -> tuple[str, MadePaper]:
    """One paper of a version, made now, and its name. Raises NotFound and PaperRefused."""
    wanted = find_paper(address)
    version = await versions.version(commendation, number)
    [name] = file_names([wanted], version)
    made = await anyio.to_thread.run_sync(make_paper, wanted, name, version, settings)
    return download_name(name, version), made


async def make_pack(
    settings: Settings,
    commendation: str,
    number: int | None = None,
    only: Collection[str] = (),
    progress: Progress = lambda _done, _total: None,
) -> WholePack:
    """The pack of a version at once, without a queue; the newest version if no number is given.

    Raises NotFound, and PaperRefused of the first paper that cannot be made.
    """
    papers = all_papers(only)
    version = await (
        versions.newest(commendation) if number is None else versions.version(commendation, number)
    )
    return await anyio.to_thread.run_sync(pack_of, version, settings, papers, progress)


def pack_of(
    version: StageVersion,
    settings: Settings,
    papers: Sequence[PaperFile],
    progress: Progress = lambda _done, _total: None,
) -> WholePack:
    """Raises PaperRefused."""
    made: list[MadePaper] = []
    names = file_names(papers, version)
    for done, (paper, name) in enumerate(zip(papers, names, strict=True), 1):
        with suppress(PaperEmpty):
            made.append(make_paper(paper, name, version, settings))
        progress(done, len(papers))
    manifest = manifest_of(version, made)
    content = archive(manifest, made)
    return WholePack(download_name(f"{PACK}.zip", version), content, manifest)

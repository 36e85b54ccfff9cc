"""The packer: claim a pack that was asked for, make its papers in worker processes, store it whole.

The rows are the queue, as for print runs. The packer renews its lease with each paper; after a killed
server the lease ends, and the next packer makes the same pack again.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, suppress
from datetime import timedelta

from litestar.datastructures import State

from awards import clock
from awards.ceremony.pack import requests, store
from awards.ceremony.pack.archive import archive, manifest_of
from awards.ceremony.pack.papers import (
    EmptyPaper,
    MadePaper,
    MakingFault,
    PaperFile,
    all_papers,
    file_names,
    made_or_fault,
)
from awards.ceremony.pack.requests import ClaimedPack
from awards.errors import AwardsError
from awards.printing.press.executors import Workers, at_work
from awards.settings import Settings
from awards.stage import versions
from awards.stage.content import StageVersion

#: Seconds after which the rows are read again without a call.
IDLE = 5.0

PAUSE = timedelta(seconds=30)
"""Before a pack is tried again whose file could not be written."""

_log = logging.getLogger("awards.packer")


class Packer:
    """Makes one pack after another, the papers of each on all workers."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        self._settings = settings
        self._workers = workers
        self._lease = timedelta(seconds=settings.lease_seconds)
        self._wanted = asyncio.Event()

    def call(self) -> None:
        """There is a pack to make: read the rows now."""
        self._wanted.set()

    async def work(self) -> None:
        """Run for ever. The workers end when nothing is left to do."""
        while True:
            self._wanted.clear()
            try:
                await self.empty()
            except Exception:
                _log.exception("packs wait")
            self._workers.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), IDLE)

    async def empty(self) -> None:
        """Run until no pack waits."""
        longest = 2 * self._lease
        await requests.give_up(longest)
        while await requests.is_waiting(longest):
            claimed = await requests.claim(self._lease)
            if claimed is None:
                return
            await self._make(claimed)

    async def _make(self, claimed: ClaimedPack) -> None:
        try:
            version = await versions.version(claimed.commendation, claimed.version)
            papers = all_papers(claimed.only)
            made = await self._papers(claimed, papers, version)
        except AwardsError as fault:
            await requests.fail(claimed, "\n".join(fault.words("zh")))
            return
        except Exception as fault:
            _log.exception("pack %s", claimed.reference)
            if self._workers.broke(fault):
                self._workers.renew()
            await self._wait(claimed, f"{fault!r}"[:200])
            return
        if faults := [each for each in made if isinstance(each, MakingFault)]:
            said = "\n".join(f"{each.what}{each.remedy}" for each in faults)
            await requests.fail(claimed, said)
            return
        await self._store(claimed, version, [e for e in made if isinstance(e, MadePaper)])

    async def _papers(
        self, claimed: ClaimedPack, papers: Sequence[PaperFile], version: StageVersion
    ) -> list[MadePaper | EmptyPaper | MakingFault]:
        """In the order of the pack. Faults of all papers are collected."""
        executor = await asyncio.to_thread(self._workers.executor)
        names = file_names(papers, version)
        waiting = {
            asyncio.wrap_future(
                executor.submit(made_or_fault, paper, name, version, self._settings)
            )
            for paper, name in zip(papers, names, strict=True)
        }
        made: dict[PaperFile, MadePaper | EmptyPaper | MakingFault] = {}
        while waiting:
            until = clock.now() + self._lease
            await requests.renew(claimed, until, len(made), len(papers))
            third = self._lease.total_seconds() / 3
            done, waiting = await asyncio.wait(
                waiting, timeout=third, return_when=asyncio.FIRST_COMPLETED
            )
            made |= {result.paper: result for result in (each.result() for each in done)}
        return [made[paper] for paper in papers]

    async def _store(
        self, claimed: ClaimedPack, version: StageVersion, made: Sequence[MadePaper]
    ) -> None:
        manifest = manifest_of(version, made)
        content = await asyncio.to_thread(archive, manifest, made)
        try:
            await asyncio.to_thread(
                store.write, self._settings, claimed.reference, claimed.holder, content
            )
        except OSError as fault:
            await self._wait(claimed, str(fault))
            return
        digest = hashlib.sha256(content).hexdigest()
        await requests.finish(claimed, manifest, len(content), digest)

    async def _wait(self, claimed: ClaimedPack, why: str) -> None:
        _log.warning("pack %s: %s", claimed.reference, why)
        await requests.trouble(claimed, why, clock.now() + PAUSE)


def call(state: State) -> None:
    """The packer of an application, if it has one."""
    if (packer := state.get("packer")) is not None:
        packer.call()


def running(settings: Settings) -> AbstractAsyncContextManager[Packer | None]:
    """Run in the background while the service runs; None if it draws nothing."""
    return at_work(settings, Packer)

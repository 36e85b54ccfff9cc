"""The press: claim volumes of waiting runs, have them drawn, and record them when complete.

The rows are the queue. A press holds a lease on a claimed volume and renews it while the volume is
drawn. If a server is killed, the lease expires and the next press draws the volume again: the same
bytes into the same file. So nothing is lost and nothing is printed twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager, suppress
from datetime import timedelta
from typing import Any, TypeVar

from fsspec.core import url_to_fs
from litestar.datastructures import State

from awards import clock
from awards.errors import AwardsError
from awards.printing.press import delivery, volume_queue
from awards.printing.press.executors import Workers, at_work
from awards.printing.press.files import folder_of
from awards.printing.press.volume_queue import ClaimedVolume, VolumeQueue
from awards.printing.press.work import Made, Task, make, tried
from awards.settings import Settings
from certificates import Page
from certificates.press import Divider, Side

#: Seconds after which the rows are read again without a call.
IDLE = 5.0

#: How often a volume alone may kill its worker before the press searches for the cause.
ATTEMPTS = 2

#: Seconds before retrying a volume whose file could not be written; doubled each time.
PAUSE = 5.0
MOST_PAUSE = 300.0

_log = logging.getLogger("awards.press")

_R = TypeVar("_R")


class Press:
    """Draws as many volumes at once as there are workers, or one alone after it killed a worker.

    For one run only, if its id is given.
    """

    def __init__(self, settings: Settings, workers: Workers, run: int | None = None) -> None:
        self._settings = settings
        self._workers = workers
        self._run = run
        self._lease = timedelta(seconds=settings.lease_seconds)
        self._longest = 2 * max(self._lease, timedelta(seconds=MOST_PAUSE))
        self._turn = asyncio.Lock()
        self._wanted = asyncio.Event()
        self._under_way: set[int] = set()
        self._together = asyncio.Event()
        self._together.set()
        self._troubles = Counter[int]()

    def call(self) -> None:
        """There is something to draw: read the rows now."""
        self._wanted.set()

    async def work(self) -> None:
        """Run for ever."""
        while True:
            self._wanted.clear()
            try:
                await self.empty()
            except Exception:
                _log.exception("print runs wait")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), IDLE)

    async def empty(self) -> None:
        """Run until nothing waits that nobody else holds, except volumes in trouble."""
        if not await volume_queue.is_waiting(self._queue()):
            return
        await self._executor()  # Only now does a cluster know the number of its workers.
        async with asyncio.TaskGroup() as group:
            for _ in range(self._workers.count):
                group.create_task(self._draw())

    def _queue(self) -> VolumeQueue:
        return VolumeQueue(self._longest, self._run, frozenset(self._under_way))

    async def _draw(self) -> None:
        """A volume's failure does not affect the others."""
        while (claimed := await self._claim()) is not None:
            try:
                await self._make(claimed)
            except Exception as fault:
                _log.exception("volume %s", claimed.file)
                with suppress(Exception):  # The database itself may be away.
                    await self._wait(claimed, f"{fault!r}"[:200])
            finally:
                self._under_way.discard(claimed.id)
                self._together.set()

    async def _claim(self) -> ClaimedVolume | None:
        async with self._turn:
            await self._together.wait()
            until = clock.now() + self._lease
            found = await volume_queue.claim(self._queue(), until, alone=not self._under_way)
            if found is not None:
                self._under_way.add(found.id)
                if found.alone:
                    self._together.clear()
            return found

    async def _make(self, claimed: ClaimedVolume) -> None:
        url = f"{folder_of(self._settings, claimed.reference)}/{claimed.file}"
        try:
            loaded = await self._held(claimed, volume_queue.load(claimed, self._settings))
            url_to_fs(url)
        except AwardsError as fault:
            await self._wait(claimed, " ".join(fault.words("zh")))
            return
        except (ValueError, ImportError) as fault:  # The kind of store is unknown or not installed.
            await self._wait(claimed, f"AWARDS_FILES: {fault}")
            return
        if not loaded.sides:
            await self._record(claimed, Made())
            return
        task = Task(url, claimed.holder, loaded.sides, loaded.setup, loaded.shelf, loaded.total)
        try:
            made = await self._ask(claimed, make, task)
        except OSError as fault:
            await self._wait(claimed, str(fault))
        except Exception as fault:
            await self._crashed(claimed, loaded, fault)
        else:
            await self._record(claimed, made)

    async def _wait(self, claimed: ClaimedVolume, why: str) -> None:
        """Record a fault that no certificate caused; the run's page shows it before the retry."""
        _log.warning("volume %s: %s", claimed.file, why)
        pause = min(MOST_PAUSE, PAUSE * 2 ** self._troubles[claimed.id])
        self._troubles[claimed.id] += 1
        await volume_queue.trouble(claimed, why, clock.now() + timedelta(seconds=pause))

    async def _record(self, claimed: ClaimedVolume, made: Made) -> None:
        if made.faults:
            if not await volume_queue.fail(claimed, dict(made.faults)):
                await self._wait(claimed, " ".join(words for _, words in made.faults))
        elif not await volume_queue.finish(claimed, made):
            await asyncio.to_thread(delivery.clear, self._settings, claimed.reference)

    async def _crashed(
        self, claimed: ClaimedVolume, loaded: volume_queue.VolumeInput, fault: Exception
    ) -> None:
        """Another volume may have crashed the worker: draw this one alone next time."""
        _log.warning("volume %s: %r", claimed.file, fault)
        if self._workers.broke(fault):
            self._workers.renew()
        said = f"{fault!r}"[:200]
        if not (claimed.alone and claimed.attempts + 1 >= ATTEMPTS):
            await volume_queue.set_apart(claimed, said)
            return
        culprit = await self._culprit(claimed, loaded)
        keys = [cell.item.content.key for cell in culprit.cells]
        if keys and await self._is_alone_deadly(claimed, culprit, loaded):
            await volume_queue.fail(claimed, dict.fromkeys(keys, said))
        else:
            await self._wait(claimed, said)

    async def _is_alone_deadly(
        self, claimed: ClaimedVolume, culprit: Side[Page], loaded: volume_queue.VolumeInput
    ) -> bool:
        """False if an empty sheet crashes too, or if somebody killed the workers."""
        harmless = culprit._replace(cells=(), divider=Divider("·", 0))
        return await self._is_deadly(claimed, [culprit], loaded) and not await self._is_deadly(
            claimed, [harmless], loaded
        )

    async def _culprit(
        self, claimed: ClaimedVolume, loaded: volume_queue.VolumeInput
    ) -> Side[Page]:
        """Bisect to the sheet that crashes a worker; split n-up sheets into certificates."""
        suspects = [part for side in loaded.sides for part in _parts(side)]
        while len(suspects) > 1:
            half = suspects[: len(suspects) // 2]
            if await self._is_deadly(claimed, half, loaded):
                suspects = half
            else:
                suspects = suspects[len(half) :]
        return suspects[0]

    async def _is_deadly(
        self, claimed: ClaimedVolume, sides: list[Side[Page]], loaded: volume_queue.VolumeInput
    ) -> bool:
        try:
            await self._ask(claimed, tried, sides, loaded.setup, loaded.shelf)
        except Exception as fault:
            if self._workers.broke(fault):
                self._workers.renew()
            return True
        return False

    async def _ask(self, claimed: ClaimedVolume, work: Callable[..., _R], *given: Any) -> _R:  # noqa: ANN401 - any arguments of the work
        executor = await self._executor()
        return await self._held(claimed, asyncio.wrap_future(executor.submit(work, *given)))

    async def _held(self, claimed: ClaimedVolume, work: Awaitable[_R]) -> _R:
        """Renew the lease while the work lasts.

        A database that is away does not stop the work. Its result is recorded unless another press
        took over.
        """
        answer = asyncio.ensure_future(work)
        while True:
            done, _ = await asyncio.wait([answer], timeout=self._lease.total_seconds() / 3)
            if answer.cancelled():
                raise OSError("whoever drew it is gone")
            if done:
                return answer.result()
            try:
                await volume_queue.renew(claimed, clock.now() + self._lease)
            except Exception:
                _log.exception("the lease of %s is not renewed", claimed.file)

    async def _executor(self) -> Executor:
        """Run in a thread, because connecting to a missing cluster blocks."""
        return await asyncio.to_thread(self._workers.executor)


def _parts(side: Side[Page]) -> list[Side[Page]]:
    """Each certificate on a sheet of its own, at its current place."""
    return [side._replace(cells=(cell,)) for cell in side.cells] or [side]


def call(state: State) -> None:
    """The press of an application, if it has one."""
    if (press := state.get("press")) is not None:
        press.call()


def running(settings: Settings) -> AbstractAsyncContextManager[Press | None]:
    """Run in the background while the service runs; None if it draws nothing."""
    return at_work(settings, Press)

"""Who draws: processes of this machine, or a cluster; one interface for both."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from concurrent.futures import BrokenExecutor, Executor
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol, TypeVar

from awards.errors import WorkersAway
from awards.settings import Settings
from certificates import process_pool


class Workers(Protocol):
    """A source of executors. It replaces a broken one."""

    @property
    def count(self) -> int: ...

    def executor(self) -> Executor: ...

    def broke(self, fault: BaseException, /) -> bool:
        """True if a worker died of it, perhaps with everything under way."""
        ...

    def renew(self) -> None: ...

    def close(self) -> None: ...


class Processes:
    """A pool that starts with the first work, and again after one of its processes died."""

    def __init__(self, count: int = 0) -> None:
        self.count = count or os.cpu_count() or 1
        self._pool: Executor | None = None

    def executor(self) -> Executor:
        if self._pool is None:
            self._pool = process_pool(self.count)
        return self._pool

    def broke(self, fault: BaseException) -> bool:
        return isinstance(fault, BrokenExecutor)

    def renew(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        self.renew()


class Cluster:
    """Dask's scheduler and its workers, which need this program and the same fonts.

    It sends Python objects, so it needs a trusted network or its own TLS. Raises WorkersAway if
    nobody answers, or if the extra ``dask`` is not installed.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Any = None
        self._pool: Executor | None = None
        self.count = 1

    def executor(self) -> Executor:
        if self._client is not None and self._client.status != "running":
            self.close()
        if self._pool is None:
            self._connect()
        if self._pool is None:
            raise WorkersAway(address=self._address)
        return self._pool

    def _connect(self) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra that few have
        except ImportError as fault:
            raise WorkersAway(address=self._address) from fault
        connect: Any = Client  # Its package has no annotations.
        try:
            client = connect(self._address, timeout=5, set_as_default=False)
        except OSError as fault:
            raise WorkersAway(address=self._address) from fault
        self._client = client
        self._pool = client.get_executor(pure=False, retries=0)
        self.count = max(1, sum(client.nthreads().values()))

    def broke(self, fault: BaseException) -> bool:
        return type(fault).__name__ == "KilledWorker"

    def renew(self) -> None:
        """The cluster repairs itself."""

    def close(self) -> None:
        client, self._client, self._pool = self._client, None, None
        if client is not None:
            client.close()


def workers_of(settings: Settings) -> Workers | None:
    """None if this process draws nothing."""
    kind, _, rest = settings.executor.partition(":")
    if kind == "off":
        return None
    if kind == "dask":
        return Cluster(f"tcp:{rest}")
    return Processes(int(rest or 0))


class Background(Protocol):
    """What works for as long as a service runs."""

    async def work(self) -> None: ...


_B = TypeVar("_B", bound=Background)


@asynccontextmanager
async def at_work(
    settings: Settings, made: Callable[[Settings, Workers], _B]
) -> AsyncIterator[_B | None]:
    """Run in the background while the service runs; None if this process draws nothing."""
    workers = workers_of(settings)
    if workers is None:
        yield None
        return
    worker = made(settings, workers)
    task = asyncio.create_task(worker.work())
    try:
        yield worker
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        workers.close()

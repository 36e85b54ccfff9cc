"""The page behind a certificate's code, requested by many phones at once.

The service runs as in production, in one process on loopback; the client uses the same machine. The
first part has a steady pace, where delay counts from the planned time of a request. The second part
is as fast as possible.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import Self

import asyncpg
import msgspec
import psutil

from awards import database
from awards.catalogue import service as catalogue
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.settings import Settings
from awards.winners import service as winners
from awards.winners.queries import listing
from tests import postgres
from tests.browser import story
from tests.browser.served import environment, serving, settings_of

PACE = 200
"""Requests a second; 95 of 100 must be answered within `OWED_MS`."""

OWED_MS = 50
SECONDS = 10.0
CLIENTS = 20
UNKNOWN = 10
"""One request in so many asks for a code that does not exist."""

MB = 1 << 20


class Told(msgspec.Struct):
    """Milliseconds of the answers at one pace."""

    asked: int
    rate: float
    median: float
    p95: float
    worst: float


class Client:
    """One kept connection with a minimal HTTP/1.1 client, because it shares the machine."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def get(self, path: str) -> int:
        """Return the status after reading the whole page."""
        self._writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await self._reader.readexactly(length)
        return int(head[9:12])


def show() -> None:
    for name, told, megabytes in _measured():
        for way, one in told.items():
            print(  # noqa: T201 - this is what a benchmark is for
                f"{name:<12} {way:<14} {one.asked:>6} asked {one.rate:>6.0f}/s  "
                f"median {one.median:>6.1f} ms  95 % {one.p95:>6.1f} ms  worst {one.worst:>6.1f} ms"
            )
        print(f"{name:<12} {megabytes} MB of memory at most")  # noqa: T201
        late = told["steady"].p95
        print(f"{name:<12} {'✓' if late <= OWED_MS else '✗'} owed: {OWED_MS} ms at {PACE}/s")  # noqa: T201


def _measured() -> Iterator[tuple[str, dict[str, Told], int]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.server())
        for name in ("SQLite", "PostgreSQL"):
            own = folder / name
            own.mkdir()
            given = {**environment(own), "AWARDS_LOOKUPS_PER_MINUTE": "0"}
            if name == "PostgreSQL":
                given["AWARDS_DATABASE_URL"] = asyncio.run(_empty(server))
            codes = asyncio.run(_codes(settings_of(given)))
            with serving(given, own / "log"):
                told = asyncio.run(_ask(int(given["AWARDS_PORT"]), codes))
                yield name, told, _memory()


async def _empty(server: str) -> str:
    connection = await asyncpg.connect(server)
    await connection.execute("CREATE DATABASE stranger")
    await connection.close()
    return f"{server.rpartition('/')[0]}/stranger"


async def _codes(settings: Settings) -> list[str]:
    """Return 400 certificates' codes, as printed."""
    await story.imported(settings)
    async with database.opened(settings.database, settings.secret_key):
        here = await catalogue.find("2023")
        await winners.confirm("cli/alice", [winner.id for winner in await listing(here)])
        await issuing.issue("cli/alice", "2023", settings)
        return [each.record.token for each in await valid_in_order(here)]


async def _ask(port: int, codes: list[str]) -> dict[str, Told]:
    shuffled = random.Random(7).sample(codes, len(codes))  # noqa: S311 - the same codes each time
    paths = cycle(
        "/v/" + ("x" * 22 if n % UNKNOWN == 0 else code) for n, code in enumerate(shuffled)
    )
    async with Client(port) as first:
        for _ in range(100):
            await first.get(next(paths))
    return {"steady": await _steadily(port, paths), "flat out": await _flat_out(port, paths)}


async def _steadily(port: int, paths: Iterator[str]) -> Told:
    """Send at a steady pace.

    An answer's time counts from its planned start, so slow ones delay others.
    """
    begin = time.perf_counter() + 0.2
    due = iter([begin + n / PACE for n in range(int(PACE * SECONDS))])
    late: list[float] = []

    async def one() -> None:
        async with Client(port) as client:
            for moment in due:
                await asyncio.sleep(max(0.0, moment - time.perf_counter()))
                await client.get(next(paths))
                late.append(time.perf_counter() - moment)

    await asyncio.gather(*(one() for _ in range(CLIENTS)))
    return _told(late, time.perf_counter() - begin)


async def _flat_out(port: int, paths: Iterator[str]) -> Told:
    begin = time.perf_counter()
    took: list[float] = []

    async def one() -> None:
        async with Client(port) as client:
            while time.perf_counter() - begin < SECONDS:
                asked = time.perf_counter()
                await client.get(next(paths))
                took.append(time.perf_counter() - asked)

    await asyncio.gather(*(one() for _ in range(CLIENTS)))
    return _told(took, time.perf_counter() - begin)


def _told(times: list[float], seconds: float) -> Told:
    ordered = sorted(each * 1000 for each in times)
    count = len(ordered)
    return Told(
        count, count / seconds, ordered[count // 2], ordered[int(count * 0.95)], ordered[-1]
    )


def _memory() -> int:
    """Return the memory of the service, which is the only child process."""
    servers = [
        child for child in psutil.Process(os.getpid()).children() if "serve" in child.cmdline()
    ]
    return max(int(child.memory_info().rss) for child in servers) // MB

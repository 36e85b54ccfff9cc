"""Print runs through the server: from the click to the last file, and other answers meanwhile.

The service runs as in production on SQLite, with a pool of one or two processes or with two Dask
workers. The client uses the same machine.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import click
import httpx
import msgspec

from awards import clock, database
from awards.accounts import service as accounts
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.tables import Role, Winner, WinnerState
from tests.benchmarks.winners import person
from tests.browser.served import environment, serving, settings_of
from tests.cluster import clustered
from tests.people import SOURCE

SIZES = (400, 10_000)

#: Seconds between two checks, and between two pages that another user requests.
LOOK = 0.05


class Told(msgspec.Struct):
    """Seconds of the run, and milliseconds of another user's list requests during it."""

    seconds: float
    asked: int
    p95: float
    worst: float


def show(sizes: Sequence[int]) -> None:
    for size in sizes:
        for words, executor, stack in _workers():
            with stack:
                told = _measure(size, executor)
            click.echo(
                f"{size:>6} certificates  {words:<18} {told.seconds:6.2f} s from click to last file,"
                f" {size / told.seconds:5.0f}/s; meanwhile a page in {told.p95:.0f} ms"
                f" (95 of 100), {told.worst:.0f} at worst, {told.asked} asked"
            )


def _workers() -> Iterator[tuple[str, str, ExitStack]]:
    yield "one process", "processes:1", ExitStack()
    yield "two processes", "processes:2", ExitStack()
    stack = ExitStack()
    yield "two Dask workers", stack.enter_context(clustered()).address, stack


def _measure(size: int, executor: str) -> Told:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = environment(folder) | {"AWARDS_EXECUTOR": executor}
        token = asyncio.run(_fill(size, settings_of(given)))
        with serving(given, folder / "server.log") as base:
            headers = {"Authorization": f"Bearer {token}"}
            with httpx.Client(base_url=f"{base}/api/v1", headers=headers, timeout=120) as asking:
                _run(asking, 1)  # the pool exists, as on all runs of a day but the first
                return _run(asking, size)


def _run(asking: httpx.Client, size: int) -> Told:
    """Start a run; another user requests a list until it is done."""
    over, waited = Event(), list[float]()
    other = Thread(target=_ask, args=(asking, over, waited))
    begun = time.perf_counter()
    other.start()
    wanted = {"stock": "a4-landscape", "last": size, "unprinted": False}
    made = asking.post("/commendations/2023/runs", json=wanted).raise_for_status().json()
    reference = made["run"]["reference"]
    while made["run"]["state"] != "done":
        time.sleep(LOOK)
        made = asking.get(f"/runs/{reference}").raise_for_status().json()
    took = time.perf_counter() - begun
    over.set()
    other.join()
    asking.post(f"/runs/{reference}/cancel", json={}).raise_for_status()
    late = (
        statistics.quantiles(waited, n=20, method="inclusive")[-1] if len(waited) > 1 else waited[0]
    )
    return Told(took, len(waited), late, max(waited))


def _ask(asking: httpx.Client, over: Event, waited: list[float]) -> None:
    while not over.wait(LOOK):
        asked = time.perf_counter()
        asking.get("/commendations/2023/winners?limit=50").raise_for_status()
        waited.append((time.perf_counter() - asked) * 1000)


async def _fill(size: int, here: Settings) -> str:
    """Insert individuals with certificates; return a print operator's token."""
    async with database.opened(here.database, here.secret_key):
        await migrate()
        source = SOURCE.replace("quota = 278", f"quota = {size}")
        record = await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))
        category = record.require_category("GR")
        rows = [
            Winner(
                category=category.id,
                honour=category.honours[n % 3].id,
                name=person(n),
                unit=f"第{n}办事处",
                recipient_key=str(n),
                place=n + 1,
                state=WinnerState.CONFIRMED.value,
                registered_at=clock.now(),
            )
            for n in range(size)
        ]
        for batch in database.batches(rows, Winner):
            await Winner.insert(*batch)
        await issuing.issue("cli/carol", "2023", here)
        await accounts.create_account("cli/alice", "paul", "Paul", Role.PRINTER)
        return await accounts.create_token("cli/alice", "paul", "bench", None)

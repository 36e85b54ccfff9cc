"""Import a long list: how long it takes, and how long other requests wait meanwhile.

A machine that is shared makes wall times useless, so processor time is measured beside them. The
longest step of the event loop is measured in processor time too: nobody is answered during it.
"""

from __future__ import annotations

import asyncio
import asyncio.events
import contextlib
import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
import httpx
import msgspec

from awards import database
from awards.accounts import service as accounts
from awards.app import create_app, shorten_pauses
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.tables import Role
from tests.benchmarks.main_job_table import engines, fresh
from tests.benchmarks.memory import peak_mb
from tests.cast import settings
from tests.intake.files import xlsx
from tests.people import SOURCE, client

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红建国文斌宇浩凯婷雪梅"
PAUSE = 0.02

IDLE = 5.0
"""Seconds in which nothing is imported, for comparison."""


class Step(msgspec.Struct, frozen=True):
    """``seconds`` and ``processor`` of a step with the processes it started.

    ``longest_wait`` is of another request, ``longest_turn`` the processor time of the loop's
    longest turn, in milliseconds.
    """

    name: str
    seconds: float
    processor: float
    longest_wait: int
    longest_turn: int
    usual_wait: int
    """The median."""
    waits: int


class Measured(msgspec.Struct, frozen=True):
    rows: int
    steps: tuple[Step, ...]
    peak_mb: int


def long_list(rows: int) -> bytes:
    """A workbook of so many persons, all different, 20 in each unit."""
    head = ("奖项", "称号", "姓名", "单位", "身份证号")
    return xlsx([head, *_people(rows)])


def _people(rows: int) -> Iterator[tuple[str, ...]]:
    for n in range(rows):
        name = SURNAMES[n % 32] + GIVEN[n // 32 % 36] + GIVEN[n // 7 % 36]
        yield ("先进个人", "综合考评先进工作者", name, f"第{n // 20}办事处", "")


@contextlib.contextmanager
def _turns() -> Iterator[list[float]]:
    """The processor time of each turn of the event loop that took over a millisecond."""
    found: list[float] = []
    usual = asyncio.events.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        start = time.thread_time()
        usual(handle)
        if (took := time.thread_time() - start) > 0.001:
            found.append(took)

    asyncio.events.Handle._run = timed  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        asyncio.events.Handle._run = usual  # type: ignore[method-assign]


async def _waits(person: httpx.AsyncClient, found: list[float], ended: asyncio.Event) -> None:
    """Ask for a small page again and again; the last one is waited for too."""
    while not ended.is_set():
        start = time.perf_counter()
        (await person.get("/api/v1/commendations/2023")).raise_for_status()
        found.append(time.perf_counter() - start)
        await asyncio.sleep(PAUSE)


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


Work = Callable[[], Awaitable[None]]


async def _step(name: str, other: httpx.AsyncClient, work: Work) -> Step:
    waits: list[float] = []
    ended = asyncio.Event()
    asking = asyncio.create_task(_waits(other, waits, ended))
    await asyncio.sleep(5 * PAUSE)
    with _turns() as turns:
        start, used = time.perf_counter(), _processor()
        await work()
        seconds, processor = time.perf_counter() - start, _processor() - used
    ended.set()
    await asking
    return Step(
        name,
        round(seconds, 2),
        round(processor, 2),
        round(max(waits) * 1000),
        round(max(turns, default=0) * 1000),
        round(statistics.median(waits) * 1000),
        len(waits),
    )


async def _sent(person: httpx.AsyncClient, path: str, data: bytes) -> None:
    address = f"/api/v1/commendations/2023/{path}"
    answer = await person.post(address, files={"file": ("long.xlsx", data)}, timeout=600)
    answer.raise_for_status()


@contextlib.asynccontextmanager
async def _office(url: str, folder: Path) -> AsyncIterator[tuple[Any, str]]:
    here = settings(folder, AWARDS_DATABASE_URL=url)
    async with database.opened(here.database, here.secret_key):
        await migrate()
        source = SOURCE.replace("quota = 278", "quota = 100000")
        await catalogue.load("cli/a", parse(source, "commendation-2023.toml"))
        await accounts.create_account("cli/a", "rita", "Rita", Role.REGISTRAR)
        token = await accounts.create_token("cli/a", "rita", "bench", None)
    app = create_app(here)
    before, switching = gc.get_threshold(), sys.getswitchinterval()
    shorten_pauses()
    try:
        async with app.lifespan():
            yield app, token
    finally:
        sys.setswitchinterval(switching)
        gc.set_threshold(*before)
        gc.unfreeze()


async def measured(rows: int, url: str, idle: float = IDLE) -> Measured:
    data = long_list(rows)
    with TemporaryDirectory() as folder:
        async with (
            _office(url, Path(folder)) as (app, token),
            client(app, token) as person,
            client(app, token) as other,
        ):
            await other.get("/api/v1/commendations/2023")
            steps = [
                await _step("nothing", other, partial(asyncio.sleep, idle)),
                await _step("preview", other, partial(_sent, person, "intake/preview", data)),
                await _step("preview and commit", other, partial(_sent, person, "intake", data)),
            ]
    return Measured(rows, tuple(steps), peak_mb())


def show(rows: int) -> None:
    """Print the figures of each step, each database in a process of its own."""
    with ExitStack() as stack:
        for name, url in engines(stack).items():
            command = [sys.executable, "-m", "tests.benchmarks.imports", str(rows)]
            done = subprocess.run(
                [*command, fresh(url, rows)], stdout=subprocess.PIPE, check=True, text=True
            )
            sys.stdout.write(f"{name}\n{done.stdout}")


def _tell(found: Measured) -> None:
    for step in found.steps:
        sys.stdout.write(
            f"{step.name}: {step.seconds} s, processor {step.processor} s; another request waited"
            f" {step.longest_wait} ms at most, {step.usual_wait} usually ({step.waits} asked),"
            f" longest turn {step.longest_turn} ms\n"
        )
    sys.stdout.write(f"peak memory {found.peak_mb} MB\n")


if __name__ == "__main__":
    _tell(anyio.run(measured, int(sys.argv[1]), sys.argv[2]))

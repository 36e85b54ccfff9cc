"""A kill at any moment leaves all or nothing, and no number lost, doubled or skipped."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest

from awards import database
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from awards.tables import Category, Certificate, Intake, IssuedNumber, Winner
from awards.winners import service as winners
from awards.winners.queries import listing
from tests.cast import settings
from tests.conftest import FIXTURES
from tests.crash.victim import BEGUN, DONE, LIST, run
from tests.depth import KILLS
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.kill, pytest.mark.timeout(4 * PATIENCE)]

WINNERS = 400
#: Another seed gives other moments; the moments depend on the machine's speed anyway.
SEED = 20240228


async def _copy(url: str, folder: Path) -> str:
    """Copy the database, so that the copy can be destroyed."""
    if url.startswith("sqlite"):
        target = folder / f"{uuid.uuid4().hex}.sqlite"
        shutil.copy(url.removeprefix("sqlite://"), target)
        return f"sqlite://{target}"
    server, _, name = url.rpartition("/")
    copy = f"test_{uuid.uuid4().hex}"
    connection = await asyncpg.connect(f"{server}/postgres")
    await connection.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    await connection.close()
    return f"{server}/{copy}"


#: Processes are forked from one that has imported everything, because importing takes too long.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["__main__", "tests.crash.victim"])


def _kill(deed: str, url: str, folder: Path, after: float | None) -> tuple[bool, float]:
    """Start the change and kill it after some seconds; return whether it succeeded, and when."""
    here, there = _processes.Pipe(duplex=False)
    victim = _processes.Process(target=run, args=(there, deed, url, folder))
    victim.start()
    there.close()
    assert here.recv() == BEGUN
    start = time.perf_counter()
    if after is not None:
        time.sleep(after)
        victim.kill()
    said = False
    with here, suppress(EOFError):
        said = here.recv() == DONE
    took = time.perf_counter() - start
    victim.join()
    victim.close()
    return said, took


async def _die_at_many_moments(
    deed: str,
    url: str,
    folder: Path,
    look: Callable[[], Awaitable[bool]],
) -> None:
    """Kill at moments spread over the whole change; ``look`` says whether the change was stored.

    If the machine became faster and no kill came before the end, all kills come earlier.
    """
    _, whole = _kill(deed, await _copy(url, folder), folder, None)
    moments = random.Random(SEED)  # noqa: S311 - moments, not secrets
    outcomes = Counter[bool]()
    while not outcomes[False]:
        for point in range(KILLS):
            ruined = await _copy(url, folder)
            after = whole * (point + moments.random()) / KILLS
            said, _ = await asyncio.to_thread(_kill, deed, ruined, folder, after)
            async with database.opened(ruined):
                there = await look()
                assert there or not said, "what was acknowledged is gone"
                outcomes[there] += 1
        whole /= 2


async def _sound() -> None:
    """Check the hash chain, the counts of places, and SQLite's own check."""
    assert (await audit.verify())[1] is None
    taken = {row["id"]: row["taken"] for row in await Category.select(Category.id, Category.taken)}
    rows = await Winner.select(Winner.category)
    assert {key: count for key, count in taken.items() if count} == Counter(
        row["category"] for row in rows
    )
    if database.is_sqlite():
        [checked] = await database.engine().run_ddl("PRAGMA integrity_check")
        assert checked == {"integrity_check": "ok"}


@pytest.fixture
async def loaded(database_url: str, tmp_path: Path) -> str:
    """The commendation exists; the database is closed, so that it can be copied."""
    return await _prepared(database_url, tmp_path, imported=False)


@pytest.fixture
async def imported(database_url: str, tmp_path: Path) -> str:
    """All 400 winners are registered and confirmed."""
    return await _prepared(database_url, tmp_path, imported=True)


async def _prepared(url: str, folder: Path, *, imported: bool) -> str:
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    async with database.opened(url):
        await migrate()
        here = await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))
        if imported:
            data = (FIXTURES / LIST).read_bytes()
            await intake.commit("cli/alice", "2023", data, LIST, Choices(), settings(folder))
            await winners.confirm("cli/carol", [w.id for w in await listing(here)])
    return url


async def test_killed_imports_leave_all_rows_or_none(loaded: str, tmp_path: Path) -> None:
    async def look() -> bool:
        await _sound()
        count = await Winner.count()
        assert count in {0, WINNERS}
        assert await Intake.count() == (1 if count else 0)
        return bool(count == WINNERS)

    await _die_at_many_moments("import", loaded, tmp_path, look)


async def test_killed_issues_lose_double_and_skip_no_number(imported: str, tmp_path: Path) -> None:
    async def look() -> bool:
        await _sound()
        count = await Certificate.count()
        assert count in {0, WINNERS}
        again = await issuing.issue("cli/carol", "2023", settings(tmp_path))
        assert len(again) == WINNERS - count
        await _numbers_are_whole()
        return bool(count == WINNERS)

    await _die_at_many_moments("issue", imported, tmp_path, look)


async def _numbers_are_whole() -> None:
    for category in (await catalogue.find("2023")).categories:
        rows = await IssuedNumber.select(IssuedNumber.sequence).where(
            IssuedNumber.category == category.id
        )
        assert sorted(row["sequence"] for row in rows) == list(range(1, category.quota + 1))
    assert await Certificate.count() == WINNERS
    assert (await audit.verify())[1] is None

"""A run survives the kill of any process: every sheet once, no half file, no changed number."""

from __future__ import annotations

import asyncio
import hashlib
import random
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pypdfium2
import pytest

from awards import clock, database
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.issuing import service as issuing
from awards.printing.press.press import Press
from awards.printing.runs import queries
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import (
    Certificate,
    Chunk,
    ChunkState,
    IssuedNumber,
    RunState,
    SheetState,
    Winner,
    WinnerState,
)
from tests.cluster import Cluster, clustered
from tests.conftest import FIXTURES
from tests.crash.printer import BEGUN, settings_of
from tests.depth import KILLS
from tests.nurseries import Nursery
from tests.printing.poison import PoisonedCluster
from tests.waiting import PATIENCE, reached, until

pytestmark = [pytest.mark.kill, pytest.mark.timeout(4 * PATIENCE)]

#: Enough volumes, so that each kill comes while some are made and others are not.
SHEETS = max(300, 150 * KILLS)
VOLUME = 10
STOCK = "a4-portrait"

#: Another seed gives other moments; the moments depend on the machine's speed anyway.
SEED = 20240228


@pytest.fixture
async def here(opened: str, tmp_path: Path) -> Settings:
    """That many individuals have a certificate; 3,000 at full depth."""
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    source = source.replace("quota = 278", f"quota = {SHEETS}")
    # Without ornaments, reading the sheets takes a seventh of the time.
    source = source.replace('layout = "joint"', 'layout = "citation"')
    record = await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))
    category = record.require_category("GR")
    rows = [
        Winner(
            category=category.id,
            honour=category.honours[0].id,
            name="林晚舟",
            unit=f"第{place}办事处",
            recipient_key=str(place),
            place=place,
            state=WinnerState.CONFIRMED.value,
            registered_at=clock.now(),
        )
        for place in range(1, SHEETS + 1)
    ]
    for batch in database.batches(rows, Winner):
        await Winner.insert(*batch)
    given = settings_of(opened, tmp_path, "processes:2")
    await issuing.issue("cli/carol", "2023", given)
    return given


async def _start(here: Settings) -> RunRecord:
    setup = RunSetup(STOCK, volume=VOLUME)
    return await runs.start("cli/paul", "2023", CertificateSelection(), setup, here)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with clustered() as found:
        yield found


@contextmanager
def _printer(here: Settings) -> Iterator[psutil.Process]:
    """Start the process and yield it when it works; kill it at the end."""
    # Not with -m: each worker would then import the whole program again as its main module.
    command = [sys.executable, "-c", "from tests.crash.printer import begin; begin()"]
    given = [here.database, str(here.data_dir), here.executor]
    with subprocess.Popen([*command, *given], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == BEGUN
            yield psutil.Process(process.pid)
        finally:
            process.kill()


@contextmanager
def _server(here: Settings, nursery: Nursery) -> Iterator[psutil.Process]:
    """Start the whole service and yield it when it answers; kill it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {
        "AWARDS_DATABASE_URL": here.database,
        "AWARDS_DATA_DIR": str(here.data_dir),
        "AWARDS_EXECUTOR": here.executor,
        "AWARDS_LEASE_SECONDS": str(here.lease_seconds),
        "AWARDS_PORT": str(port),
    }
    process = nursery.born(told, here.data_dir / "server.log")
    try:
        _answers(port)
        yield process
    finally:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def _answers(port: int) -> None:
    def answers() -> bool:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return True
        return False

    until(answers, "the service starts")


async def _numbers() -> list[tuple[str, str]]:
    numbers = await IssuedNumber.select(IssuedNumber.text).order_by(IssuedNumber.id)
    digests = await Certificate.select(Certificate.digest).order_by(Certificate.id)
    return [(n["text"], d["digest"]) for n, d in zip(numbers, digests, strict=True)]


async def _ended(run: RunRecord) -> RunRecord:
    async def done() -> bool:
        return (await queries.run(run.reference)).state is RunState.DONE

    await reached(done, "the run ends by itself")
    return await queries.run(run.reference)


async def _require_whole(here: Settings, run: RunRecord) -> None:
    """Check that each certificate is in one file once, and that the recorded files exist alone."""
    folder = here.data_dir / "runs" / run.reference
    volumes = await queries.volumes(run.id)
    assert sorted(each.name for each in folder.iterdir()) == [each.file for each in volumes]
    found = Counter[str]()
    for each in volumes:
        content = (folder / each.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == each.sha256
        for page in pypdfium2.PdfDocument(content):
            found[page.get_textpage().get_text_range().split("编号：")[-1].split()[0]] += 1
    sheets = await queries.ledger(run.id, limit=None)
    assert found == Counter(sheet.number for sheet in sheets)
    assert {sheet.state for sheet in sheets} == {SheetState.MADE}
    assert len(sheets) == SHEETS


async def test_it_ends_by_itself_however_often_the_server_is_killed(
    here: Settings, nursery: Nursery
) -> None:
    before = await _numbers()
    run = await _start(here)
    moments = random.Random(SEED)  # noqa: S311 - moments, not secrets
    made = []

    for _ in range(KILLS):
        with _server(here, nursery) as server:
            await _further(run, moments.randrange(4))
            await asyncio.sleep(moments.uniform(0, 0.2))
            server.kill()
        made.append(await _made(run))
    with _server(here, nursery):
        done = await _ended(run)

    amid = [each for each in made if 0 < each < SHEETS // VOLUME]
    assert len(amid) >= KILLS // 2, "no kill came in the midst of it"
    await _require_whole(here, done)
    assert await _numbers() == before


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_ctrl_c_while_sheets_are_drawn_ends_the_server_and_not_the_run(
    here: Settings, nursery: Nursery
) -> None:
    run = await _start(here)

    with _server(here, nursery) as server:
        await _further(run, 1)
        for each in [*server.children(), server]:  # a terminal signals all of them
            each.send_signal(signal.SIGINT)
        await asyncio.to_thread(server.wait, PATIENCE)
    with _server(here, nursery):
        done = await _ended(run)

    await _require_whole(here, done)


async def test_it_ends_by_itself_however_often_a_worker_is_killed(here: Settings) -> None:
    before = await _numbers()
    run = await _start(here)
    moments = random.Random(SEED)  # noqa: S311 - moments, not secrets

    killed = 0
    with _printer(here) as server:
        for _ in range(KILLS):
            await _further(run, moments.randrange(4))
            killed += await _kill_one(lambda: _workers(server), moments, run)
        done = await _ended(run)

    assert killed, "the run ended before the first kill"
    await _require_whole(here, done)
    assert await _numbers() == before


@pytest.mark.deep  # starting a worker's machine again takes seconds; the next test does it as well
async def test_it_ends_by_itself_however_often_a_workers_machine_is_killed(
    here: Settings, cluster: Cluster
) -> None:
    before = await _numbers()
    run = await _start(here)
    moments = random.Random(SEED)  # noqa: S311 - moments, not secrets

    killed = 0
    with _printer(replace(here, executor=cluster.address)):
        for _ in range(KILLS):
            await _further(run, moments.randrange(4))
            killed += await _kill_one(cluster.workers, moments, run)
        done = await _ended(run)

    assert killed, "the run ended before the first kill"
    await _require_whole(here, done)
    assert await _numbers() == before


@pytest.mark.deep  # a worker's machine begins again and again, for twenty seconds
@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_certificate_that_no_workers_machine_outlives_fails_alone(
    here: Settings, cluster: Cluster
) -> None:
    volume = 2  # each halving costs a worker's machine, and starting one takes seconds
    setup = RunSetup(STOCK, volume=volume)
    run = await runs.start("cli/paul", "2023", CertificateSelection(last=2 * volume), setup, here)
    bad = (await queries.ledger(run.id))[volume + 1].number
    workers = PoisonedCluster(cluster.address.replace("dask://", "tcp://"), bad)

    try:
        await Press(here, workers).empty()
    finally:
        workers.close()

    states = Counter(sheet.state for sheet in await queries.ledger(run.id))
    [failed] = await queries.ledger(run.id, states=[SheetState.FAILED])
    assert (await queries.run(run.reference)).state is RunState.DONE
    assert (failed.number, states[SheetState.MADE]) == (bad, 2 * volume - 1)


async def _kill_one(
    workers: Callable[[], list[psutil.Process]], moments: random.Random, run: RunRecord
) -> bool:
    """Kill a worker a little later; after the last kill there may be none for a moment.

    Return False if none comes back, since the run ended before.
    """
    await asyncio.sleep(moments.uniform(0, 0.2))
    ended = False

    async def killed() -> bool:
        nonlocal ended
        with suppress(psutil.NoSuchProcess, IndexError):
            moments.choice(workers()).kill()
            return True
        ended = (await queries.run(run.reference)).state is RunState.DONE
        return ended

    await reached(killed, "a worker comes back")
    return not ended


async def _made(run: RunRecord) -> int:
    """Count the made volumes. This is called often, so it reads only a number."""
    done = Chunk.state == ChunkState.DONE.value
    return int(await Chunk.count().where(Chunk.run == run.id, done))


async def _further(run: RunRecord, volumes: int) -> None:
    """Wait until that many more are made; waiting for seconds would depend on the machine."""
    enough = min(await _made(run) + volumes, SHEETS // VOLUME)

    async def made() -> bool:
        return await _made(run) >= enough

    await reached(made, "more is made")


def _workers(server: psutil.Process) -> list[psutil.Process]:
    """Return the workers. A pool also has a process that tracks semaphores and draws nothing."""
    return [each for each in server.children() if "spawn_main" in " ".join(each.cmdline())]

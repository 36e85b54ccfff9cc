"""An interrupted run of the tests leaves no process and no file behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

import psutil
import pytest

from tests.browser.chromium import program
from tests.guardian import belonging, lives
from tests.machinery.lingering import TOLD
from tests.waiting import PATIENCE, until

ROOT = Path(__file__).parents[2]

#: A shell lets what it starts in the background ignore Ctrl-C, and processes inherit that.
_PYTEST = """
import signal, sys, pytest
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(pytest.console_main())
"""

Worker = int
Controller = subprocess.Popen[bytes]


def _ctrl_c(run: Controller, _: Worker) -> None:
    """Signal every process, as a terminal does to those in the foreground."""
    os.killpg(run.pid, signal.SIGINT)


def _end(run: Controller, _: Worker) -> None:
    run.terminate()


def _kill(run: Controller, _: Worker) -> None:
    run.kill()


def _kill_a_worker(run: Controller, worker: Worker) -> None:
    os.kill(worker, signal.SIGKILL)
    sleep(1)
    run.send_signal(signal.SIGINT)


@pytest.mark.kill
@pytest.mark.timeout(4 * PATIENCE)
@pytest.mark.deep  # starts two workers with a browser, a cluster and services each
@pytest.mark.parametrize("interrupt", [_ctrl_c, _end, _kill, _kill_a_worker])
def test_an_interrupted_run_leaves_nothing_behind(
    interrupt: Callable[[Controller, Worker], None], tmp_path: Path, postgres_server: str
) -> None:
    program()
    told, log = tmp_path / "told", tmp_path / "log"
    told.mkdir()
    with _lingering(told, log) as run:

        def both_wait() -> bool:
            assert run.poll() is None, log.read_text()
            return len(list(told.iterdir())) == 2

        until(both_wait, "both workers wait")
        worker, folder = (told / "gw0").read_text().split()
        started = belonging(folder)
        names = {name for each in started for name in _name(each)}
        assert {"chrom", "postgres", "serve", "dask", "spawn_main"} <= names

        interrupt(run, int(worker))
        run.wait()

    until(lambda: not belonging(folder), "the guardian and all others end")
    until(lambda: not any(map(lives, started)), "what was killed is gone")
    assert not Path(folder).exists()


@contextmanager
def _lingering(told: Path, log: Path) -> Iterator[Controller]:
    options = ["--dist", "each", "--tx", "2*popen", "-p", "no:cacheprovider"]
    with log.open("wb") as out:
        run = subprocess.Popen(
            [sys.executable, "-c", _PYTEST, *options, str(Path(__file__).parent / "lingering.py")],
            cwd=ROOT,
            env={**os.environ, TOLD: str(told), "AWARDS_TEST_DEPTH": "usual"},
            start_new_session=True,
            stdout=out,
            stderr=out,
        )
    try:
        yield run
    finally:
        run.kill()
        run.wait()


def _name(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        words = " ".join(process.cmdline())
        return [
            each for each in ("chrom", "postgres", "serve", "dask", "spawn_main") if each in words
        ]
    return []

"""Time one job of one program, in a separate process that has warmed up.

Before the clock starts, fonts are loaded and one certificate of another winner is made.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import psutil

from tests.benchmarks.materials import laid_out
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.peers import program
from tests.benchmarks.peers.engine import Engine
from tests.benchmarks.peers.program import CORES, Crew
from tests.benchmarks.winners import winners

ELSEWHERE = 900_000
"""Winners for warming up; no job contains them."""

ONE_FILE = "all.pdf"


class Timed(msgspec.Struct):
    warm_up: float
    seconds: float
    processor: float
    """Seconds of all processors, in this process and its children: other work slows it less."""
    own_peak_mb: int
    """Return the peak of this process alone, as the kernel reports it."""


def one_file(name: str, count: int, folder: Path) -> Timed:
    start = time.perf_counter()
    made = program(name)(laid_out(folder))
    made.one_file(list(winners(1, ELSEWHERE)), _aside(folder) / ONE_FILE)
    return _timed(start, lambda: made.one_file(list(winners(count)), folder / ONE_FILE))


def files(name: str, count: int, folder: Path) -> Timed:
    start = time.perf_counter()
    crew = Crew(program(name), folder)
    crew.single_files(list(winners(4 * CORES, ELSEWHERE)), _aside(folder))
    timed = _timed(start, lambda: crew.single_files(list(winners(count)), folder))
    crew.close()
    return timed


def volumes(name: str, count: int, folder: Path) -> Timed:
    start = time.perf_counter()
    engine = program(name)(laid_out(folder))
    assert isinstance(engine, Engine)
    engine.one_file(list(winners(1, ELSEWHERE)), _aside(folder) / ONE_FILE)
    return _timed(start, lambda: engine.volumes(winners(count), folder))


JOBS: dict[str, Callable[[str, int, Path], Timed]] = {
    "one file": one_file,
    "single files": files,
    "volumes": volumes,
}


def _aside(folder: Path) -> Path:
    """Make a folder for the files of warming up."""
    (folder / "warm-up").mkdir()
    return folder / "warm-up"


def _timed(start: float, work: Callable[[], None]) -> Timed:
    ready, used = time.perf_counter(), _processor()
    work()
    done, used = time.perf_counter(), _processor() - used
    return Timed(round(ready - start, 3), round(done - ready, 4), round(used, 3), peak_mb())


def _processor() -> float:
    """The time of processors so far: of this process, its children, and those that have ended."""
    times = os.times()
    ended = times.children_user + times.children_system
    alive = (each.cpu_times() for each in psutil.Process().children(recursive=True))
    return float(times.user + times.system + ended + sum(each.user + each.system for each in alive))


if __name__ == "__main__":
    job, name, count, folder = sys.argv[1:]
    timed = JOBS[job](name, int(count), Path(folder))
    sys.stdout.buffer.write(msgspec.json.encode(timed))

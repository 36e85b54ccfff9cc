"""Start a job in its own process and watch the memory of all its processes."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import msgspec
import psutil

from tests.benchmarks.checking import CHECKS
from tests.benchmarks.timing import Timed

INTERVAL = 0.25
"""Seconds between two readings of the memory; each reading pauses the processes briefly."""

MB = 1 << 20


class Measured(msgspec.Struct):
    program: str
    job: str
    count: int
    warm_up: float
    seconds: float
    processor: float
    """Seconds of all processors together."""
    peak_mb: int
    """Peak of all its processes together."""
    largest_mb: int
    """Peak of its largest process."""
    size_mb: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.count / self.seconds


class NotMeasured(Exception):
    """The program, or a system library that it needs, is not installed."""


def measure(job: str, program: str, count: int) -> Measured:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        command = [sys.executable, "-m", "tests.benchmarks.timing", job, program, str(count)]
        with (folder / "errors").open("w+") as errors:
            child = subprocess.Popen([*command, temporary], stdout=subprocess.PIPE, stderr=errors)
            together, largest = _watched(child)
            told = child.communicate()[0]
        if child.returncode:
            _explain(job, program, child.returncode, (folder / "errors").read_text("utf-8"))
        timed = msgspec.json.decode(told, type=Timed)
        if job in CHECKS:
            CHECKS[job](folder, count)
        return Measured(
            program,
            job,
            count,
            timed.warm_up,
            timed.seconds,
            timed.processor,
            max(together, timed.own_peak_mb),
            max(largest, timed.own_peak_mb),
            sum(file.stat().st_size for file in folder.glob("*.pdf")) / 1e6,
        )


def _explain(job: str, program: str, code: int, errors: str) -> NoReturn:
    """Let only missing programs leave a row empty; raise every other failure."""
    last = errors.strip().splitlines()[-1:] or [""]
    if last[0].startswith(("ModuleNotFoundError", "ImportError", "OSError: cannot load library")):
        raise NotMeasured(last[0])
    raise RuntimeError(f"{program}: {job} ended with {code}\n{errors}")


def _watched(child: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Return the peak megabytes of the process and its children: together, and of the largest."""
    together = largest = 0
    root = psutil.Process(child.pid)
    while child.poll() is None:
        with contextlib.suppress(psutil.Error):
            sizes = _sizes([root, *root.children(recursive=True)])
            together, largest = max(together, sum(sizes)), max(largest, *sizes)
        time.sleep(INTERVAL)
    return together // MB, largest // MB


def _sizes(processes: list[psutil.Process]) -> list[int]:
    """Return the memory of each process; shared memory counts once where Linux reports it."""
    if len(processes) == 1 or not psutil.LINUX:
        return [process.memory_info().rss for process in processes]
    return [process.memory_full_info().pss for process in processes]

"""A job started in a process of its own, and the memory of all its processes watched meanwhile."""

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
"""Seconds between two looks at the memory, which stop the processes for a moment each."""

MB = 1 << 20


class Measured(msgspec.Struct):
    program: str
    job: str
    count: int
    warm_up: float
    seconds: float
    peak_mb: int
    """Of all its processes together."""
    largest_mb: int
    """Of the largest of them."""
    size_mb: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.count / self.seconds


class NotMeasured(Exception):
    """The program, or a library of the system that it needs, is not installed."""


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
            max(together, timed.own_peak_mb),
            max(largest, timed.own_peak_mb),
            sum(file.stat().st_size for file in folder.glob("*.pdf")) / 1e6,
        )


def _explain(job: str, program: str, code: int, errors: str) -> NoReturn:
    """Only what is missing may leave a row empty; every other failure is ours to look at."""
    last = errors.strip().splitlines()[-1:] or [""]
    if last[0].startswith(("ModuleNotFoundError", "ImportError", "OSError: cannot load library")):
        raise NotMeasured(last[0])
    raise RuntimeError(f"{program}: {job} ended with {code}\n{errors}")


def _watched(child: subprocess.Popen[bytes]) -> tuple[int, int]:
    """The most megabytes that it and its children had, together and in one process."""
    together = largest = 0
    root = psutil.Process(child.pid)
    while child.poll() is None:
        with contextlib.suppress(psutil.Error):
            sizes = _sizes([root, *root.children(recursive=True)])
            together, largest = max(together, sum(sizes)), max(largest, *sizes)
        time.sleep(INTERVAL)
    return together // MB, largest // MB


def _sizes(processes: list[psutil.Process]) -> list[int]:
    """What processes share counts once, where the system tells (Linux)."""
    if len(processes) == 1 or not psutil.LINUX:
        return [process.memory_info().rss for process in processes]
    return [process.memory_full_info().pss for process in processes]

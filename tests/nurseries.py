"""The tests' side of `tests.nursery`: a process that forks services."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil


class Nursery:
    """The services of one such process; the test that asks for one also ends it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def born(self, environment: dict[str, str], log: Path) -> psutil.Process:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps([environment, str(log)])}\n")
        self._process.stdin.flush()
        return psutil.Process(int(self._process.stdout.readline()))


@contextmanager
def nursery() -> Iterator[Nursery]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.nursery"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield Nursery(process)
        process.kill()

"""Dask's scheduler and two workers on this machine, started as in the README."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.guardian import is_tracker
from tests.waiting import until

WORKERS = 2


class Cluster(NamedTuple):
    """``address`` has the form of the setting; each nanny keeps one worker alive."""

    address: str
    nannies: list[psutil.Process]

    def workers(self) -> list[psutil.Process]:
        """Return the started workers. A nanny ends if its worker ends while it starts."""
        return [each for nanny in self.nannies for each in nanny.children() if self._serves(each)]

    def _serves(self, process: psutil.Process) -> bool:
        """Return whether the process is connected to the scheduler.

        Dask may change process titles.
        """
        scheduler = int(self.address.rpartition(":")[2])
        with suppress(psutil.Error):
            connections = process.net_connections("tcp")
            return any(each.raddr and each.raddr.port == scheduler for each in connections)
        return False


@contextmanager
def clustered() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        told = Path(name) / "scheduler.json"
        common = ["--scheduler-file", str(told), "--no-dashboard"]
        _started(stack, name, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common)
        until(told.exists, "Dask's scheduler starts")
        address = json.loads(told.read_text())["address"]
        nannies = [
            _started(stack, name, "dask_worker", *common, "--nworkers", "1", "--nthreads", "1")
            for _ in range(WORKERS)
        ]
        found = Cluster(address.replace("tcp://", "dask://"), nannies)
        until(lambda: len(found.workers()) == WORKERS, "Dask's workers start")
        yield found


def _started(stack: ExitStack, folder: str, program: str, *given: str) -> psutil.Process:
    command = [sys.executable, "-m", f"distributed.cli.{program}", *given]
    with (Path(folder) / f"{program}.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    stack.callback(process.wait)
    stack.callback(_end, psutil.Process(process.pid))
    return psutil.Process(process.pid)


def _end(process: psutil.Process) -> None:
    """End the processes.

    Trackers end by themselves, after removing the semaphores of the others.
    """
    for each in [*process.children(recursive=True), process]:
        if not is_tracker(each):
            each.kill()

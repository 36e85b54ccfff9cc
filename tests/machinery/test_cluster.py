"""Dask's cluster leaves nothing in shared memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psutil
import pytest

from tests.cluster import clustered
from tests.waiting import until


def _semaphores(process: psutil.Process) -> set[Path]:
    """A named semaphore is a file in shared memory.

    A process's map may show an earlier file name.
    """
    lines = Path(f"/proc/{process.pid}/maps").read_text().splitlines()
    mapped = {int(line.split()[4]) for line in lines if "/dev/shm/sem." in line}  # noqa: S108 - glibc's own folder
    with os.scandir("/dev/shm") as files:  # noqa: S108
        return {Path(file.path) for file in files if file.inode() in mapped}


@pytest.mark.kill
@pytest.mark.skipif(sys.platform != "linux", reason="named semaphores are files on Linux only")
def test_an_ended_cluster_leaves_no_semaphore() -> None:
    """It is slow on purpose: it starts a scheduler and two workers."""
    with clustered() as cluster:
        owned = set().union(*map(_semaphores, cluster.nannies))

    assert owned
    until(lambda: not any(each.exists() for each in owned), "the semaphores are removed")

"""The guardian ends what a run of the tests left behind: processes and temporary files.

Each run has a folder of its own for temporary files: ``TMPDIR`` names it to every process that the
run starts. The guardian is a process beside the run. It waits until the run is over, however it
ended: by itself, by Ctrl-C, by SIGTERM or by ``kill -9``. Then it ends every process that still
belongs to the run and removes the folder. To keep temporary files, give pytest ``--basetemp``.

A run is over when it has closed the guardian's standard input, or when it is no longer the
guardian's parent. The guardian has a session of its own, so that Ctrl-C in a terminal does not
reach it.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

#: Memory is used as a disk if so many bytes are free; a whole run needs about a quarter of it.
_ROOM = 2 * 1024**3
_MEMORY = Path("/dev/shm")  # noqa: S108 - that is where Linux has it

#: Seconds for a database to close, and for trackers to remove semaphores.
_PATIENCE = 10.0


class Guardian:
    """The run's side of the guardian. ``end`` returns when nothing of the run is left."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="awards-tests-", dir=_where()))
        self.folder.chmod(0o711)  # PostgreSQL may run as another user
        os.environ["TMPDIR"] = str(self.folder)
        tempfile.tempdir = None
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(self.folder), str(os.getpid())],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def belonging(folder: str) -> set[psutil.Process]:
    """Return the processes of the run with this folder and their children, without the caller."""
    found = {each for each in psutil.process_iter() if _names(each, folder)}
    for each in list(found):
        with suppress(psutil.Error):
            found.update(each.children(recursive=True))
    return {each for each in found if each.pid != os.getpid() and lives(each)}


def _names(process: psutil.Process, folder: str) -> bool:
    """A program may overwrite its environment to show a title; its working folder remains."""
    with suppress(psutil.Error, OSError):
        return bool(process.environ().get("TMPDIR") == folder or process.cwd().startswith(folder))
    return False


def lives(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


def _where() -> str:
    with suppress(OSError):
        found = os.statvfs(_MEMORY)
        usable = os.access(_MEMORY, os.W_OK) and not found.f_flag & os.ST_NOEXEC
        if usable and found.f_bavail * found.f_frsize >= _ROOM:
            return str(_MEMORY)
    return tempfile.gettempdir()


def _guard(folder: str, run: int) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    while os.getppid() == run and not select.select([sys.stdin], [], [], 0.5)[0]:
        pass
    _end_databases(folder)
    # Trackers end by themselves after the processes whose semaphores they remove.
    _end(folder, but=is_tracker)
    _wait(lambda: not belonging(folder))
    _end(folder, but=lambda _: False)
    shutil.rmtree(folder, ignore_errors=True)


def _end_databases(folder: str) -> None:
    """End databases at once but in order: a killed server leaves shared memory behind."""
    for each in Path(folder).glob("*/data/postmaster.pid"):
        with suppress(OSError, ValueError, IndexError):
            server = int(each.read_text().splitlines()[0])
            os.kill(server, signal.SIGQUIT)
            _wait(lambda server=server: not psutil.pid_exists(server))  # type: ignore[misc]


def _end(folder: str, but: Callable[[psutil.Process], bool]) -> None:
    """End processes until none is found: an ended process may have started another meanwhile."""

    def nobody() -> bool:
        left = [each for each in belonging(folder) if not but(each)]
        for each in left:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        return not left

    _wait(nobody)


def is_tracker(process: psutil.Process) -> bool:
    """Return whether it is a tracker of multiprocessing, which removes the semaphores of others."""
    with suppress(psutil.Error):
        return "multiprocessing.resource_tracker" in " ".join(process.cmdline())
    return False


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.02)


if __name__ == "__main__":
    _guard(sys.argv[1], int(sys.argv[2]))

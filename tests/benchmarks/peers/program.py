"""What a compared program can do, and how all cores share its single files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Protocol

from certificates.qr_code import encode
from tests.benchmarks.materials import Materials, laid_out
from tests.benchmarks.winners import Winner

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

WORTH_A_POOL = 5000
"""From this number of codes on, starting processes saves time."""


class Program(Protocol):
    def __init__(self, materials: Materials) -> None: ...

    def one_file(self, winners: Sequence[Winner], out: Path) -> None:
        """Write one file with a page for each winner, in order."""

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        """Write a file for each winner, named by `file_of`; a `Crew` does this on all cores."""


class Crew:
    """Processes that each hold their own copy of a program."""

    def __init__(self, program: type[Program], folder: Path) -> None:
        self._pool = ProcessPoolExecutor(CORES, initializer=_begin, initargs=(program, folder))

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        list(self._pool.map(_work, _shares(winners), repeat(folder)))

    def close(self) -> None:
        self._pool.shutdown()


def file_of(winner: Winner, folder: Path) -> Path:
    return folder / f"{winner.number}.pdf"


def codes(winners: Sequence[Winner]) -> list[tuple[str, ...]]:
    """Make the rows of each winner's code, on all cores where that is faster."""
    payloads = [winner.code for winner in winners]
    if len(payloads) < WORTH_A_POOL:
        return list(map(encode, payloads))
    with ProcessPoolExecutor(CORES) as pool:
        return list(pool.map(encode, payloads, chunksize=len(_shares(winners)[0])))


def gray(rows: Sequence[str]) -> bytes:
    """Return a pixel for each square, in #1A1A1A and white."""
    return "".join(rows).encode().translate(_AS_GRAY)


_AS_GRAY = bytes(0x1A if digit == ord("1") else 0xFF for digit in range(256))


def _shares(winners: Sequence[Winner]) -> list[Sequence[Winner]]:
    """Split the work into several shares for each core, so that no core waits long."""
    size = -(-len(winners) // (4 * CORES))
    return [winners[at : at + size] for at in range(0, len(winners), size)]


_members: list[Program] = []


def _begin(program: type[Program], folder: Path) -> None:
    own = folder / f"process-{os.getpid()}"
    own.mkdir()
    _members.append(program(laid_out(own)))


def _work(winners: Sequence[Winner], folder: Path) -> None:
    _members[0].single_files(winners, folder)

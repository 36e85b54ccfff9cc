"""Work handed to many, its results taken in order: a process pool, a cluster, or nobody else."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 8
"""Pieces of work given out before the first result is asked for: enough for no one to wait, few
enough for memory to stay flat."""


def crew(workers: int | None = None) -> ProcessPoolExecutor:
    """One process for each core.

    Spawned: a service that forks with threads running may lock up, and a process of its own to
    fork from takes its modules from the current folder and needs a socket in the temporary one.
    """
    return ProcessPoolExecutor(
        workers or os.cpu_count(), multiprocessing.get_context("spawn"), initializer=_begin
    )


def in_order(task: Callable[[T], R], work: Iterable[T], executor: Executor | None) -> Iterator[R]:
    """What `map` gives, but with only so much work under way at a time."""
    if executor is None:
        yield from map(task, work)
        return
    waiting: deque[Future[R]] = deque()
    pieces = iter(work)
    try:
        waiting.extend(executor.submit(task, piece) for piece in islice(pieces, AHEAD))
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(executor.submit(task, piece) for piece in islice(pieces, 1))
            yield done
    finally:
        for each in waiting:
            each.cancel()


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch


def _begin() -> None:
    """Whoever types Ctrl-C means the program, which ends its workers: theirs would be an answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What draws a sheet makes no cycles; to look for them after every few takes a tenth of the time.
    gc.set_threshold(100_000)
    _end_together()


def _end_together() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)

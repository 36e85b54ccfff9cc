"""Give work to many processes and take the results in order: a pool, a cluster, or this process."""

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


def process_pool(workers: int | None = None) -> ProcessPoolExecutor:
    """One process for each core.

    The processes are spawned. A service that forks with running threads may lock up, and a fork
    server would take its modules from the current folder and need a socket in the temporary folder.
    """
    return ProcessPoolExecutor(
        workers or os.cpu_count(), multiprocessing.get_context("spawn"), initializer=_begin
    )


def in_order(task: Callable[[T], R], work: Iterable[T], executor: Executor | None) -> Iterator[R]:
    """Like `map`, with a limited amount of work under way at a time."""
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
    """Ignore Ctrl-C in a worker. It is meant for the program, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Drawing creates no reference cycles. Collecting after every few allocations costs a tenth.
    gc.set_threshold(100_000)
    _end_together()


def _end_together() -> None:
    """End the worker with its parent. Otherwise it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)

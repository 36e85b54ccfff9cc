"""A certificate that kills each worker; real worker processes import this module."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import Any

from awards.printing.press.executors import Cluster, Processes
from awards.printing.press.work import Task
from certificates import Page
from certificates.press import Side


def holds(number: str, given: Sequence[Any]) -> bool:
    """Return whether the given work contains that certificate."""
    sides: Sequence[Side[Page]] = given[0].sides if isinstance(given[0], Task) else given[0]
    return any(cell.item.content.key == number for side in sides for cell in side.cells)


def deadly(number: str, work: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
    """End the process that draws that certificate, at once and without an exception."""
    if holds(number, given):
        os._exit(1)
    return work(*given)


class _Poisoned:
    def __init__(self, number: str, pool: Executor) -> None:
        self._number = number
        self._pool = pool

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:  # noqa: ANN401
        return self._pool.submit(deadly, self._number, work, *given)


class PoisonedProcesses(Processes):
    """The process pool of this machine."""

    def __init__(self, number: str) -> None:
        super().__init__(2)
        self._number = number

    def executor(self) -> Any:  # noqa: ANN401 - as much of an Executor as the press asks for
        return _Poisoned(self._number, super().executor())


class PoisonedCluster(Cluster):
    """Dask's workers."""

    def __init__(self, address: str, number: str) -> None:
        super().__init__(address)
        self._number = number

    def executor(self) -> Any:  # noqa: ANN401 - as much of an Executor as the press asks for
        return _Poisoned(self._number, super().executor())

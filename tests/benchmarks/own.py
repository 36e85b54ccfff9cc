"""The required figures of this project's engine, and the measured ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from tests.benchmarks.measuring import measure
from tests.benchmarks.peers import ALL_CORES, ENGINE


class Owed(NamedTuple):
    program: str
    job: str
    pages: int
    seconds: float | None
    largest_mb: int | None


PARTS: dict[str, Sequence[Owed]] = {
    "batch": [Owed(program, "one file", 400, 0.5, None) for program in (ENGINE, ALL_CORES)],
    "files": [Owed(ENGINE, "single files", 400, 2.0, None)],
    "volumes": [
        Owed(ALL_CORES, "volumes", count, None, 400) for count in (25_000, 50_000, 100_000)
    ],
}


def show(owed: Sequence[Owed]) -> None:
    grid = Table(
        "program", "job", "pages", "seconds", "owed s", "pages a second", "largest process MB", "owed MB",
        "together MB", "MB written", box=None,
    )  # fmt: skip
    for each in owed:
        got = measure(each.job, each.program, each.pages)
        grid.add_row(
            each.program,
            each.job,
            f"{each.pages:,}",
            f"{got.seconds:.2f}",
            _limit(each.seconds),
            f"{got.rate:,.0f}",
            str(got.largest_mb),
            _limit(each.largest_mb),
            str(got.peak_mb),
            f"{got.size_mb:.1f}",
        )
    Console(width=140).print(grid)


def _limit(limit: float | None) -> str:
    return "–" if limit is None else f"< {limit:g}"

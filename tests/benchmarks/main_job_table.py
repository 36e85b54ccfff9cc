"""The main job at several sizes on both databases, as a table."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack

import anyio
import asyncpg
import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks.main_job import Measured

STEPS = ("import", "confirm", "issue", "print", "roster")


def _run(size: int, url: str) -> Measured:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.main_job", str(size), url],
        capture_output=True,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Measured)


def engines(stack: ExitStack) -> dict[str, str]:
    try:
        from tests import postgres  # noqa: PLC0415 - not to be had on every machine
    except ImportError:
        return {"sqlite": ""}
    return {"sqlite": "", "postgres": stack.enter_context(postgres.server())}


def fresh(server: str, size: int) -> str:
    """Make a new database for each run; for SQLite an empty address means a new file."""
    if not server:
        return ""

    async def create() -> None:
        connection = await asyncpg.connect(server)
        await connection.execute(f"CREATE DATABASE bench_{size}")
        await connection.close()

    anyio.run(create)
    return f"{server.rpartition('/')[0]}/bench_{size}"


def show(sizes: Sequence[int]) -> None:
    """Print seconds for each step, peak memory of the process, and size of the PDF."""
    grid = Table("engine", "winners", *STEPS, "total s", "peak MB", "PDF MB", box=None)
    with ExitStack() as stack:
        for name, url in engines(stack).items():
            for size in sizes:
                got = _run(size, fresh(url, size))
                cells = [f"{got.seconds[step]:.2f}" for step in STEPS]
                total = f"{sum(got.seconds.values()):.2f}"
                grid.add_row(name, str(size), *cells, total, str(got.peak_mb), f"{got.pdf_mb:.2f}")
    Console(width=120).print(grid)

"""The pages with many winners on both databases, as a table."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import ExitStack

import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks.main_job_table import engines, fresh
from tests.benchmarks.pages import Measured


def show(size: int) -> None:
    """Print milliseconds of each page, and the peak memory of the server."""
    grid = Table("engine", "page", "median ms", "95 of 100 ms", box=None)
    with ExitStack() as stack:
        for name, url in engines(stack).items():
            got = _run(size, fresh(url, size))
            for page in got.pages:
                grid.add_row(name, page.page, f"{page.median:.0f}", f"{page.p95:.0f}")
            grid.add_row(name, f"{got.winners:,} winners, MB at most", "", str(got.memory_mb))
    Console(width=120).print(grid)


def _run(size: int, url: str) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.benchmarks.pages"]
        subprocess.run([*command, "fill", str(size), folder, url], check=True)
        done = subprocess.run(
            [*command, "ask", str(size), folder, url], stdout=subprocess.PIPE, check=True
        )
    return msgspec.json.decode(done.stdout, type=Measured)

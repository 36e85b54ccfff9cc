"""The ceremony pack of 400 winners: seconds, processor seconds and memory, on SQLite.

Goal: below 20 s and 350 MB. Measured on two cores under other load: 31 papers in 12 to 15 s, 4 s of the
processor, 342 MB, of which 314 MB are the program and its fonts.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from typing import NamedTuple

import click

from awards import database
from awards import demo as demonstration
from tests.benchmarks.pack_made import settings_of
from tests.stage.year import issued_year


class PackTaken(NamedTuple):
    """Seconds by the clock and of the processor; ``memory`` is the peak of the process in MB."""

    seconds: float
    processor: float
    memory: int
    files: int
    size: int


def show() -> None:
    found = asyncio.run(measured())
    click.echo(
        f"{found.files} papers, {found.size / 1e6:.1f} MB: {found.seconds:.1f} s "
        f"({found.processor:.1f} s of the processor), {found.memory} MB at most"
    )


async def measured() -> PackTaken:
    """The pack is made in a process of its own, which has done nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_of(folder)
        async with database.opened(settings.database, settings.secret_key):
            await issued_year()
            await demonstration.arrange("cli/bench", "2023")
        ask = "import sys; from tests.benchmarks.pack_made import told; print(told(sys.argv[1]))"
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-c", ask, folder],
            capture_output=True,
            check=True,
            text=True,
        )
    seconds, processor, *counts = done.stdout.split()
    return PackTaken(float(seconds), float(processor), *map(int, counts))

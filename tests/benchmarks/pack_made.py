"""The part of the benchmark that makes a pack, in a process that imports nothing else."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from awards import database
from awards.ceremony.pack.service import make_pack
from awards.settings import Settings, from_environment
from tests.benchmarks.memory import peak_mb


def told(folder: str) -> str:
    return asyncio.run(_made(settings_of(folder)))


async def _made(settings: Settings) -> str:
    async with database.opened(settings.database, settings.secret_key):
        begun, used = time.perf_counter(), time.process_time()
        made = await make_pack(settings, "2023")
        taken = (time.perf_counter() - begun, time.process_time() - used)
    return " ".join(map(str, (*taken, peak_mb(), len(made.manifest.files), len(made.content))))


def settings_of(folder: str) -> Settings:
    url = f"sqlite:///{Path(folder) / 'awards.sqlite'}"
    return from_environment({"AWARDS_DATA_DIR": folder, "AWARDS_DATABASE_URL": url})

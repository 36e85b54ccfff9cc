"""The packer of a server, in a process that tests can kill."""

from __future__ import annotations

import sys
from pathlib import Path

import anyio

from awards import database
from awards.ceremony.pack.packer import Packer
from awards.settings import Settings
from tests.ceremony.pack.workers import ThreadWorkers
from tests.crash.printer import BEGUN, settings_of


async def pack(here: Settings) -> None:
    async with database.opened(here.database, here.secret_key):
        sys.stdout.write(f"{BEGUN}\n")
        sys.stdout.flush()
        await Packer(here, ThreadWorkers()).work()


def begin() -> None:
    """Begin with the database and folder of the command line."""
    anyio.run(pack, settings_of(sys.argv[1], Path(sys.argv[2]), "processes:1"))

"""The print workers of a server, in a process that tests can kill."""

from __future__ import annotations

import sys
from pathlib import Path

import anyio

from awards import database
from awards.printing.press.executors import workers_of
from awards.printing.press.press import Press
from awards.settings import Settings
from tests.cast import settings

#: Printed on stdout when the workers have started.
BEGUN = "begun"


def settings_of(url: str, folder: Path, executor: str) -> Settings:
    return settings(
        folder,
        AWARDS_DATABASE_URL=url,
        AWARDS_EXECUTOR=executor,
        AWARDS_LEASE_SECONDS="1",
    )


async def draw(here: Settings) -> None:
    """Draw for ever, as the service does."""
    workers = workers_of(here)
    assert workers is not None
    async with database.opened(here.database, here.secret_key):
        sys.stdout.write(f"{BEGUN}\n")
        sys.stdout.flush()
        await Press(here, workers).work()


def begin() -> None:
    """Begin with the database, folder and executor of the command line."""
    anyio.run(draw, settings_of(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))

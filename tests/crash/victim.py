"""A process that makes one change in a database, and reports its start and its end."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

import anyio

from awards import database
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from tests.cast import settings
from tests.conftest import FIXTURES

LIST = "winners-2023.xlsx"


BEGUN, DONE = "begun", "done"


async def _do(told: Connection, deed: str, url: str, folder: Path) -> None:
    here = settings(folder)
    data = (FIXTURES / LIST).read_bytes()
    async with database.opened(url):
        told.send(BEGUN)
        if deed == "import":
            await intake.commit("cli/alice", "2023", data, LIST, Choices(), here)
        else:
            await issuing.issue("cli/carol", "2023", here)
        told.send(DONE)


def run(told: Connection, deed: str, url: str, folder: Path) -> None:
    anyio.run(_do, told, deed, url, folder)

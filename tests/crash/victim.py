"""A process that does one thing on a database and says when it begins and when it has done it."""

from __future__ import annotations

import sys
from pathlib import Path

import anyio

from awards import database
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from tests.cast import settings
from tests.conftest import FIXTURES

LIST = "winners-2023.xlsx"


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def main(deed: str, url: str, folder: Path) -> None:
    here = settings(folder)
    data = (FIXTURES / LIST).read_bytes()
    async with database.opened(url):
        _say("begin")
        if deed == "import":
            await intake.commit("cli/alice", "2023", data, LIST, Choices(), here)
        else:
            await issuing.issue("cli/carol", "2023", here)
        _say("done")


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], sys.argv[2], Path(sys.argv[3]))

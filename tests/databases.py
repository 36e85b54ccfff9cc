"""Databases for the tests: empty, or as a story left one.

A story runs once, and tests get copies. A copy takes a fraction of the time of a story.
"""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import NamedTuple, Self

import asyncpg

from awards import database

Story = Callable[[], Coroutine[None, None, dict[str, str]]]


class Told(NamedTuple):
    """A database that nobody has open any more, and the result of its story."""

    url: str
    facts: dict[str, str]


class Databases:
    """The databases of one engine in one test process; ``server`` is empty for SQLite."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder, self._server = folder, server
        self._told: dict[str, Told] = {}

    def __enter__(self) -> Self:
        """Open one connection for all statements: connecting takes longer than copying."""
        self._loop = asyncio.new_event_loop()
        if self._server:
            self._connection = self._loop.run_until_complete(asyncpg.connect(self._server))
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._loop.run_until_complete(self._connection.close())
        self._loop.close()

    def empty(self, folder: Path) -> str:
        if not self._server:
            return f"sqlite:///{folder}/awards.sqlite"
        name = f"test_{uuid.uuid4().hex}"
        self._run(f'CREATE DATABASE "{name}"')
        return self._address(name)

    def told(self, story: Story) -> Told:
        """Run the story in a database of its own, when it is first requested."""
        name = f"{story.__module__}.{story.__qualname__}"
        if name not in self._told:
            folder = self._folder / name
            folder.mkdir()
            url = self.empty(folder)
            self._told[name] = Told(url, asyncio.run(_tell(story, url)))
        return self._told[name]

    def copied(self, original: str, folder: Path) -> str:
        """Return a copy; nobody may have the original open."""
        if self._server:
            name = f"test_{uuid.uuid4().hex}"
            self._copy(original, name)
            return self._address(name)
        url = self.empty(folder)
        shutil.copyfile(_file(original), _file(url))
        return url

    def renew(self, url: str, original: str) -> None:
        """Replace the database at ``url`` by a copy; nobody may have either of them open."""
        if self._server:
            self.drop(url)
            self._copy(original, url.rpartition("/")[2])
            return
        for left in _file(url).parent.glob(f"{_file(url).name}*"):
            left.unlink()
        shutil.copyfile(_file(original), _file(url))

    def drop(self, url: str) -> None:
        """Drop a PostgreSQL database; a SQLite file disappears with its folder."""
        if self._server:
            self._run(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def _copy(self, original: str, name: str) -> None:
        source = original.rpartition("/")[2]
        # Copying files takes half the processor time of copying through the log.
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')

    def _address(self, name: str) -> str:
        return f"{self._server.rsplit('/', 1)[0]}/{name}"

    def _run(self, statement: str) -> None:
        self._loop.run_until_complete(self._connection.execute(statement))


async def _tell(story: Story, url: str) -> dict[str, str]:
    async with database.opened(url):
        return await story()


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite://"))

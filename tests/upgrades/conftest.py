"""The office of a fixture, migrated to the current schema: a copy for each test and engine."""

from __future__ import annotations

import asyncio
import json
import shutil
import tarfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg
import httpx
import pytest
from litestar import Litestar

from awards import database
from awards.app import create_app, furnish
from awards.database.migrate import migrate
from awards.settings import Settings, from_environment
from awards.winners.refreshing import refresh_search
from tests.conftest import databases
from tests.databases import Databases
from tests.people import client
from tests.upgrades.program import PASSWORD, PUBLIC_URL
from tests.visitors import Browser, browser

#: The fixture of the version that had the steps up to 0005.
FIXTURE = "schema-5"


class Office(NamedTuple):
    """``recorded`` holds the answers of the earlier version."""

    app: Litestar
    settings: Settings
    recorded: dict[str, Any]

    def api(self) -> httpx.AsyncClient:
        return client(self.app, self.recorded["token"])

    @asynccontextmanager
    async def pages(self) -> AsyncIterator[Browser]:
        """A browser in which the administrator is signed in."""
        async with browser(self.app, host=PUBLIC_URL) as signed_in:
            answer = await signed_in.sign_in("adam", PASSWORD)
            assert answer.status_code == 303, answer.text
            yield signed_in


class Restored(NamedTuple):
    """The data folder without its database, and the address of the database."""

    folder: Path
    url: str


def restore(here: Databases, engine: str, folder: Path) -> Restored:
    """Unpack the fixture as the earlier version left it."""
    with tarfile.open(Path(__file__).parent / f"{FIXTURE}-{engine}.tar.xz") as packed:
        packed.extractall(folder, filter="data")
    url = here.empty(folder)
    if engine == "postgres":
        asyncio.run(_execute(url, (folder / "dump.sql").read_text()))
    return Restored(folder, url)


async def _execute(url: str, statements: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statements)
    finally:
        await connection.close()


def migrated(restored: Restored) -> Restored:
    asyncio.run(_migrate(restored.url))
    return restored


async def _migrate(url: str) -> None:
    async with database.opened(url):
        await migrate()
        await refresh_search()


@pytest.fixture(scope="session")
def _offices(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Databases, str], Restored]:
    """One office for each engine; the tests use copies."""
    return cache(
        lambda here, engine: migrated(restore(here, engine, tmp_path_factory.mktemp("office")))
    )


@pytest.fixture(params=["sqlite", "postgres"])
def copied(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    _offices: Callable[[Databases, str], Restored],
) -> Restored:
    here = databases(request)
    original = _offices(here, request.param)
    folder = tmp_path / "office"
    shutil.copytree(original.folder, folder, ignore=shutil.ignore_patterns("awards.sqlite*"))
    return Restored(folder, here.copied(original.url, folder))


@pytest.fixture(scope="session")
def _service(tmp_path_factory: pytest.TempPathFactory) -> Litestar:
    """Assembled once, because it takes longer than a test."""
    return create_app(from_environment({"AWARDS_DATA_DIR": str(tmp_path_factory.mktemp("none"))}))


@pytest.fixture
async def office(copied: Restored, _service: Litestar) -> AsyncIterator[Office]:
    settings = from_environment(
        {
            "AWARDS_DATA_DIR": str(copied.folder),
            "AWARDS_DATABASE_URL": copied.url,
            "AWARDS_PUBLIC_URL": PUBLIC_URL,
            "AWARDS_EXECUTOR": "off",
            "AWARDS_LOOKUPS_PER_MINUTE": "100000",
        }
    )
    app = furnish(_service, settings)
    async with app.lifespan():
        yield Office(app, settings, json.loads((copied.folder / "recorded.json").read_text()))

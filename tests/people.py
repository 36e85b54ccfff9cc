"""The running service, with a client for one person of each role."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar

from awards import database
from awards.accounts import service as accounts
from awards.accounts import sessions
from awards.accounts.lookups import Lookups
from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.settings import Settings, from_environment
from awards.tables import Role
from awards.web import visits
from tests.conftest import FIXTURES, databases
from tests.databases import Databases

PEOPLE = {
    "vera": Role.VIEWER,
    "rita": Role.REGISTRAR,
    "anna": Role.APPROVER,
    "paul": Role.PRINTER,
    "adam": Role.ADMIN,
}
SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")


@dataclass(frozen=True)
class Cast:
    """Each client sends the person's token, session and form token; nobody has none.

    Nobody still has a browser, and so a form token.
    """

    app: Litestar
    tokens: dict[str, str]
    nobody: httpx.AsyncClient
    vera: httpx.AsyncClient
    rita: httpx.AsyncClient
    anna: httpx.AsyncClient
    paul: httpx.AsyncClient
    adam: httpx.AsyncClient


class Door:
    """The service of one engine, made once in a process, because making it takes long.

    Each test gets a new folder and database, and empty caches in memory.
    """

    def __init__(self, databases: Databases, folder: Path) -> None:
        self._databases, self._folder = databases, folder
        self.told = databases.told(_everyone)
        self.settings = _settings(databases.empty(folder), folder)
        self.app = create_app(self.settings)
        self._state = self.app.state.copy()

    def renew(self) -> None:
        for left in self._folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        self._databases.renew(self.settings.database, self.told.url)
        self.app.state = self._state.copy()
        self.app.state.lookups = Lookups(self.settings.lookups_per_minute)


@pytest.fixture(scope="session")
def _doors(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Databases], Door]:
    return cache(lambda databases: Door(databases, tmp_path_factory.mktemp("door")))


@pytest.fixture(params=["sqlite", "postgres"])
def _door(request: pytest.FixtureRequest, _doors: Callable[[Databases], Door]) -> Door:
    door = _doors(databases(request))
    door.renew()
    return door


@pytest.fixture
def settings(_door: Door) -> Settings:
    return _door.settings


@pytest.fixture
async def cast(_door: Door) -> AsyncIterator[Cast]:
    """Give the people a database of their own."""
    async with _at_the_door(_door.settings, _door.app, _door.told.facts) as people:
        yield people


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def guests_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    folder = tmp_path_factory.mktemp("guests")
    return _settings(databases(request).empty(folder), folder)


@pytest.fixture(scope="module")
async def guests(guests_settings: Settings) -> AsyncIterator[Cast]:
    """Share the people in a module, for tests that do not affect each other."""
    async with database.opened(guests_settings.database, guests_settings.secret_key):
        tokens = await _everyone()
    async with _at_the_door(guests_settings, create_app(guests_settings), tokens) as people:
        yield people


def _settings(database_url: str, folder: Path) -> Settings:
    return from_environment(
        {
            "AWARDS_DATA_DIR": str(folder),
            "AWARDS_EXECUTOR": "off",  # printing tests have workers of their own
            "AWARDS_DATABASE_URL": database_url,
            "AWARDS_PUBLIC_URL": "https://awards.example.com",
        }
    )


async def _everyone() -> dict[str, str]:
    """Load the commendation and create an account for each person; return their tokens."""
    await migrate()
    await catalogue.load("cli/alice", parse(SOURCE, "commendation-2023.toml"))
    return {name: await _token(name, role) for name, role in PEOPLE.items()}


@asynccontextmanager
async def _at_the_door(
    settings: Settings, app: Litestar, tokens: dict[str, str]
) -> AsyncIterator[Cast]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.lifespan())
        browsers = {name: await _session(settings, name) for name in PEOPLE}
        browsers["nobody"] = _browser(settings, visits.VISIT, "nobody")
        clients = {
            name: await stack.enter_async_context(client(app, tokens.get(name, ""), **browser))
            for name, browser in browsers.items()
        }
        yield Cast(app, tokens, **clients)


@asynccontextmanager
async def signed_in(
    app: Litestar, settings: Settings, username: str, role: Role
) -> AsyncIterator[httpx.AsyncClient]:
    """Add a person of any role, with a token and a session."""
    token = await _token(username, role)
    async with client(app, token, **await _session(settings, username)) as caller:
        yield caller


@pytest.fixture
def closed_app(tmp_path: Path) -> Litestar:
    """An application that is not started and has no database, for answers that need none."""
    return create_app(from_environment({"AWARDS_DATA_DIR": str(tmp_path)}))


async def _token(username: str, role: Role) -> str:
    await accounts.create_account("cli/alice", username, username.title(), role)
    return await accounts.create_token("cli/alice", username, "tests", None)


async def _session(settings: Settings, username: str) -> dict[str, str]:
    account = await accounts.find(username)
    token = await sessions.begin(account.id, complete=True)
    return _browser(settings, visits.SESSION, token)


def _browser(settings: Settings, name: str, value: str) -> dict[str, str]:
    """Return the headers of a browser with this cookie and our form token."""
    return {
        "Cookie": f"{visits.cookie_name(settings, name)}={value}",
        "X-Form-Token": visits.form_token(settings, value),
    }


def client(app: Litestar, token: str = "", **headers: str) -> httpx.AsyncClient:
    sent = {**headers, **({"Authorization": f"Bearer {token}"} if token else {})}
    asgi: Any = app
    transport = httpx.ASGITransport(app=asgi, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://awards.test", headers=sent)

"""A browser for each module, so that its event loop ends with it; servers for the tests."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import story
from tests.browser.chromium import FLAGS, program
from tests.browser.people import Desk
from tests.browser.served import environment, serving, settings_of
from tests.browser.story import Office
from tests.nurseries import Nursery
from tests.waiting import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


class Told(NamedTuple):
    """A story and its data folder, to be copied and served."""

    folder: Path
    office: Office


@pytest.fixture(scope="session")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Told]:
    """Run each story once, because that takes longer than most tests."""

    @cache
    def tell(name: str) -> Told:
        folder = tmp_path_factory.mktemp(name)
        settings = settings_of(environment(folder))
        # The browser's own loop already runs in this thread.
        with ThreadPoolExecutor(1) as aside:
            office = aside.submit(asyncio.run, getattr(story, name)(settings)).result()
        return Told(folder, office)

    return tell


@contextmanager
def _served(told: Told, folder: Path, nursery: Nursery) -> Iterator[str]:
    """Serve a copy of the story's data. Its people are signed in, however old the story is."""
    shutil.copytree(told.folder, folder, dirs_exist_ok=True)
    now = datetime.now(UTC).isoformat(" ")
    with closing(sqlite3.connect(folder / "awards.sqlite")) as connection, connection:
        connection.execute("UPDATE session SET seen_at = ?, began_at = ?", (now, now))
    with serving(environment(folder), folder / "server.log", nursery) as address:
        yield address


@pytest.fixture(scope="session")
def _lived_in_at(
    _told: Callable[[str], Told], tmp_path_factory: pytest.TempPathFactory, nursery: Nursery
) -> Iterator[str]:
    with _served(_told("lived_in"), tmp_path_factory.mktemp("served"), nursery) as address:
        yield address


@pytest.fixture(scope="module")
def _lived_in(chromium: Browser, _lived_in_at: str, _told: Callable[[str], Told]) -> Iterator[Desk]:
    desk = Desk(chromium, _lived_in_at, _told("lived_in").office)
    yield desk
    desk.leave()


@pytest.fixture
def lived_in(_lived_in: Desk) -> Iterator[Desk]:
    """An office in the middle of its year, shared by all tests, which must not change it."""
    _lived_in.faults.clear()
    yield _lived_in
    assert _lived_in.faults == []


@pytest.fixture
def fresh(
    chromium: Browser,
    _told: Callable[[str], Told],
    tmp_path: Path,
    nursery: Nursery,
    request: pytest.FixtureRequest,
) -> Iterator[Desk]:
    """An office for one test; ``story("imported")`` chooses its starting state."""
    mark = request.node.get_closest_marker("story")
    told = _told(mark.args[0] if mark else "loaded")
    with _served(told, tmp_path / "office", nursery) as address:
        desk = Desk(chromium, address, told.office)
        yield desk
        assert desk.faults == []

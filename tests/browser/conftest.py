"""A server and a browser for each module, so that no loop of theirs outlives it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from awards.settings import Settings
from tests.browser import story
from tests.browser.chromium import FLAGS, program
from tests.browser.people import Desk
from tests.browser.served import environment, serving, settings_of
from tests.browser.story import Office


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def desk_of(
    browser: Browser, tell: Callable[[Settings], Coroutine[None, None, Office]], folder: Path
) -> Iterator[Desk]:
    """The office as the story tells it, served, with a browser before it."""
    given = environment(folder)
    # The browser's own loop runs in this thread already.
    with ThreadPoolExecutor(1) as aside:
        office = aside.submit(asyncio.run, tell(settings_of(given))).result()
    with serving(given, folder / "server.log") as address:
        yield Desk(browser, address, office)


@pytest.fixture(scope="module")
def _lived_in(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_of(chromium, story.lived_in, tmp_path_factory.mktemp("lived-in")) as desk:
        yield desk


@pytest.fixture
def lived_in(_lived_in: Desk) -> Iterator[Desk]:
    """An office in the midst of its year, shared by a module: for looking, not for changing."""
    _lived_in.faults.clear()
    yield _lived_in
    assert _lived_in.faults == []


@pytest.fixture
def fresh(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """An office of one's own; a mark ``story("imported")`` says where it stands."""
    mark = request.node.get_closest_marker("story")
    tell = getattr(story, mark.args[0] if mark else "loaded")
    with desk_of(chromium, tell, tmp_path) as desk:
        yield desk
        assert desk.faults == []

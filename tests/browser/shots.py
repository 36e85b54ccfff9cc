"""Pictures of every page: ``python -m tests.browser.shots FOLDER [part of an address …]``."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser import story
from tests.browser.chromium import FLAGS, program
from tests.browser.looking import settled
from tests.browser.pages import PAGES, address
from tests.browser.people import Desk
from tests.browser.served import environment, serving, settings_of

WIDTHS = (1440, 1024, 390)
LIGHTS = ("light", "dark")


@contextmanager
def _desk() -> Iterator[Desk]:
    """An office in the midst of its year, as the tests look at it."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        given = environment(folder)
        # Playwright's own loop runs in this thread already.
        with ThreadPoolExecutor(1) as aside:
            office = aside.submit(asyncio.run, story.lived_in(settings_of(given))).result()
        # What the browser itself says on a page follows the tongue it is started in.
        browser = playwright.chromium.launch(
            executable_path=program(), args=list(FLAGS), env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        with serving(given, folder / "server.log") as base:
            yield Desk(browser, base, office)
        browser.close()


def shoot(folder: Path, wanted: list[str]) -> None:
    """Every page, or those whose address has one of the parts in it, in each width and light."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [each for each in PAGES if not wanted or any(part in each[1] for part in wanted)]
    with _desk() as desk:
        for (name, path), width, light in product(chosen, WIDTHS, LIGHTS):
            with desk.sat_at(name, width=width, theme=light) as page:
                page.goto(address(path, desk.office))
                settled(page)
                file = folder / f"{_stem(name, path)}-{width}-{light}.png"
                page.screenshot(path=file, full_page=True)
                sys.stdout.write(f"{file}\n")


def _stem(name: str, path: str) -> str:
    words = re.findall(r"\w+", path)
    return "-".join([name, *words])


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), sys.argv[2:])

"""Take pictures of every page: ``python -m tests.browser.shots FOLDER [part of an address …]``.

Without arguments it takes the pictures of the README, into ``fixtures/screens``.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import story
from tests.browser.chromium import FLAGS, program
from tests.browser.looking import settled
from tests.browser.pages import PAGES, address
from tests.browser.people import Desk
from tests.browser.served import environment, serving, settings_of
from tests.conftest import FIXTURES

WIDTHS = (1440, 1024, 390)
LIGHTS = ("light", "dark")

#: The pictures of the README: file, person, address, width and height of the window, light.
SHOWN = [
    ("year-1440.png", "adam", "/c/2023", 1440, 900, "light"),
    ("mending-1024.png", "adam", "/c/2023/intake/{faulty}#list", 1024, 768, "light"),
    ("winner-1024-dark.png", "anna", "/winners/{winner}", 1024, 768, "dark"),
    ("stranger-390.png", "nobody", "/v/{token}", 390, 760, "light"),
    ("check-1024.png", "paul", "/c/2023/print/check?what=all", 1024, 640, "light"),
    ("layout-1440.png", "paul", "/layouts/classic?element=words", 1440, 900, "light"),
    ("proof-390.png", "nobody", "/p/{proof}", 390, 760, "light"),
    ("day-1280.png", "anna", "/c/2023/day", 1280, 900, "light"),
]
SCREENS = FIXTURES / "screens"


@contextmanager
def _desk() -> Iterator[Desk]:
    """Open the office in the middle of its year, as the tests see it."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        given = environment(folder)
        # Playwright's own loop already runs in this thread.
        with ThreadPoolExecutor(1) as aside:
            office = aside.submit(asyncio.run, story.lived_in(settings_of(given))).result()
        # The browser's own words on a page are in the language it is started with.
        browser = playwright.chromium.launch(
            executable_path=program(), args=list(FLAGS), env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        with serving(given, folder / "server.log") as base:
            yield Desk(browser, base, office)
        browser.close()


def shoot(folder: Path, wanted: list[str]) -> None:
    """Photograph all pages, or those with a part in their address, in each width and light."""
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


def show() -> None:
    """Photograph the pages as people see them, with few enough colours that nobody notices."""
    SCREENS.mkdir(exist_ok=True)
    with _desk() as desk:
        _call_a_group(desk)
        for file, name, path, width, height, light in SHOWN:
            with desk.sat_at(name, width=width, theme=light) as page:
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address(path, desk.office))
                settled(page)
                picture = Image.open(BytesIO(page.screenshot()))
                picture.quantize(128).save(SCREENS / file, optimize=True)


def _call_a_group(desk: Desk) -> None:
    """Go on in the meeting to the first group on stage."""
    with desk.sat_at("anna") as page:
        page.goto("/c/2023/day")
        page.locator(".line-of-day li:has(a) button").first.click()
        page.locator(".stage-now a[href*='/people/']").first.wait_for()


def _stem(name: str, path: str) -> str:
    words = re.findall(r"\w+", path)
    return "-".join([name, *words])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        shoot(Path(sys.argv[1]), sys.argv[2:])
    else:
        show()

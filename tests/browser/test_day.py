"""Three windows of the day: what one does is seen on the others, also when the server is gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Told, _served
from tests.browser.people import Desk
from tests.nurseries import Nursery

pytestmark = pytest.mark.usual  # a server and a browser

#: A server that an open page holds would wait longer than so many seconds.
GONE = 10


def _place(day: Page) -> str:
    return day.locator("[data-live]").get_attribute("data-place") or ""


def test_a_change_is_seen_and_the_screen_goes_on_without_the_server(
    chromium: Browser, request: pytest.FixtureRequest, tmp_path: Path, nursery: Nursery
) -> None:
    tell: Callable[[str], Told] = request.getfixturevalue("_told")
    told = tell("lived_in")
    with ExitStack() as stack:
        served = stack.enter_context(ExitStack())
        address = served.enter_context(_served(told, tmp_path / "office", nursery))
        day = stack.enter_context(Desk(chromium, address, told.office).sat_at("anna"))
        screen, host = day.context.new_page(), day.context.new_page()
        for page, path in ((day, "day"), (screen, "screen"), (host, "script")):
            page.goto(f"/c/2023/{path}")
        members = day.locator(".stage-now a[href*='/people/']")
        first = day.locator(".line-of-day li:has(a) button").first
        key = first.get_attribute("data-goes") or ""
        first.click()
        expect(day.locator("[data-live]")).to_have_attribute("data-place", key)
        expect(members.first).to_be_visible()
        shown = screen.locator("#screen")
        expect(shown).to_have_attribute("data-place", _place(day))
        name = members.first.inner_text()
        expect(host.get_by_text(name).first).to_be_visible()

        members.first.click()
        day.locator("button[value='close-ranks']").click()
        expect(host.get_by_text(name)).to_have_count(0)

        began = time.monotonic()
        served.close()
        assert time.monotonic() - began < GONE

        day.bring_to_front()
        goes = day.locator("[data-goes]").first
        key = goes.get_attribute("data-goes") or ""
        goes.click()
        expect(shown).to_have_attribute("data-place", key)
        expect(shown.locator("img:visible")).to_have_count(1)

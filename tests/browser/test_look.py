"""Rules of the style sheet that axe cannot check."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import control, said
from tests.browser.looking import violations
from tests.browser.people import Desk

LIST = "/c/2023/winners"
_WHITE, _BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
_GROUND = "() => getComputedStyle(document.body).backgroundColor"
_INK = "() => getComputedStyle(document.body).color"
_IS_DARK = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
  return Number(red) + Number(green) + Number(blue) < 3 * 64;
}"""


def _is_dark(page: Page) -> bool:
    dark: bool = page.evaluate(_IS_DARK)
    return dark


def _of_the_account(page: Page, msgid: str) -> Locator:
    """Open the menu of the account and return its button."""
    page.locator(".account > summary").click()
    return page.get_by_role("button", name=said(msgid), exact=True)


def test_paper_is_white_and_without_bars_even_at_night(lived_in: Desk) -> None:
    with lived_in.sat_at("paul", theme="dark") as page:
        page.goto("/c/2023/roster")
        page.emulate_media(media="print")

        assert (page.evaluate(_GROUND), page.evaluate(_INK)) == (_WHITE, _BLACK)
        for gone in (".bar", ".sections", ".foot"):
            expect(page.locator(gone)).to_be_hidden()


def test_the_chosen_light_stands_against_that_of_the_system(lived_in: Desk) -> None:
    with lived_in.sat_at("vera", theme="light") as page:
        page.goto("/c/2023")
        before = _is_dark(page)
        _of_the_account(page, "Dark").click()
        page.wait_for_selector("html[data-theme=dark]")

        assert (before, _is_dark(page)) == (False, True)
        assert violations(page) == []
        _of_the_account(page, "Light").click()
        page.wait_for_selector("html[data-theme=light]")
        page.emulate_media(color_scheme="dark")
        assert not _is_dark(page)


def test_at_night_the_menu_offers_day(lived_in: Desk) -> None:
    with lived_in.sat_at("vera", theme="dark") as page:
        page.goto("/c/2023")

        expect(_of_the_account(page, "Light")).to_be_visible()
        expect(page.get_by_role("button", name=said("Dark"), exact=True)).to_be_hidden()


def test_the_head_of_a_long_list_stays_in_sight(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        page.goto(LIST)
        page.mouse.wheel(0, 1200)

        expect(page.locator("table.list thead th").nth(1)).to_be_in_viewport()


def test_a_list_is_found_where_it_was_left(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        page.goto(f"{LIST}?sort=name")
        entry = page.locator("table.list tbody a").nth(40)
        entry.scroll_into_view_if_needed()
        left = page.evaluate("scrollY")
        entry.click()
        control(page, said("Back to the list")).click()

        assert left > 0
        page.wait_for_function("left => Math.abs(scrollY - left) < 2", arg=left)


def test_nothing_stays_and_covers_a_small_window(lived_in: Desk) -> None:
    with lived_in.sat_at("adam", width=320) as page:
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(LIST)

        found = page.evaluate("getComputedStyle(document.querySelector('.bulk')).position")
        assert found == "static"


@pytest.mark.parametrize("name", ["vera", "nobody"])
def test_an_unknown_address_leads_back(lived_in: Desk, name: str) -> None:
    with lived_in.sat_at(name, expected=(404,)) as page:
        page.goto("/none")
        control(page, said("Go to the overview")).click()

        expect(page).not_to_have_url(f"{lived_in.address}/none")
        expect(page.locator("h1")).to_be_visible()

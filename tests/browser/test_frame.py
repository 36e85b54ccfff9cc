"""The frame of all pages: its height, its menus, the years, density, and cards on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import control, said
from tests.browser.looking import violations_within
from tests.browser.people import Desk

LIST = "/c/2023/winners"


def _height(page: Page, what: str) -> float:
    box = page.locator(what).bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize("name", ["adam", "anna", "rita", "paul", "vera"])
def test_the_head_of_a_telephone_is_one_bar_for_every_role(lived_in: Desk, name: str) -> None:
    with lived_in.sat_at(name, width=390) as page:
        page.goto(LIST)
        top = page.locator("main h1").bounding_box()

        assert top is not None
        assert _height(page, "header.bar") <= 52
        assert top["y"] < 120


@pytest.mark.parametrize("scripts", [True, False])
def test_a_telephone_reaches_every_section_from_its_menu(lived_in: Desk, scripts: bool) -> None:
    with lived_in.sat_at("adam", width=390, scripts=scripts) as page:
        page.goto(LIST)
        page.locator(".account > summary").click()
        control(page, said("Certificates")).click()

        expect(page.locator("h1")).to_contain_text(said("Certificates"))


def test_a_desk_has_a_bar_and_a_row_of_sections(lived_in: Desk) -> None:
    with lived_in.sat_at("adam") as page:
        page.goto(LIST)

        assert _height(page, "header.bar") + _height(page, "nav.sections") <= 88


def test_a_menu_closes_on_escape_and_when_something_else_is_clicked(lived_in: Desk) -> None:
    with lived_in.sat_at("adam") as page:
        page.goto(LIST)
        years, account = page.locator("details.which"), page.locator("details.account")
        years.locator("summary").click()
        expect(control(page, said("All commendations"))).to_be_visible()
        page.keyboard.press("Escape")
        expect(control(page, said("All commendations"))).to_be_hidden()
        expect(years.locator("summary")).to_be_focused()
        account.locator("summary").click()
        page.locator("h1").click()

        expect(control(page, said("My account"))).to_be_hidden()


@pytest.mark.story("loaded")
def test_roomy_rows_follow_the_account_to_another_browser(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        page.goto("/accounts")
        before = _height(page, "tbody tr >> nth=0")
        page.locator(".account > summary").click()
        control(page, said("Roomy rows")).click()
        expect(page.locator("html[data-density=roomy]")).to_be_attached()
        assert _height(page, "tbody tr >> nth=0") > before
    with fresh.sat_at("adam") as page:
        page.goto("/accounts")

        expect(page.locator("html[data-density=roomy]")).to_be_attached()


def test_the_rows_of_a_table_are_cards_on_a_telephone_and_still_rows(lived_in: Desk) -> None:
    with lived_in.sat_at("adam", width=390) as page:
        page.goto("/accounts")
        row = page.get_by_role("row").filter(has_text="paul")

        expect(row.get_by_role("rowheader")).to_have_count(1)
        label = (
            row.get_by_role("cell")
            .nth(0)
            .evaluate("cell => getComputedStyle(cell, '::before').content")
        )
        assert said("Username") in label
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_fault_is_found_in_any_open_menu(lived_in: Desk, width: int) -> None:
    found = {}
    with lived_in.sat_at("adam", width=width) as page:
        page.goto(LIST)
        page.locator("tbody input[type=checkbox]").first.check()
        for at, menu in enumerate(page.locator("details.menu > summary").all()):
            if menu.is_visible():
                menu.click()
                found[at] = violations_within(page, "details.menu[open]")
                page.keyboard.press("Escape")

    assert len(found) > 4
    assert not any(found.values()), found

"""The main work of the office by keyboard alone, with a visible focus at each step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, said
from tests.browser.people import Desk
from tests.cast import ACME

HERE = "/c/2023"


@pytest.mark.story("loaded")
def test_a_winner_is_registered(fresh: Desk) -> None:
    with fresh.sat_at("rita") as page:
        keys = Keyboard(page)
        page.goto(f"{HERE}/winners")
        keys.press("Register a winner")
        keys.reach(said("Category and honour"))
        page.keyboard.press("ArrowDown")
        keys.type("Name", ACME.name)
        keys.press("Save")

        expect(page.locator("h1")).to_contain_text(ACME.name)


@pytest.mark.story("imported")
def test_everyone_is_confirmed_and_issued(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        keys = Keyboard(page)
        page.goto(f"{HERE}/winners")
        keys.tick("Select this page")
        keys.tick("Instead, all %(total)s that match the filters", total=400)
        keys.press("Confirm")
        keys.press("Confirm %(num)s winner", num=400)
        keys.press("Issue %(num)s certificate", num=400)

        expect(page.locator(".said")).to_contain_text("400")


def test_a_winner_is_found(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        keys = Keyboard(page)
        page.goto(HERE)
        keys.type("Search for a name, number, unit or pinyin initials", "TC001")
        keys.press("Search")

        expect(page.locator("main")).to_contain_text("TC001")


@pytest.mark.story("imported")
def test_an_objection_is_recorded_and_dismissed(fresh: Desk) -> None:
    with fresh.sat_at("anna") as page:
        keys = Keyboard(page)
        page.goto("/winners/300")
        keys.press("Objections and holding back")
        keys.type("What was said", "单位名称有误。")
        keys.press("Record the objection")
        keys.tick("Dismissed: the winner continues")
        keys.type("Outcome", "核对无误。")
        keys.press("Decide")

        expect(page.locator("main")).to_contain_text(said("Dismissed"))


def test_the_batch_is_downloaded(lived_in: Desk) -> None:
    with lived_in.sat_at("paul") as page:
        keys = Keyboard(page)
        page.goto(f"{HERE}/print")
        keys.reach(said("Files at once, without a ledger"))
        page.keyboard.press("Enter")
        keys.reach(said("Download one PDF for printing"))
        with page.expect_download() as loading:
            page.keyboard.press("Enter")

        assert re.search(r"\.pdf$", loading.value.suggested_filename)


def test_the_first_step_leads_past_the_bar_to_the_content(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        page.goto(f"{HERE}/winners")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.locator("#main")).to_be_focused()

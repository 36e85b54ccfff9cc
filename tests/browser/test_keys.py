"""The winners' list by single keys, and the switch that turns them off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hands import control, said
from tests.browser.people import Desk

LIST = "/c/2023/winners?category=GR"
_NOW = "table.list tr.now"


@pytest.mark.story("loaded")
def test_a_row_is_found_ticked_edited_and_opened_by_keys(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        page.goto("/c/2023/winners/new")
        for name in ("林晚舟", "欧阳若水"):
            page.locator("#field-place").select_option(label="先进个人 · 综合考评先进工作者")
            page.locator("#field-name").fill(name)
            page.locator("#field-unit").fill("潮河办事处")
            control(page, said("Save and register another")).click()
        page.goto(LIST)
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(_NOW)).to_contain_text("欧阳若水")
        page.keyboard.press("k")
        page.keyboard.press("Space")
        expect(page.locator("tbody input:checked")).to_have_count(1)
        page.keyboard.press("Shift+ArrowDown")
        expect(page.locator("tbody input:checked")).to_have_count(2)
        page.keyboard.press("F2")
        unit = page.locator("tr.editing [name=row_unit]")
        unit.fill("明湖办事处")
        unit.press("Enter")
        expect(page.locator("tr.editing")).to_have_count(0)
        expect(page.locator("tbody")).to_contain_text("明湖办事处")
        page.keyboard.press("Enter")

        expect(page.locator("h1")).to_contain_text("欧阳若水")


def test_search_and_help_are_one_key_away_and_fields_keep_their_letters(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        page.goto(LIST)
        page.keyboard.press("/")
        expect(page.locator("#search")).to_be_focused()
        page.keyboard.type("j/?")
        expect(page.locator("#search")).to_have_value("j/?")
        expect(page.locator(_NOW)).to_have_count(0)
        page.locator("h1").click()
        page.keyboard.press("Shift+Slash")

        expect(page.locator("#help .keys")).to_be_visible()


def test_g_and_a_letter_go_to_a_page_of_the_commendation(lived_in: Desk) -> None:
    with lived_in.sat_at("adam") as page:
        page.goto("/c/2023")
        page.keyboard.press("g")
        page.keyboard.press("w")
        page.wait_for_url("**/c/2023/winners")
        page.keyboard.press("Shift+Slash")
        expect(page.locator("#help .keys")).to_contain_text("G P")
        page.keyboard.press("Escape")
        page.locator("#text").press("g")
        page.locator("#text").press("p")
        expect(page.locator("#text")).to_have_value("gp")
        page.locator("h1").click()
        page.keyboard.press("g")
        page.keyboard.press("p")
        page.wait_for_url("**/c/2023/print")


@pytest.mark.story("loaded")
def test_single_keys_are_switched_off_for_the_account(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        page.goto("/accounts")
        page.keyboard.press("j")
        expect(page.locator(_NOW)).to_have_count(1)
        page.keyboard.press("Shift+Slash")
        control(page, said("Turn single-key shortcuts off")).click()
        page.wait_for_selector("html[data-shortcuts=off]")
        page.keyboard.press("j")

        expect(page.locator(_NOW)).to_have_count(0)

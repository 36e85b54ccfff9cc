"""A department's list on the pages: corrected, stored, undone, and sent again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Keyboard, Mouse, said
from tests.browser.people import Desk
from tests.conftest import FIXTURES
from tests.fixtures.messy import MAIN, MORE, TYPED

INTAKE = "/c/2023/intake"


def _uploaded(page: Page, file: Path) -> None:
    page.goto(INTAKE)
    page.locator("#field-file").set_input_files(file)
    Mouse(page).press("Upload and check")


def _answered(page: Page) -> None:
    """Answer which sheets to read, and what hidden rows and merged cells mean."""
    for sheet in (MAIN, MORE):
        page.get_by_label(sheet).check()
    Mouse(page).press("Answer and check again")
    page.locator("input[name=hidden_rows][value=skip]").check()
    page.locator("input[name=fill_down][value=true]").check()
    Mouse(page).press("Answer and check again")


def _suggestions_taken(page: Page) -> None:
    """Take the suggestions of each kind; the page comes back with the remaining ones."""
    accept = page.locator("button[name=accept]")
    while left := accept.count():
        with page.expect_navigation():
            accept.first.click()
        expect(accept).to_have_count(left - 1)


def _typed(page: Page) -> None:
    """Type the corrections that no suggestion makes, all on one page."""
    for place, text in TYPED.items():
        cell = page.locator(f"[name='cell:{place}']")
        if cell.evaluate("cell => cell.tagName") == "SELECT":
            cell.select_option(text)
        else:
            cell.fill(text)
    # A click on the page that is about to go would end the sending of what was typed.
    with page.expect_navigation():
        Mouse(page).press("Check again")


def _tab(page: Page, msgid: str) -> None:
    Mouse(page).click(page.locator(".tabs a", has_text=said(msgid)))


@pytest.mark.story("loaded")
@pytest.mark.parametrize("scripts", [True, False])
def test_a_messy_list_is_corrected_where_it_is_shown_stored_and_undone(
    fresh: Desk, scripts: bool
) -> None:
    with fresh.sat_at("rita", scripts=scripts) as page:
        mouse = Mouse(page)
        _uploaded(page, FIXTURES / "department-messy.xlsx")
        _answered(page)
        verdict = page.locator(".verdict")
        expect(verdict).to_contain_text("处错误须更正")
        _typed(page)
        _suggestions_taken(page)
        _tab(page, "Repeated")
        expect(verdict).to_contain_text("可登记 34 个获奖者")
        page.get_by_label(said("Another person of that name")).first.check()
        mouse.press("Check again")
        expect(verdict).to_contain_text("可登记 35 个获奖者")
        expect(page.locator(".quotas").first).to_contain_text("0 + 28 / 278")
        mouse.press("Go on to confirm")
        mouse.press("Register %(num)s winner", num=35)

        reference = page.url.rpartition("/")[2]
        expect(page.locator("h1")).to_contain_text(reference)
        expect(page.locator("main h2").first).to_contain_text("35")
        mouse.press("Undo this import")
        page.locator("#field-reason").fill("部门撤回。")
        mouse.press("Withdraw %(num)s winner", num=35)
        row = page.locator("tr", has_text=reference)
        expect(row).to_contain_text(said("Undone"))


@pytest.mark.story("imported")
def test_a_corrected_file_shows_what_changes_and_is_no_second_batch(
    fresh: Desk, tmp_path: Path
) -> None:
    before, after = "万怀瑾", "万怀谨"
    text = (FIXTURES / "winners-2023.csv").read_text("utf-8")
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(text.replace(before, after), "utf-8")
    with fresh.sat_at("rita") as page:
        mouse = Mouse(page)
        _uploaded(page, corrected)
        mouse.press("Yes: show what changes")
        changed = page.locator("table.mending tbody tr")
        expect(changed).to_have_count(1)
        expect(changed.locator("del")).to_have_text(before)
        expect(changed.locator("ins")).to_have_text(after)
        mouse.press("Go on to confirm")
        mouse.press("Store the corrections")
        expect(page.locator("main h2").first).to_contain_text(
            said("%(num)s registered winner changed", num=1)
        )
        page.goto("/c/2023/winners?text=万怀")

        expect(page.locator("tbody th.name")).to_have_text(re.compile(after))


def test_a_list_is_registered_by_keyboard_alone(fresh: Desk) -> None:
    with fresh.sat_at("rita") as page:
        keys = Keyboard(page)
        # From the start: a page that begins to listen late may open the real chooser.
        page.on("filechooser", lambda _: None)
        page.goto(INTAKE)
        keys.reach(said("Choose files, or drop them here"))
        with page.expect_file_chooser() as choosing:
            page.keyboard.press("Space")
        choosing.value.set_files(FIXTURES / "winners-2023.xlsx")
        keys.press("Upload and check")
        keys.press("Go on to confirm")
        keys.press("Register %(num)s winner", num=400)

        expect(page.locator("main h2").first).to_contain_text("400")

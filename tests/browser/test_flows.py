"""The main work of the office, from page to page, by mouse."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse, said
from tests.browser.people import Desk
from tests.cast import TIAN

HERE = "/c/2023"


def _confirm_everyone(page: Page) -> None:
    """Confirm all matching winners from the list."""
    mouse = Mouse(page)
    page.goto(f"{HERE}/winners")
    page.locator("tbody input[type=checkbox]").first.check()  # the bar of acts appears
    page.get_by_role("checkbox", name=re.compile("400")).check()
    mouse.press("Confirm")
    mouse.press("Confirm %(num)s winner", num=400)


@pytest.mark.story("loaded")
def test_a_name_with_a_remark_is_shown_once_and_kept_as_typed_when_meant(fresh: Desk) -> None:
    with fresh.sat_at("rita", expected=(422,)) as page:
        mouse = Mouse(page)
        page.goto(f"{HERE}/winners/new")
        page.get_by_label(said("Category and honour")).select_option(f"GR/{TIAN.honour}")
        page.locator("#field-name").fill("迪丽热巴.迪力木拉提")
        page.locator("#field-unit").fill(TIAN.unit)
        mouse.press("Save")

        expect(page.locator(".summary")).to_be_focused()
        mouse.press("Keep it as typed")

        expect(page.locator("h1")).to_contain_text("迪丽热巴.迪力木拉提")


@pytest.mark.story("imported")
def test_who_changed_this_name_and_when_is_answered_on_its_page(fresh: Desk) -> None:
    with fresh.sat_at("rita") as page:
        mouse = Mouse(page)
        page.goto("/winners/200")
        before = page.locator("h1").inner_text().split()[0]
        mouse.press("Edit")
        page.locator("#field-name").fill("林望舒")
        mouse.press("Save")

        last = page.locator(".history > li").last

        expect(last).to_contain_text(f"{before}")
        expect(last).to_contain_text("林望舒")
        expect(last).to_contain_text("经办")


def test_a_winner_is_found_by_initials_and_a_number_leads_straight_to_it(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        page.goto(HERE)
        page.get_by_role("searchbox").fill("郑经开表[2024]tc001号")
        page.get_by_role("searchbox").press("Enter")
        number = page.locator("main a", has_text=re.compile("有限公司")).first
        name = number.inner_text()
        number.click()

        expect(page.locator("h1")).to_contain_text(name)


def test_filters_and_page_are_kept_on_the_way_back(lived_in: Desk) -> None:
    with lived_in.sat_at("vera") as page:
        mouse = Mouse(page)
        page.goto(f"{HERE}/winners?category=JT&text=%E7%BD%91%E6%A0%BC")
        found = page.locator("tbody th a")
        names = found.all_inner_texts()
        mouse.click(found.first)
        mouse.press("Back to the list")

        assert page.locator("tbody th a").all_inner_texts() == names


@pytest.mark.story("imported")
@pytest.mark.parametrize("scripts", [True, False])
def test_everyone_is_confirmed_issued_and_printed_in_order(fresh: Desk, scripts: bool) -> None:
    with fresh.sat_at("adam", scripts=scripts) as page:
        mouse = Mouse(page)
        _confirm_everyone(page)
        mouse.press("Issue %(num)s certificate", num=400)
        expect(page.locator(".said")).to_contain_text("400")
        mouse.press("Print the certificates")
        mouse.press("Start the print run")
        page.get_by_role("link", name=said("Download all files as a ZIP")).wait_for()
        with page.expect_download() as loading:
            mouse.press("Download all files as a ZIP")
        with zipfile.ZipFile(loading.value.path()) as archive:
            files = [archive.read(name) for name in archive.namelist() if name.endswith(".pdf")]

    assert sum(len(pikepdf.open(BytesIO(file)).pages) for file in files) == 400


def test_the_roster_is_handed_over_as_a_workbook(lived_in: Desk) -> None:
    with lived_in.sat_at("paul") as page:
        page.goto(f"{HERE}/roster")
        with page.expect_download() as loading:
            Mouse(page).press("Download as a workbook")
        content = Path(loading.value.path()).read_bytes()

    book = openpyxl.load_workbook(BytesIO(content))
    assert book.worksheets


@pytest.mark.story("imported")
def test_an_objection_holds_one_back_while_the_others_go_on(fresh: Desk) -> None:
    with fresh.sat_at("anna") as page:
        mouse = Mouse(page)
        page.goto("/winners/300/objections")
        page.locator("#field-summary").fill("事迹材料与本人不符。")
        mouse.press("Record the objection")
        expect(page.locator(".said")).to_contain_text("2023-YY001")

        page.goto(f"{HERE}/winners")
        page.locator("tbody input[type=checkbox]").first.check()
        page.get_by_role("checkbox", name=re.compile("400")).check()
        mouse.press("Confirm")
        mouse.press("Confirm %(num)s winner", num=399)

        page.goto("/winners/300")
        expect(page.locator("h1")).to_contain_text(said("held"))


@pytest.mark.story("lived_in")
def test_a_scan_of_a_revoked_certificate_says_that_it_is_revoked(fresh: Desk) -> None:
    with fresh.sat_at("anna") as page:
        page.goto(f"/winners/{fresh.office.issued}/certificate")
        page.locator("summary", has_text=said("Revoke")).click()
        page.locator("#field-revoke_reason").fill("弄虚作假。")
        page.locator("button.danger").click()
        expect(page.locator("h1")).to_contain_text(said("Revoked"))
    with fresh.sat_at("nobody") as page:
        page.goto(f"/v/{fresh.office.token}")

        expect(page.locator("body")).to_contain_text("撤销")


@pytest.mark.story("loaded")
def test_the_pages_do_without_scripts(fresh: Desk) -> None:
    with fresh.sat_at("rita", scripts=False) as page:
        mouse = Mouse(page)
        page.goto(f"{HERE}/winners/new")
        page.get_by_label(said("Category and honour")).select_option(f"GR/{TIAN.honour}")
        page.locator("#field-name").fill(TIAN.name)
        mouse.press("Save")
        mouse.press("Back to the list")
        page.locator("#text").fill("TH")
        mouse.press("Filter")

        expect(page.locator("tbody th.name")).to_contain_text(TIAN.name)

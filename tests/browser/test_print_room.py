"""The print operator's work: check, start once, draw, print until a paper jam, continue."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Keyboard, Mouse, said
from tests.browser.people import Desk

ROOM = "/c/2023/print"


def _drawn(page: Page) -> None:
    """Wait until the page shows the run as drawn."""
    page.get_by_role("link", name=said("Download all files as a ZIP")).wait_for()


def _sheets(page: Page, folder: Path) -> int:
    with page.expect_download() as loading:
        page.get_by_role("link", name=said("Download all files as a ZIP")).click()
    path = folder / "run.zip"
    loading.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        files = [name for name in archive.namelist() if name.endswith(".pdf")]
        return sum(len(pypdfium2.PdfDocument(archive.read(name))) for name in files)


@pytest.mark.story("lived_in")
def test_a_run_is_checked_drawn_and_after_a_jam_goes_on(fresh: Desk, tmp_path: Path) -> None:
    with fresh.sat_at("paul") as page:
        mouse = Mouse(page)
        page.goto(ROOM)
        mouse.press("Check before printing")
        mouse.press("Start the print run")
        _drawn(page)
        first = page.url
        assert _sheets(page, tmp_path) == 14  # of 19 valid ones, five are in an open run

        page.goto(first)
        before = mouse.clicks
        mouse.press("Paper jam …")
        page.locator("#field-good").fill("3")
        page.locator("#field-spoiled").fill("0")
        page.keyboard.press("Tab")
        # What follows is shown for these numbers; pressed before, the button asks again.
        expect(page.locator("input[name=shown]")).to_have_value("3+0")
        mouse.press("Record it and go on with %(num)s", num=11)
        assert mouse.clicks - before <= 4
        _drawn(page)
        assert _sheets(page, tmp_path) == 11

        page.goto(first)
        expect(page.locator("tbody .sheet-printed")).to_have_count(3)
        expect(page.locator("tbody .sheet-freed")).to_have_count(11)


@pytest.mark.usual
@pytest.mark.story("lived_in")
def test_sheets_are_chosen_on_the_map_marked_ticked_and_found(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        mouse = Mouse(page)
        page.goto(ROOM)
        mouse.press("Check before printing")
        mouse.press("Start the print run")
        _drawn(page)
        run = page.url.partition("?")[0]

        mouse.click(page.locator("#s3"))
        page.wait_for_url("**?from=3*")
        mouse.click(page.locator("#s5"))
        page.wait_for_url("**?from=3&to=5*")
        expect(page.locator(".sheets .in")).to_have_count(3)
        mouse.click(page.get_by_role("button", name=f"{said('Record as spoiled')} 3"))
        expect(page.locator(".sheets .spoiled")).to_have_count(3)

        page.goto(f"{run}?tab=all")
        page.locator("input[name=sheet][value='8']").check()
        page.locator("input[name=sheet][value='10']").check()
        mouse.press("Record as printed …")
        expect(page.locator(".will")).to_contain_text("8、10")
        mouse.press("Record %(num)s as printed", num=2)
        expect(page.locator(".sheets .printed")).to_have_count(2)

        page.locator("#find").fill("1/12")
        page.keyboard.press("Enter")
        page.wait_for_url("**?from=12&to=12*")
        expect(page.locator("tr.now")).to_contain_text(
            said("file %(file)s, page %(page)s", file=1, page=12)
        )


@pytest.mark.usual
@pytest.mark.story("lived_in")
def test_a_jam_is_recorded_without_scripts_and_on_a_telephone(fresh: Desk) -> None:
    with fresh.sat_at("paul", scripts=False, width=390) as page:
        mouse = Mouse(page)
        page.goto(ROOM)
        mouse.press("Check before printing")
        mouse.press("Start the print run")
        _drawn(page)
        before = mouse.clicks
        mouse.click(page.locator("#s4"))
        mouse.press("Paper jam …")
        expect(page.locator(".will li")).to_have_count(3)
        mouse.press("Record it and go on with %(num)s", num=11)
        assert mouse.clicks - before <= 4
        expect(page.locator("h1")).to_contain_text("续打")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.story("lived_in")
def test_a_run_started_by_a_double_click_is_one(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{ROOM}/check")
        page.get_by_role("button", name=said("Start the print run")).dblclick()
        _drawn(page)
        page.goto(ROOM)

        expect(page.locator("main table tbody tr")).to_have_count(2)  # one is from the story


@pytest.mark.story("lived_in")
def test_without_scripts_a_run_is_started_and_its_files_taken(fresh: Desk, tmp_path: Path) -> None:
    with fresh.sat_at("paul", scripts=False) as page:
        mouse = Mouse(page)
        page.goto(ROOM)
        mouse.press("Check before printing")
        mouse.press("Start the print run")
        _drawn(page)  # the page reloads every two seconds
        assert _sheets(page, tmp_path) == 14


@pytest.mark.story("lived_in")
def test_a_run_is_recorded_as_printed_by_keyboard_alone(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        keys = Keyboard(page)
        page.goto(ROOM)
        keys.press("Check before printing")
        keys.press("Start the print run")
        _drawn(page)
        page.reload()
        keys.press("Record as printed")
        keys.press("Record %(num)s as printed", num=14)

        expect(page.locator("tbody .sheet-printed")).to_have_count(14)

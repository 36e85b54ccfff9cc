"""A year in clicks: copied with eight new quotas, and a clean list from the file to confirmed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.people import Desk
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # a server and a browser for each

QUOTAS = ("22", "12", "11", "10", "16", "6", "48", "280")
CODES = ("TC", "CX", "KF", "SS", "RC", "ZB", "JT", "GR")


@pytest.mark.story("loaded")
def test_a_year_is_copied_with_eight_new_quotas_in_eight_clicks(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        mouse = Mouse(page)
        page.goto("/c/2023")
        mouse.click(page.locator(".which summary"))
        mouse.click(page.locator('.which a[href="/commendations/new"]'))
        mouse.press("Copy %(code)s", code="2023")
        for name, day in (("decided_on", "2026-12-10"), ("ceremony_on", "2026-12-28")):
            page.locator(f"#field-{name}").fill(day)
            mouse.clicks += 1
        mouse.click(page.locator("#field-quota-TC"))
        for code, quota in zip(CODES, QUOTAS, strict=True):
            field = page.locator(f"#field-quota-{code}")
            while not field.evaluate("field => field === document.activeElement"):
                page.keyboard.press("Enter")
            page.keyboard.press("Control+A")
            page.keyboard.type(quota)
        expect(page.locator("[data-total]")).to_have_text("405")
        expect(page.locator("tfoot [data-difference]")).to_have_text("+5")
        mouse.press("Make the commendation")
        expect(page.locator("#field-quota-GR")).to_have_value("280")

    assert mouse.clicks <= 8


@pytest.mark.story("loaded")
def test_a_column_pasted_from_a_spreadsheet_fills_downwards(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        page.goto("/c/2023/settings")
        page.locator("#field-quota-TC").evaluate(
            """field => {
              const data = new DataTransfer();
              data.setData("text/plain", "21\\r\\n12\\r\\n13\\r\\n");
              field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }"""
        )
        values = [page.locator(f"#field-quota-{code}").input_value() for code in CODES[:4]]

    assert values == ["21", "12", "13", "10"]


@pytest.mark.story("loaded")
def test_a_clean_list_is_confirmed_in_twelve_clicks(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        mouse = Mouse(page)
        page.goto("/c/2023")
        mouse.click(page.locator(".next a.go"))
        with page.expect_file_chooser() as choosing:
            mouse.click(page.locator("input[type=file]"))
        choosing.value.set_files(FIXTURES / "winners-2023.xlsx")
        mouse.press("Upload and check")
        mouse.press("Go on to confirm")
        mouse.click(page.locator("main form button").first)
        mouse.press("Have them confirmed")
        mouse.press("Confirm %(num)s winner", num=400)
        expect(page.locator(".said")).to_contain_text("400")

    assert mouse.clicks <= 12

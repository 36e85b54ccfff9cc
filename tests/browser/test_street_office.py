"""A street office's list as it comes: from the upload to its registered winners, by mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.people import Desk
from tests.intake.test_cases_shapes import CASES

MOST = 12


@pytest.mark.story("loaded")
def test_the_list_of_a_street_office_is_registered_within_twelve_clicks(fresh: Desk) -> None:
    with fresh.sat_at("rita") as page:
        mouse = Mouse(page)
        page.goto("/c/2023/intake")
        with page.expect_file_chooser() as choosing:
            mouse.click(page.locator("#field-file"))
        choosing.value.set_files(CASES / "street-office.xlsx")
        mouse.press("Upload and check")
        # Merged cells, two names in a cell and a place without a name have proposals.
        mouse.click(page.locator("[name='rows:汇总表!13'][value=skip]"))
        mouse.press("Answer and check again")
        for code in ("row.honour-unknown", "row.category-unknown", "name.padding", "name.bracket"):
            mouse.click(page.locator(f"button[name=accept][value='{code}']"))
        mouse.press("Go on to confirm")
        mouse.press("Register %(num)s winner", num=9)

        expect(page.locator("main h2").first).to_contain_text("9")

    assert mouse.clicks <= MOST

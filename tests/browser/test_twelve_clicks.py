"""Sign-in to the whole batch takes at most twelve clicks, with the list of the demonstration."""

from __future__ import annotations

import zipfile

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse, said
from tests.browser.people import Desk
from tests.browser.story import PASSWORD
from tests.conftest import FIXTURES

MOST = 12


@pytest.mark.story("loaded")
def test_four_hundred_certificates_are_twelve_clicks_away(fresh: Desk) -> None:
    with fresh.sat_at("nobody") as page:
        mouse = Mouse(page)
        page.goto("/")
        page.locator("#field-username").fill("adam")
        page.locator("#field-password").fill(PASSWORD)
        mouse.press("Sign in")
        mouse.click(page.locator(".next a.go"))
        with page.expect_file_chooser() as choosing:
            mouse.click(page.locator("input[type=file]"))
        choosing.value.set_files(FIXTURES / "winners-2023.xlsx")
        mouse.press("Upload and check")
        mouse.press("Go on to confirm")
        mouse.click(page.locator("main form button").first)
        mouse.press("Have them confirmed")
        mouse.press("Confirm %(num)s winner", num=400)
        mouse.press("Issue %(num)s certificate", num=400)
        expect(page.locator(".said")).to_contain_text("400")
        mouse.press("Print the certificates")
        mouse.press("Start the print run")
        taking = page.get_by_role("link", name=said("Download all files as a ZIP"))
        taking.wait_for()
        with page.expect_download() as loading:
            mouse.click(taking)
        with zipfile.ZipFile(loading.value.path()) as archive:
            files = [archive.read(name) for name in archive.namelist() if name.endswith(".pdf")]

    assert mouse.clicks <= MOST
    assert sum(len(pypdfium2.PdfDocument(file)) for file in files) == 400

"""The ceremony by rule alone: from the issued year to the downloaded pack in a few clicks."""

from __future__ import annotations

import json
import zipfile

import pytest

from tests.browser.hands import Mouse, said
from tests.browser.people import Desk

MOST = 15


@pytest.mark.story("all_issued")
def test_an_issued_year_is_arranged_frozen_and_packed_in_fifteen_clicks(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        mouse = Mouse(page)
        page.goto("/c/2023")
        mouse.press("Ceremony")
        mouse.press("Set up the ceremony")
        mouse.click(page.locator(".stage-tasks a[href$='/groups/rule']"))
        mouse.press("Put into groups")
        mouse.press("Freeze as version %(number)s", number=1)
        mouse.press("Freeze version %(number)s", number=1)
        mouse.press("Ceremony pack")
        mouse.press("Make the pack")
        taking = page.get_by_role("link", name=said("Download the pack"))
        taking.wait_for()
        with page.expect_download() as loading:
            mouse.click(taking)
        with zipfile.ZipFile(loading.value.path()) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            held = {archive.getinfo(name).filename for name in archive.namelist()}

    assert mouse.clicks <= MOST
    assert {each["file"] for each in manifest["files"]} <= held
    assert {"script", "trays", "groups", "roster"} <= {each["kind"] for each in manifest["files"]}

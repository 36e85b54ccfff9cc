"""A change of the settings is shown before it is saved."""

from __future__ import annotations

from base64 import b64decode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse, said
from tests.browser.people import Desk

GR = "/c/2023/settings/GR"
_DRAWN = "data:image/png;base64,"


def _stored(page: Page) -> bytes:
    """Return the preview of the stored wording."""
    path = page.locator("img.preview").get_attribute("src")
    assert path is not None
    return page.request.get(path).body()


def _tried(page: Page) -> bytes:
    """Return the preview of the typed wording, once it is there."""
    picture = page.locator(f"#preview img[src^='{_DRAWN}']")
    expect(picture).to_be_visible()
    return b64decode((picture.get_attribute("src") or "").removeprefix(_DRAWN))


@pytest.mark.story("imported")
def test_a_wording_is_seen_on_the_longest_entry_while_it_is_typed(fresh: Desk) -> None:
    with fresh.sat_at("adam", expected=(422,)) as page:
        mouse = Mouse(page)
        page.goto("/c/2023/settings")
        mouse.click(page.get_by_role("link", name="先进个人", exact=True))
        body = page.locator("#field-body")
        before = _stored(page)
        body.fill(f"{body.input_value()}特此表彰。")
        tried = _tried(page)
        body.fill("{nobody}")
        expect(page.locator("#preview .warning")).to_contain_text("nobody")
        body.fill("被授予“{honour}”称号。")
        tried_again = _tried(page)
        mouse.press("Save")

        expect(page.locator(".said")).to_be_visible()
        expect(body).to_have_value("被授予“{honour}”称号。")
        assert len({before, tried, tried_again}) == 3
        assert _stored(page) == tried_again


@pytest.mark.story("imported")
def test_a_quota_that_is_too_small_is_reported_before_it_is_saved(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        mouse = Mouse(page)
        page.goto(GR)
        quota, effect = page.locator("#field-quota"), page.locator("#effect")
        quota.fill("277")
        quota.press("Tab")
        expect(effect.locator("strong")).to_contain_text("278")
        quota.fill("300")
        quota.press("Tab")
        expect(effect).to_contain_text(said("%(taken)s taken, %(left)s left", taken=278, left=22))
        mouse.press("Save")

        expect(page.locator(".quota .count").first).to_have_text("278/300")


@pytest.mark.story("loaded")
def test_without_scripts_a_button_shows_the_wording(fresh: Desk) -> None:
    with fresh.sat_at("adam", scripts=False) as page:
        mouse = Mouse(page)
        page.goto(GR)
        before = _stored(page)
        page.locator("#field-closing").fill("特发此证。")
        mouse.press("Preview this wording")
        tried = _tried(page)
        page.go_back()
        page.locator("#field-closing").fill("特发此证。")
        mouse.press("Save")

        assert before != tried
        assert _stored(page) == tried

"""Check every page and form with axe at all widths; at full depth in both languages and lights."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import (
    is_too_wide,
    settled,
    violations_but_of_colours,
    violations_of_colours,
)
from tests.browser.pages import ALIKE, PAGES, REFUSED, address
from tests.browser.people import Desk
from tests.conftest import FIXTURES
from tests.depth import LANGUAGES, LIGHTS

_REFUSED = (403, 404, 422)
_SOUND: dict[str, list[str]] = {language: [] for language in LANGUAGES}

_EACH = [pytest.param(*each, marks=pytest.mark.deep) if each in ALIKE else each for each in PAGES]

#: A phone, and a screen at four hundred percent.
_NARROW = ((390, 900), (320, 256))


@pytest.mark.parametrize(("name", "path"), _EACH)
def test_no_fault_is_found_and_nothing_moves_sideways(lived_in: Desk, name: str, path: str) -> None:
    found = {}
    page = lived_in.seat(name, expected=_REFUSED)
    for language in LANGUAGES:
        _open(page, language, lived_in, path)
        settled(page)
        found[language] = [*_too_wide(page), *_looked_at(page, language)]

    assert found == _SOUND


@pytest.mark.parametrize(("name", "path"), REFUSED)
def test_no_fault_is_found_where_a_form_is_refused(lived_in: Desk, name: str, path: str) -> None:
    found = {}
    page = lived_in.seat(name, expected=_REFUSED)
    for language in LANGUAGES:
        _open(page, language, lived_in, path)
        # Not every browser stops an incomplete form.
        page.evaluate("document.querySelectorAll('form').forEach(f => { f.noValidate = true })")
        page.locator("main form button:not(.quiet)").last.click()
        page.locator("main :is(.summary, .error)").first.wait_for()
        found[language] = _looked_at(page, language)

    assert found == _SOUND


@pytest.mark.parametrize("act", ["/hold'][value='hold", "/hold'][value='release", "/withdraw"])
def test_no_fault_is_found_where_an_act_on_many_is_asked_again(lived_in: Desk, act: str) -> None:
    found = {}
    with lived_in.sat_at("adam") as page:
        for language in LANGUAGES:
            _open(page, language, lived_in, "/c/2023/winners?category=JT")
            page.locator("tbody input[type=checkbox]").first.check()
            button = page.locator(f"button[formaction$='{act}']")
            if not button.is_visible():
                page.locator(".bulk .menu > summary").click()
            button.click()
            page.locator("h1").wait_for()
            found[language] = [*_too_wide(page), *_looked_at(page, language)]

    assert found == _SOUND


def test_no_fault_is_found_where_settings_are_compared(lived_in: Desk) -> None:
    found = {}
    with lived_in.sat_at("adam") as page:
        for language in LANGUAGES:
            _open(page, language, lived_in, "/commendations/load")
            page.locator("input[type=file]").set_input_files(FIXTURES / "commendation-2023.toml")
            page.locator("main form button:not(.quiet)").click()
            page.locator("main table").first.wait_for()
            found[language] = [*_too_wide(page), *_looked_at(page, language)]

    assert found == _SOUND


def test_no_fault_is_found_where_a_test_card_was_read(lived_in: Desk) -> None:
    found = {}
    with lived_in.sat_at("paul") as page:
        for language in LANGUAGES:
            feed = f"printer=HP&tray={language}&stock=a4-landscape&side=front"
            for act in ("look", "save"):
                _open(page, language, lived_in, f"/feeds/feed?{feed}")
                _read(page)
                page.locator("button[value=look]").click()
                if act == "save":
                    page.locator("button[value=save]").click()
                    _read(page)
                    page.locator("button[value=look]").click()
                page.locator("#result").wait_for()
                found[f"{language} {act}"] = [*_too_wide(page), *_looked_at(page, language)]

    assert found == {f"{language} {act}": [] for language in LANGUAGES for act in ("look", "save")}


def _read(page: Page) -> None:
    """Enter the readings of a print that is a little too far right."""
    for cross, right in {"A": "20.75", "C": "19.25", "G": "20.75", "I": "19.25"}.items():
        page.locator(f"#field-{cross}-x").fill(right)
        page.locator(f"#field-{cross}-y").fill("20")


def _open(page: Page, language: str, desk: Desk, path: str) -> None:
    """Show both languages in one window, because a new window takes as long as axe."""
    page.context.add_cookies([{"name": "language", "value": language, "url": desk.address}])
    page.goto(address(path, desk.office))


def _looked_at(page: Page, language: str) -> list[str]:
    """Check the page with everything unfolded but its menus, which would cover one another.

    Colours are the same in every language.
    """
    page.evaluate(
        "document.querySelectorAll('details:not(.menu)').forEach((each) => { each.open = true })"
    )
    found = violations_but_of_colours(page)
    for light in LIGHTS if language == LANGUAGES[0] else ():
        page.emulate_media(color_scheme=light)
        found += [f"{light}: {each}" for each in violations_of_colours(page)]
    return found


def _too_wide(page: Page) -> list[str]:
    found = []
    usual = page.viewport_size
    for width, height in _NARROW:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"wider than {width}"] if is_too_wide(page) else []
    if usual:
        page.set_viewport_size(usual)
    return found


def test_pages_with_a_known_template_are_checked_at_full_depth() -> None:
    assert set(ALIKE) < set(PAGES)

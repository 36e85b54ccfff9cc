"""Every page and form, in both languages and lights: no fault by axe, none in the console."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import is_too_wide, settled, violations
from tests.browser.pages import PAGES, REFUSED, address
from tests.browser.people import Desk

_REFUSED = (403, 404, 422)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_fault_is_found_in_either_light(
    lived_in: Desk, name: str, path: str, language: str
) -> None:
    with lived_in.sat_at(name, language=language, expected=_REFUSED) as page:
        page.goto(address(path, lived_in.office))
        settled(page)

        assert _in_both_lights(page) == {"light": [], "dark": []}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("name", "path"), REFUSED)
def test_no_fault_is_found_where_a_form_is_refused(
    lived_in: Desk, name: str, path: str, language: str
) -> None:
    with lived_in.sat_at(name, language=language, expected=_REFUSED) as page:
        page.goto(address(path, lived_in.office))
        # Not every browser keeps a form back that is not filled in.
        page.evaluate("document.querySelectorAll('form').forEach((f) => { f.noValidate = true })")
        page.locator("main form button:not(.quiet)").last.click()
        page.locator("main :is(.summary, .error)").first.wait_for()

        assert _in_both_lights(page) == {"light": [], "dark": []}


def _in_both_lights(page: Page) -> dict[str, list[str]]:
    """With everything unfolded that can be."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    found = {}
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)
        found[light] = violations(page)
    return found


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_page_moves_sideways_on_a_telephone_or_at_four_hundred_percent(
    lived_in: Desk, name: str, path: str
) -> None:
    with lived_in.sat_at(name, width=390, expected=_REFUSED) as page:
        page.goto(address(path, lived_in.office))

        assert not is_too_wide(page)
        page.set_viewport_size({"width": 320, "height": 256})
        assert not is_too_wide(page)

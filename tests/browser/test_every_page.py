"""Every page, in both languages and both lights: no fault by axe, none in the console."""

from __future__ import annotations

import pytest

from tests.browser.looking import is_too_wide, violations
from tests.browser.pages import PAGES, address
from tests.browser.people import Desk

_REFUSED = (403, 404, 422)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_fault_is_found_in_either_light(
    lived_in: Desk, name: str, path: str, language: str
) -> None:
    with lived_in.sat_at(name, language=language, expected=_REFUSED) as page:
        page.goto(address(path, lived_in.office))

        found = {}
        for light in ("light", "dark"):
            page.emulate_media(color_scheme=light)
            found[light] = violations(page)

    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_page_moves_sideways_on_a_telephone_or_at_four_hundred_percent(
    lived_in: Desk, name: str, path: str
) -> None:
    with lived_in.sat_at(name, width=390, expected=_REFUSED) as page:
        page.goto(address(path, lived_in.office))

        assert not is_too_wide(page)
        page.set_viewport_size({"width": 320, "height": 256})
        assert not is_too_wide(page)

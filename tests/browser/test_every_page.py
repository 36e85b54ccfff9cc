"""Every page, in both languages, both lights and all widths; axe and the console find no fault."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import is_too_wide, violations
from tests.browser.pages import PAGES, address
from tests.browser.people import Desk

_REFUSED = (403, 404, 422)


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_fault_is_found_and_nothing_moves_sideways(lived_in: Desk, name: str, path: str) -> None:
    found = {}

    with lived_in.sat_at(name, expected=_REFUSED) as page:
        for language in ("zh", "en"):
            page.context.add_cookies(
                [{"name": "language", "value": language, "url": lived_in.address}]
            )
            page.goto(address(path, lived_in.office))
            found[language] = _faults(page)

    assert found == {"zh": [], "en": []}


def _faults(page: Page) -> list[str]:
    """In either light; then on a telephone, and at four hundred percent."""
    found = []
    for light in ("dark", "light"):
        page.emulate_media(color_scheme=light)
        found += [f"{light}: {each}" for each in violations(page)]
    wide = page.viewport_size or {"width": 1440, "height": 900}
    for width, height in ((390, 900), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        if is_too_wide(page):
            found.append(f"wider than {width} pixels")
    page.set_viewport_size(wide)
    return found

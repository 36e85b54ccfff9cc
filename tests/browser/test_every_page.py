"""Every page, in both languages and both lights: no fault by axe, none in the console."""

from __future__ import annotations

import pytest

from tests.browser.looking import is_too_wide, violations
from tests.browser.people import Desk

#: Who looks at what; braces are filled in from the story.
PAGES = [
    ("nobody", "/sign-in"),
    ("nobody", "/v/{token}"),
    ("nobody", "/v/AAAAAAAAAAAAAAAAAAAAAA"),
    ("nobody", "/verify"),
    ("nobody", "/published/2023"),
    ("nobody", "/notices/1"),
    ("adam", "/"),
    ("adam", "/commendations"),
    ("vera", "/c/2023"),
    ("adam", "/c/2023/winners"),
    ("vera", "/c/2023/winners?text=zzzz"),
    ("rita", "/c/2023/winners/new"),
    ("anna", "/winners/{winner}"),
    ("rita", "/winners/{winner}/edit"),
    ("anna", "/winners/{winner}/objections"),
    ("adam", "/c/2023/intake"),
    ("anna", "/c/2023/notices"),
    ("adam", "/calendar"),
    ("adam", "/commendations/new"),
    ("vera", "/c/2023/settings"),
    ("adam", "/c/2023/settings"),
    ("adam", "/c/2023/settings/GR"),
    ("adam", "/c/2023/published"),
    ("anna", "/c/2023/certificates"),
    ("adam", "/winners/{issued}/certificate"),
    ("paul", "/c/2023/print"),
    ("paul", "/c/2023/roster"),
    ("adam", "/search?q=TC001"),
    ("adam", "/search?q=zzzz"),
    ("adam", "/me"),
    ("adam", "/me/second-factor"),
    ("adam", "/accounts"),
    ("adam", "/history"),
    ("vera", "/c/none"),
    ("vera", "/accounts"),
]
_REFUSED = (403, 404, 422)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_fault_is_found_in_either_light(
    lived_in: Desk, name: str, path: str, language: str
) -> None:
    address = path.format_map(lived_in.office._asdict())
    with lived_in.sat_at(name, language=language, expected=_REFUSED) as page:
        page.goto(address)

        found = {}
        for light in ("light", "dark"):
            page.emulate_media(color_scheme=light)
            found[light] = violations(page)

    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_no_page_is_wider_than_a_telephone(lived_in: Desk, name: str, path: str) -> None:
    address = path.format_map(lived_in.office._asdict())
    with lived_in.sat_at(name, width=390, expected=_REFUSED) as page:
        page.goto(address)

        assert not is_too_wide(page)

"""A redirect always leads to a page of the service, for any request."""

from __future__ import annotations

import pytest

from awards.web.paths import is_page, safe_next


@pytest.mark.parametrize("path", ["/", "/c/2023/winners?category=TC&page=2", "/winners/17"])
def test_a_page_of_ours_is_kept(path: str) -> None:
    assert safe_next(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "/api/v1/me",
    ],
)
def test_anything_else_leads_home(path: str) -> None:
    assert safe_next(path) == "/"


def test_programs_get_json_and_people_get_pages() -> None:
    assert not is_page("/api/v1/winners")
    assert is_page("/v/abc")

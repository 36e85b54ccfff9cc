"""An unknown address or method gets a page that leads on."""

from __future__ import annotations

import pytest

from tests.people import Cast


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/none", 404), ("DELETE", "/history", 405)]
)
async def test_an_unknown_address_gets_a_page_that_leads_on(
    guests: Cast, method: str, path: str, status: int
) -> None:
    for guest in (guests.vera, guests.nobody):
        answer = await guest.request(method, path)

        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert '<a class="button" href="/">' in answer.text


@pytest.mark.parametrize("path", ["/verify", "/v/nothing", "/c/2023", "/accounts", "/health/live"])
async def test_a_head_request_gets_the_headers_of_the_page(guests: Cast, path: str) -> None:
    whole, head = await guests.vera.get(path), await guests.vera.head(path)

    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "cache-control", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name), name

"""An address names the station that serves it, so that a reader finds the code by the address."""

from __future__ import annotations

import inspect

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.people import Cast

#: A word in an address → the station it belongs to. The last such word of an address decides.
STATIONS = {
    "acceptances": "overview",
    "close.csv": "day",
    "close.docx": "day",
    "close.pdf": "day",
    "close.xlsx": "day",
    "day": "day",
    "deliveries": "deliveries",
    "given": "day",
    "screen": "day",
    "script": "day",
    "slides": "day",
    "slips": "day",
    "differences": "overview",
    "help": "overview",
    "notes": "overview",
    "seen": "overview",
    "accounts": "accounts",
    "announce": "verification",
    "audit": "audit",
    "calendar": "notices",
    "categories": "catalogue",
    "certificate": "issuing",
    "ceremony": "stage",
    "certificates": "issuing",
    "commendations": "catalogue",
    "consents": "accounts",
    "door": "door",
    "effect": "overview",
    "feeds": "printing",
    "fields": "catalogue",
    "halls": "stage",
    "history": "audit",
    "history.csv": "audit",
    "history.docx": "audit",
    "history.pdf": "audit",
    "history.xlsx": "audit",
    "intake": "intake",
    "layout-pictures": "layout_editor",
    "layouts": "layout_editor",
    "me": "accounts",
    "notices": "notices",
    "objections": "notices",
    "p": "proofs",
    "pack": "ceremony",
    "pack.zip": "ceremony",
    "packed": "ceremony",
    "paper": "printing",
    "papers": "ceremony",
    "photo": "photos",
    "photos": "photos",
    "preferences": "web",
    "preview": "issuing",
    "preview.png": "issuing",
    "print": "printing",
    "press-profiles": "printing",
    "print.pdf": "printing",
    "print.svg.zip": "printing",
    "print.zip": "printing",
    "proofs": "proofs",
    "published": "verification",
    "records": "paper_records",
    "reports": "ceremony",
    "roster": "ceremony",
    "roster.csv": "ceremony",
    "roster.docx": "ceremony",
    "roster.pdf": "ceremony",
    "roster.xlsx": "ceremony",
    "runs": "printing",
    "sample": "overview",
    "sample.xlsx": "overview",
    "search": "overview",
    "settings": "catalogue",
    "settings.toml": "catalogue",
    "sheets": "printing",
    "shell-links": "accounts",
    "sign-in": "accounts",
    "sign-out": "accounts",
    "static": "web",
    "status": "overview",
    "tokens": "accounts",
    "tour": "overview",
    "v": "verification",
    "verify": "verification",
    "welcome": "accounts",
    "winners": "winners",
    "winners.csv": "winners",
    "winners.docx": "winners",
    "winners.pdf": "winners",
    "winners.xlsx": "winners",
}

#: The list of all years is the entrance, not a setting; a winner's history is shown with the winner.
ELSEWHERE = {
    "/": "overview",
    "/c/{code}": "overview",
    "/commendations": "overview",
    "/api/v1/commendations/{code}/ceremony/versions/{number}/files/{name}": "ceremony",
    "/p/{token}/attendance": "stage",  # answered by the proof link
    "/api/v1/winners/{winner}/history": "winners",
    "/api/v1/commendations/{code}/intake/preview": "intake",  # shows what an import would do
    "/api/v1/winners/confirm": "notices",  # kept for programs that call it
}

#: Routes of the whole application.
COMPOSED = ("/health/", "/api/openapi.json")


def _served(app: Litestar) -> dict[str, str]:
    """Map each address to the station that answers it, or to `web.old_addresses` for redirects."""
    found = {}
    for route in app.routes:
        assert isinstance(route, HTTPRoute)
        for handler in route.route_handlers:
            if handler.fn is not None and "OPTIONS" not in handler.http_methods:
                module = inspect.getmodule(getattr(handler.fn, "func", handler.fn))
                assert module is not None
                found[route.path_format] = module.__name__.removeprefix("awards.")
    return found


def _station(path: str) -> str:
    known = [STATIONS[word] for word in path.split("/") if word in STATIONS]
    named = known[-1] if known else "none"
    return "layouts" if named == "layout_editor" and path.startswith("/api/") else named


def test_an_address_says_which_station_serves_it(closed_app: Litestar) -> None:
    wrong = {
        path: module
        for path, module in _served(closed_app).items()
        if not path.startswith(COMPOSED) and module != "web.old_addresses"
        if module.partition(".")[0] != ELSEWHERE.get(path, _station(path))
    }

    assert wrong == {}


def test_few_addresses_are_kept_for_forms_of_an_earlier_version(closed_app: Litestar) -> None:
    kept = [path for path, module in _served(closed_app).items() if module == "web.old_addresses"]

    assert sorted(kept) == [
        "/c/{code}/settings/{category}/try",
        "/c/{code}/winners/confirm",
        "/c/{code}/winners/hold",
        "/winners/{winner}/hold",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("anna", "/c/2023/winners/confirm", "/c/2023/notices/confirm"),
        ("anna", "/c/2023/winners/hold", "/c/2023/notices/hold"),
        ("anna", "/winners/7/hold", "/winners/7/objections/hold"),
        ("adam", "/c/2023/settings/TC/try", "/c/2023/categories/TC/preview"),
    ],
)
async def test_a_form_sent_to_an_old_address_is_sent_on_as_it_is(
    guests: Cast, name: str, old: str, new: str
) -> None:
    caller: httpx.AsyncClient = getattr(guests, name)

    answer = await caller.post(old, data={"winner": "7"})

    assert (answer.status_code, answer.headers["location"]) == (308, new)

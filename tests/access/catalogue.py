"""The pages of catalogue: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

LINES: dict[str, str] = {
    "GET /commendations/new": "adam",
    "POST /commendations/new": "adam",
    "GET /commendations/load": "adam",
    "POST /commendations/load": "adam",
    "GET /c/{code}/settings": SIGNED_IN,
    "POST /c/{code}/settings": "adam",
    "GET /c/{code}/settings.toml": SIGNED_IN,
    "GET /c/{code}/settings/{category}": SIGNED_IN,
    "POST /c/{code}/settings/{category}": "adam",
    "POST /c/{code}/settings/{category}/drop": "adam",
    "POST /c/{code}/settings/{category}/move": "adam",
    "GET /c/{code}/fields": SIGNED_IN,
    "POST /c/{code}/fields": "adam",
    "GET /c/{code}/categories/new": "adam",
    "POST /c/{code}/categories/new": "adam",
}

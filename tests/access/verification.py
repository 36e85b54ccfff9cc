"""The pages of verification: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import EVERYONE

LINES: dict[str, str] = {
    "GET /v": EVERYONE,
    "GET /v/{token}": EVERYONE,
    "GET /verify": EVERYONE,
    "POST /verify": EVERYONE,
    "GET /published/{code}": EVERYONE,
    "GET /c/{code}/published": "anna adam",
    "POST /c/{code}/published/announce": "anna adam",
    "POST /c/{code}/published/correct": "anna adam",
    "POST /c/{code}/published/conceal": "anna adam",
}

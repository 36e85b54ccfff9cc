"""The page of a telephone: method and route → who may use them. It shows nothing of anybody."""

from __future__ import annotations

from tests.access.people import EVERYONE

LINES: dict[str, str] = {
    "GET /door": EVERYONE,
    "GET /door/worker.js": EVERYONE,
}

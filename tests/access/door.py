"""The page of the door: method and route → who may use it. Staff of the ceremony may, too."""

from __future__ import annotations

PAGES = "/c/{code}/door"

LINES: dict[str, str] = {
    f"GET {PAGES}": "adam",
    f"GET {PAGES}/live": "adam",
    f"POST {PAGES}": "adam",
}

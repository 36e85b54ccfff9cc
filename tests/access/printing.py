"""The pages of printing: method and route → who may."""

from __future__ import annotations

LINES: dict[str, str] = {
    "GET /c/{code}/print": "paul adam",
    "POST /c/{code}/print": "paul adam",
}

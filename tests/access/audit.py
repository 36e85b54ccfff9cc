"""The pages of audit: method and route → who may."""

from __future__ import annotations

LINES: dict[str, str] = {
    "GET /history": "adam",
    "POST /history/verification": "adam",
}

"""The pages of audit: method and route → who may use them."""

from __future__ import annotations

LINES: dict[str, str] = {
    "GET /history": "adam",
    "POST /history/verification": "adam",
}

"""The pages of audit: method and route → who may use them."""

from __future__ import annotations

LINES: dict[str, str] = {
    "GET /history": "adam",
    "GET /history.xlsx": "adam",
    "GET /history.csv": "adam",
    "GET /history.pdf": "adam",
    "GET /history.docx": "adam",
    "POST /history/verification": "adam",
}

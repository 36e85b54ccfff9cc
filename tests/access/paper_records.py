"""The page of certificates on paper: method and route → who may use it."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

LINES: dict[str, str] = {
    "GET /records": SIGNED_IN,
    "POST /records": "anna adam",
    "POST /records/{reference}/undo": "anna adam",
}

"""The pages of printing: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

LINES: dict[str, str] = {
    "GET /c/{code}/print": "paul adam",
    "POST /c/{code}/print": "paul adam",
    "GET /c/{code}/print/check": "paul adam",
    "GET /c/{code}/print/check.png": "paul adam",
    "GET /winners/{winner}/sheets": SIGNED_IN,
    "POST /c/{code}/print/these": "paul adam",
    "POST /c/{code}/print/runs": "paul adam",
    "GET /c/{code}/print/runs/{reference}": "paul adam",
    "POST /c/{code}/print/runs/{reference}/mark": "paul adam",
    "GET /c/{code}/print/runs/{reference}/jam": "paul adam",
    "POST /c/{code}/print/runs/{reference}/jam": "paul adam",
    "GET /c/{code}/print/runs/{reference}/volumes/{place}/print": "paul adam",
    "POST /c/{code}/print/runs/{reference}/cancel": "paul adam",
    "POST /c/{code}/print/runs/{reference}/redraw": "paul adam",
    "GET /c/{code}/print/runs/{reference}/volumes/{place}": "paul adam",
    "GET /c/{code}/print/runs/{reference}/all.zip": "paul adam",
    "GET /c/{code}/print/runs/{reference}/ledger.pdf": "paul adam",
    "GET /c/{code}/print/runs/{reference}/ledger.xlsx": "paul adam",
    "GET /c/{code}/print/runs/{reference}/ledger.csv": "paul adam",
    "GET /c/{code}/print/runs/{reference}/ledger.docx": "paul adam",
    "GET /c/{code}/print/runs/{reference}/manifest.json": "paul adam",
    "GET /c/{code}/print/runs/{reference}/x4.pdf": "paul adam",
    "POST /press-profiles": "paul adam",
    "GET /feeds": "paul adam",
    "GET /feeds/feed": "paul adam",
    "POST /feeds/feed": "paul adam",
    "GET /feeds/card.pdf": "paul adam",
    "POST /feeds/back": "paul adam",
    "GET /paper": "paul adam",
    "POST /paper": "paul adam",
}

"""The pages of proofs: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import EVERYONE, SIGNED_IN

LINES: dict[str, str] = {
    "GET /c/{code}/proofs": "rita adam",
    "POST /c/{code}/proofs": "rita adam",
    "POST /c/{code}/proofs/{link}/extend": "rita adam",
    "POST /c/{code}/proofs/{link}/revoke": "rita adam",
    "GET /c/{code}/proofs/links.xlsx": "rita adam",
    "GET /c/{code}/proofs/links.csv": "rita adam",
    "GET /c/{code}/proofs/links.pdf": "rita adam",
    "GET /c/{code}/proofs/links.docx": "rita adam",
    "GET /c/{code}/proofs/letters.pdf": "rita adam",
    "GET /c/{code}/proofs/letters.docx": "rita adam",
    "GET /c/{code}/proofs/{link}/versions": SIGNED_IN,
    "GET /c/{code}/proofs/proposals": "rita adam",
    "POST /c/{code}/proofs/proposals/{proposal}/accept": "rita adam",
    "POST /c/{code}/proofs/proposals/{proposal}/decline": "rita adam",
    "POST /c/{code}/proofs/close": "rita adam",
    "GET /p/{token}": EVERYONE,
    "POST /p/{token}": EVERYONE,
    "GET /p/{token}/attendance": EVERYONE,
    "POST /p/{token}/attendance": EVERYONE,
}

"""The pages of photos: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

LINES: dict[str, str] = {
    "GET /winners/{winner}/photo": SIGNED_IN,
    "POST /winners/{winner}/photo": "rita adam",
    "POST /winners/{winner}/photo/remove": "rita adam",
    "GET /c/{code}/photos": "rita adam",
    "POST /c/{code}/photos": "rita adam",
}

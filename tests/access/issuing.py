"""The pages of issuing: method and route → who may."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

ONE = "/winners/{winner}"

LINES: dict[str, str] = {
    "GET /c/{code}/certificates": SIGNED_IN,
    "POST /c/{code}/certificates": "anna adam",
    f"GET {ONE}/certificate": SIGNED_IN,
    f"POST {ONE}/certificate/reissue": "anna adam",
    f"POST {ONE}/certificate/revoke": "anna adam",
    f"GET {ONE}/preview.png": SIGNED_IN,
    "GET /c/{code}/categories/{category}/preview.png": SIGNED_IN,
    "POST /c/{code}/settings/{category}/try": "adam",
}

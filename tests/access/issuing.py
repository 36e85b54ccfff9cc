"""The pages of issuing: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

HERE = "/c/{code}/certificates"
ONE = "/winners/{winner}"

LINES: dict[str, str] = {
    f"GET {HERE}": SIGNED_IN,
    f"POST {HERE}": "anna adam",
    f"GET {HERE}/choose": "anna adam",
    f"GET {HERE}/issued": SIGNED_IN,
    f"GET {ONE}/certificate": SIGNED_IN,
    f"POST {ONE}/certificate/reissue": "anna adam",
    f"POST {ONE}/certificate/revoke": "anna adam",
    f"GET {ONE}/preview": SIGNED_IN,
    f"GET {ONE}/preview.png": SIGNED_IN,
    "GET /c/{code}/categories/{category}/preview.png": SIGNED_IN,
    "POST /c/{code}/categories/{category}/preview": "adam",
    "POST /c/{code}/settings/{category}/try": "adam",
}

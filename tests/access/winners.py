"""The pages of winners: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

HERE = "/c/{code}/winners"

LINES: dict[str, str] = {
    f"GET {HERE}": SIGNED_IN,
    "GET /c/{code}/winners.xlsx": SIGNED_IN,
    "GET /c/{code}/winners.csv": SIGNED_IN,
    "GET /c/{code}/winners.pdf": SIGNED_IN,
    "GET /c/{code}/winners.docx": SIGNED_IN,
    f"POST {HERE}/views": SIGNED_IN,
    f"POST {HERE}/views/{{view}}/drop": SIGNED_IN,
    f"POST {HERE}/views/{{view}}/name": SIGNED_IN,
    f"POST {HERE}/change": "rita adam",
    f"POST {HERE}/columns": SIGNED_IN,
    f"GET {HERE}/new": "rita adam",
    f"POST {HERE}/new": "rita adam",
    f"POST {HERE}/withdraw": "anna adam",
    "GET /winners/{winner}": SIGNED_IN,
    "GET /winners/{winner}/edit": "rita adam",
    "POST /winners/{winner}/edit": "rita adam",
    "GET /winners/{winner}/row": "rita adam",
    "POST /winners/{winner}/row": "rita adam",
    "POST /winners/{winner}/place": "rita adam",
}

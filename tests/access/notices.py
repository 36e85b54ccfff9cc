"""The pages of notices: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import EVERYONE, SIGNED_IN

ONE = "/winners/{winner}"

LINES: dict[str, str] = {
    "GET /c/{code}/notices": SIGNED_IN,
    "POST /c/{code}/notices": "anna adam",
    "GET /c/{code}/notices/{notice}/list.xlsx": SIGNED_IN,
    "GET /c/{code}/notices/{notice}/list.pdf": SIGNED_IN,
    "GET /c/{code}/notices/{notice}/list.csv": SIGNED_IN,
    "GET /c/{code}/notices/{notice}/list.docx": SIGNED_IN,
    "GET /c/{code}/notices/{notice}/corrections": SIGNED_IN,
    "POST /c/{code}/notices/{notice}/corrections": "anna adam",
    "GET /notices/{notice}": EVERYONE,
    f"GET {ONE}/objections": "anna adam",
    f"POST {ONE}/objections": "anna adam",
    f"POST {ONE}/objections/{{objection}}": "anna adam",
    f"POST {ONE}/objections/hold": "anna adam",
    f"POST {ONE}/hold": "anna adam",
    "POST /c/{code}/notices/confirm": "anna adam",
    "POST /c/{code}/notices/hold": "anna adam",
    "POST /c/{code}/winners/confirm": "anna adam",
    "POST /c/{code}/winners/hold": "anna adam",
    "GET /calendar": SIGNED_IN,
    "POST /calendar": "anna adam",
}

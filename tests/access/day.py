"""The pages of the day: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

DAY = "/c/{code}/day"

#: Approvers and staff of the ceremony run the day.
LINES: dict[str, str] = {
    f"GET {DAY}": SIGNED_IN,
    f"POST {DAY}": "anna adam",
    f"GET {DAY}/revision": SIGNED_IN,
    f"GET {DAY}/people/{{winner}}": "anna adam",
    f"POST {DAY}/people/{{winner}}": "anna adam",
    f"GET {DAY}/close": SIGNED_IN,
    f"POST {DAY}/close": "anna adam",
    f"GET {DAY}/close.xlsx": "paul adam",
    f"GET {DAY}/close.csv": "paul adam",
    f"GET {DAY}/close.pdf": "paul adam",
    f"GET {DAY}/close.docx": "paul adam",
    f"POST {DAY}/reopen": "anna adam",
    f"GET {DAY}/slips/{{role}}": "paul adam",
    "GET /c/{code}/script": SIGNED_IN,
    "GET /c/{code}/screen": SIGNED_IN,
    "GET /c/{code}/screen/show": SIGNED_IN,
    "GET /c/{code}/screen/slides/{slide}": SIGNED_IN,
}

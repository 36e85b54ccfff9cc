"""The pages of layouts: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

ONE = "/layouts/{layout}"

LINES: dict[str, str] = {
    "GET /layouts": SIGNED_IN,
    "POST /layouts": "paul adam",
    "POST /layout-pictures": "paul adam",
    f"GET {ONE}": "paul adam",
    f"POST {ONE}": "paul adam",
    f"POST {ONE}/try": "paul adam",
    f"GET {ONE}/versions": SIGNED_IN,
    f"POST {ONE}/restore": "paul adam",
    f"GET {ONE}/layout.toml": SIGNED_IN,
    f"GET {ONE}/layout.zip": SIGNED_IN,
    f"GET {ONE}/picture.png": SIGNED_IN,
}

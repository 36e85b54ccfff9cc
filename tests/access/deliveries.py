"""The pages of deliveries: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

PAGES = "/c/{code}/deliveries"

#: Staff of the ceremony deliver too; see the test of roles without a person.
LINES: dict[str, str] = {
    f"GET {PAGES}": SIGNED_IN,
    f"POST {PAGES}": "rita adam",
    f"GET {PAGES}/sheet.xlsx": "rita adam",
    f"GET {PAGES}/sheet.csv": "rita adam",
    f"GET {PAGES}/sheet.pdf": "rita adam",
    f"GET {PAGES}/sheet.docx": "rita adam",
}

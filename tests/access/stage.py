"""The pages of the ceremony's arrangement: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

PAGES = "/c/{code}/ceremony"

#: Staff of the ceremony arrange; see the test of roles without a person.
LINES: dict[str, str] = {
    f"GET {PAGES}": SIGNED_IN,
    f"POST {PAGES}": "adam",
    f"GET {PAGES}/meeting": SIGNED_IN,
    f"POST {PAGES}/meeting": "adam",
    f"GET {PAGES}/programme": SIGNED_IN,
    f"POST {PAGES}/programme": "adam",
    f"GET {PAGES}/groups": SIGNED_IN,
    f"POST {PAGES}/groups": "adam",
    f"GET {PAGES}/groups/rule": "adam",
    f"POST {PAGES}/groups/rule": "adam",
    f"GET {PAGES}/groups/{{number}}": SIGNED_IN,
    f"POST {PAGES}/groups/{{number}}": "adam",
    f"GET {PAGES}/presenters": SIGNED_IN,
    f"POST {PAGES}/presenters": "adam",
    f"GET {PAGES}/attendees": SIGNED_IN,
    f"POST {PAGES}/attendees": "adam",
    f"POST {PAGES}/attendees/import": "adam",
    f"POST {PAGES}/attendees/replies": "adam",
    f"GET {PAGES}/hall": SIGNED_IN,
    f"POST {PAGES}/hall": "adam",
    f"GET {PAGES}/seats": SIGNED_IN,
    f"POST {PAGES}/seats": "adam",
    f"GET {PAGES}/versions": SIGNED_IN,
    f"GET {PAGES}/versions/new": "anna adam",
    f"POST {PAGES}/versions/new": "anna adam",
}

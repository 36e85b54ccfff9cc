"""The pages of overview: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import SIGNED_IN

LINES: dict[str, str] = {
    "GET /help": SIGNED_IN,
    "GET /notes": SIGNED_IN,
    "POST /notes/seen": SIGNED_IN,
    "POST /notes/kinds": SIGNED_IN,
    "GET /": SIGNED_IN,
    "GET /c/{code}": SIGNED_IN,
    "POST /c/{code}/seen": SIGNED_IN,
    "GET /c/{code}/differences": SIGNED_IN,
    "POST /c/{code}/differences/notice/acceptances": "anna adam",
    "POST /c/{code}/differences/proof/acceptances": "rita adam",
    "POST /c/{code}/differences/certificate/acceptances": "anna adam",
    "POST /c/{code}/differences/published/acceptances": "anna adam",
    "POST /c/{code}/differences/roster/acceptances": "paul cora adam",
    "POST /c/{code}/differences/stage/acceptances": "anna adam",
    "POST /c/{code}/differences/run/acceptances": "paul adam",
    "GET /commendations": SIGNED_IN,
    "GET /commendations/sample.xlsx": SIGNED_IN,
    "POST /commendations/sample": "adam",
    "GET /tour": SIGNED_IN,
    "GET /search": SIGNED_IN,
    "POST /c/{code}/settings/{category}/effect": "adam",
}

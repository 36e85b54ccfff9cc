"""What programs ask for, and what every page needs."""

from __future__ import annotations

from tests.access.people import EVERYONE, SIGNED_IN

V1 = "/api/v1"
HERE = "/api/v1/commendations/{code}"

#: Method and route → who may.
LINES = {
    f"GET {V1}/me": SIGNED_IN,
    f"GET {V1}/accounts": "adam",
    f"POST {V1}/accounts": "adam",
    f"GET {V1}/accounts/{{username}}": "adam",
    f"PATCH {V1}/accounts/{{username}}": "adam",
    f"GET {V1}/accounts/{{username}}/tokens": "adam",
    f"POST {V1}/accounts/{{username}}/tokens": "adam",
    f"DELETE {V1}/tokens/{{token}}": "adam",
    f"GET {V1}/audit/entries": "adam",
    f"GET {V1}/audit/verification": "adam",
    f"GET {V1}/commendations": SIGNED_IN,
    f"GET {HERE}": SIGNED_IN,
    f"PUT {HERE}": "adam",
    f"GET {HERE}/winners": SIGNED_IN,
    f"POST {HERE}/winners": "rita adam",
    f"GET {V1}/winners/{{winner}}": SIGNED_IN,
    f"PATCH {V1}/winners/{{winner}}": "rita adam",
    f"PUT {V1}/winners/{{winner}}/place": "rita adam",
    f"GET {V1}/winners/{{winner}}/history": SIGNED_IN,
    f"POST {V1}/winners/confirm": "anna adam",
    f"POST {V1}/winners/withdraw": "anna adam",
    f"POST {HERE}/intake/preview": "rita adam",
    f"POST {HERE}/intake/annotated.xlsx": "rita adam",
    f"POST {HERE}/intake": "rita adam",
    f"POST {HERE}/intake/{{reference}}/undo": "rita adam",
    f"GET {HERE}/intake/template.xlsx": "rita adam",
    f"GET {HERE}/certificates": SIGNED_IN,
    f"POST {HERE}/certificates": "anna adam",
    f"GET {V1}/certificates": SIGNED_IN,
    f"POST {V1}/certificates/reissue": "anna adam",
    f"POST {V1}/certificates/revoke": "anna adam",
    f"POST {HERE}/print.pdf": "paul adam",
    f"POST {HERE}/print.zip": "paul adam",
    f"GET {HERE}/roster": "paul adam",
    f"GET {HERE}/roster.xlsx": "paul adam",
    f"GET {HERE}/roster.csv": "paul adam",
    f"GET {V1}/verify/{{token}}": EVERYONE,
    "GET /static/{name}": EVERYONE,
    "POST /preferences": EVERYONE,
    "GET /api/openapi.json": EVERYONE,
    "GET /health/live": EVERYONE,
    "GET /health/ready": EVERYONE,
}

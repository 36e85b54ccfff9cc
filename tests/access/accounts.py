"""The pages of accounts: method and route → who may use them."""

from __future__ import annotations

from tests.access.people import EVERYONE, SIGNED_IN

LINES: dict[str, str] = {
    "GET /sign-in": EVERYONE,
    "POST /sign-in": EVERYONE,
    "GET /sign-in/code": EVERYONE,
    "POST /sign-in/code": EVERYONE,
    "POST /sign-out": EVERYONE,
    "GET /welcome/{token}": EVERYONE,
    "POST /welcome/{token}": EVERYONE,
    "GET /me": SIGNED_IN,
    "POST /me/habits": SIGNED_IN,
    "GET /me/password": SIGNED_IN,
    "POST /me/password": SIGNED_IN,
    "GET /me/second-factor": SIGNED_IN,
    "GET /me/second-factor/code.svg": SIGNED_IN,
    "POST /me/second-factor": SIGNED_IN,
    "POST /me/second-factor/off": SIGNED_IN,
    "POST /me/sessions/end": SIGNED_IN,
    "POST /me/sessions/{session}/end": SIGNED_IN,
    "POST /me/tokens": SIGNED_IN,
    "POST /me/tokens/{token}/revoke": SIGNED_IN,
    "POST /me/shell-links/{link}/agree": SIGNED_IN,
    "POST /me/shell-links/{link}/end": SIGNED_IN,
    "POST /accounts/{username}/shell-links/{link}/end": "adam",
    "POST /consents/{consent}/agree": "adam",
    "POST /consents/{consent}/refuse": "anna adam",
    "POST /consents/{consent}/take-back": "adam",
    "GET /accounts": "anna adam",
    "POST /accounts": "adam",
    "GET /accounts/{username}": "adam",
    "POST /accounts/{username}/role": "adam",
    "POST /accounts/{username}/close": "adam",
    "POST /accounts/{username}/reopen": "adam",
    "POST /accounts/{username}/link": "adam",
    "POST /accounts/{username}/factor-off": "adam",
    "POST /accounts/{username}/sessions/end": "adam",
    "POST /accounts/{username}/tokens/{token}/revoke": "adam",
}

"""Who may do what: one line for every route, and nobody gets past it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.api.conftest import PEOPLE, Cast, client

EVERYONE = "nobody vera rita anna paul adam"
SIGNED_IN = "vera rita anna paul adam"
V1 = "/api/v1"
HERE = "/api/v1/commendations/{code}"

#: Method and route → who may.
MATRIX = {
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
    "GET /v/{token}": EVERYONE,
    "GET /api/openapi.json": EVERYONE,
    "GET /health/live": EVERYONE,
    "GET /health/ready": EVERYONE,
}


def _routes(app: Litestar) -> Iterator[str]:
    for route in app.routes:
        assert isinstance(route, HTTPRoute)
        yield from (f"{method} {route.path_format}" for method in route.methods - {"OPTIONS"})


def test_every_route_has_a_line_in_the_matrix(closed_app: Litestar) -> None:
    assert set(_routes(closed_app)) == set(MATRIX)


@pytest.mark.parametrize("name", ["nobody", *PEOPLE])
async def test_each_may_do_what_their_role_carries_and_no_more(guests: Cast, name: str) -> None:
    caller = getattr(guests, name)
    wrong = {}

    for line, allowed in MATRIX.items():
        method, path = line.split()
        address = path.format(code="2023", winner=1, username="none", token=999)
        status = (await caller.request(method, address)).status_code
        refused = 401 if name == "nobody" else 403
        if (status == refused) is (name in allowed.split()) or status >= 500:
            wrong[line] = status

    assert wrong == {}


async def test_a_route_answers_no_other_method(closed_app: Litestar) -> None:
    wrong = {}

    async with client(closed_app) as caller:
        for path in {line.split()[1] for line in MATRIX}:
            known = {line.split()[0] for line in MATRIX if line.split()[1] == path}
            address = path.format(code="2023", winner=1, username="none", token=999)
            for other in {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE"} - known:
                answer = await caller.request(other, address)
                if answer.status_code != 405:
                    wrong[f"{other} {path}"] = answer.status_code

    assert wrong == {}


async def test_a_route_that_declares_nothing_is_shut_even_to_the_admin(guests: Cast) -> None:
    answer = await guests.adam.options("/api/v1/me")

    assert (answer.status_code, answer.json()["code"]) == (403, "denied.not-permitted")


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer awards_x", "Basic YWRhbTphZGFt", "Bearer " + "x" * 9999],
)
async def test_whatever_is_not_a_good_token_is_asked_for_one(guests: Cast, header: str) -> None:
    answer = await guests.nobody.get("/api/v1/me", headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_token_in_a_cookie_or_an_address_opens_nothing(guests: Cast) -> None:
    token = guests.tokens["adam"]

    answer = await guests.nobody.get(
        f"/api/v1/me?token={token}&access_token={token}", headers={"Cookie": f"token={token}"}
    )

    assert answer.status_code == 401

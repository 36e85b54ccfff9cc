"""Every route refuses everyone but its declared users; one line declares each route."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from awards.roles import Role
from awards.settings import Settings
from tests import access
from tests.people import PEOPLE, Cast, client, signed_in

pytestmark = pytest.mark.usual  # too long for a run between two edits

MATRIX: dict[str, str] = {}
for _module in pkgutil.iter_modules(access.__path__):
    if not _module.name.startswith(("test_", "conftest")):
        MATRIX |= getattr(import_module(f"tests.access.{_module.name}"), "LINES", {})


#: After signing out nothing else works, so this route is tried last.
MATRIX["POST /sign-out"] = MATRIX.pop("POST /sign-out")


class _Places(dict[str, object]):
    """The values for the braces of a route: any id, unless one is set."""

    def __missing__(self, key: str) -> object:
        return 999


PLACES = _Places(code="2023", winner=1, username="none", name="none")


def _was_refused(answer: httpx.Response) -> bool:
    """Pages redirect people who are not signed in to the sign-in page."""
    to_sign_in = answer.headers.get("location", "").startswith("/sign-in")
    return answer.status_code in (401, 403) or to_sign_in


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
        answer = await caller.request(method, path.format_map(PLACES))
        if _was_refused(answer) is (name in allowed.split()) or answer.status_code >= 500:
            wrong[line] = answer.status_code

    assert wrong == {}


PUBLIC = "public"

#: Roles without a person in `tests.people`: they may do what they declare.
OTHERS = [role for role in Role if role not in PEOPLE.values()]


def _permissions(app: Litestar) -> dict[str, object]:
    """Return method and path of each route → the permission it declares, or `PUBLIC`."""
    found: dict[str, object] = {}
    for route in app.routes:
        assert isinstance(route, HTTPRoute)
        for handler in route.route_handlers:
            for method in handler.http_methods:
                permission = PUBLIC if handler.opt.get("public") else handler.opt.get("permission")
                found[f"{method} {route.path_format}"] = permission
    return found


@pytest.mark.parametrize("role", OTHERS)
async def test_any_other_role_may_do_what_it_declares_and_no_more(
    guests: Cast, guests_settings: Settings, closed_app: Litestar, role: Role
) -> None:
    declared, wrong = _permissions(closed_app), {}

    async with signed_in(guests.app, guests_settings, f"one-{role}", role) as caller:
        for line in MATRIX:
            method, path = line.split()
            answer = await caller.request(method, path.format_map(PLACES))
            may = declared[line] == PUBLIC or declared[line] in role.permissions
            if _was_refused(answer) is may or answer.status_code >= 500:
                wrong[line] = answer.status_code

    assert wrong == {}


async def test_a_route_answers_no_other_method(closed_app: Litestar) -> None:
    wrong = {}

    async with client(closed_app) as caller:
        for path in {line.split()[1] for line in MATRIX}:
            known = {line.split()[0] for line in MATRIX if line.split()[1] == path}
            known |= {"HEAD"} if "GET" in known else set()
            address = path.format_map(PLACES)
            for other in {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE"} - known:
                answer = await caller.request(other, address)
                if answer.status_code != 405:
                    wrong[f"{other} {path}"] = answer.status_code

    assert wrong == {}


async def test_a_route_that_declares_nothing_is_closed_even_to_the_admin(guests: Cast) -> None:
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

"""A token works until it is revoked; changes apply from the next request on."""

from __future__ import annotations

from tests.people import Cast, client


async def test_a_revoked_token_is_refused_at_once(cast: Cast) -> None:
    [token] = (await cast.adam.get("/api/v1/accounts/vera/tokens")).json()

    answer = await cast.adam.delete(f"/api/v1/tokens/{token['id']}")

    assert answer.status_code == 204
    assert (await cast.vera.get("/api/v1/me")).status_code == 401


async def test_a_closed_account_is_refused_at_once_and_may_return(cast: Cast) -> None:
    await cast.adam.patch("/api/v1/accounts/vera", json={"active": False})
    closed = await cast.vera.get("/api/v1/me")
    await cast.adam.patch("/api/v1/accounts/vera", json={"active": True})

    assert closed.status_code == 401
    assert (await cast.vera.get("/api/v1/me")).status_code == 200


async def test_another_role_holds_from_the_next_request_on(cast: Cast) -> None:
    await cast.adam.patch("/api/v1/accounts/paul", json={"role": "viewer"})

    assert (await cast.paul.get("/api/v1/me")).json()["permissions"] == ["read"]
    assert (await cast.paul.get("/api/v1/commendations/2023/roster")).status_code == 403


async def test_a_token_made_over_http_works_and_is_never_shown_again(cast: Cast) -> None:
    made = await cast.adam.post("/api/v1/accounts/vera/tokens", json={"name": "laptop", "days": 1})
    token = made.json()["token"]
    listed = await cast.adam.get("/api/v1/accounts/vera/tokens")
    history = await cast.adam.get("/api/v1/audit/entries")

    async with client(cast.app, token) as caller:
        assert (await caller.get("/api/v1/me")).json()["username"] == "vera"
    assert token not in listed.text + history.text

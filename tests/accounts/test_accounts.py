"""Accounts and tokens: who is accepted and who is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from awards import clock
from awards.accounts import service
from awards.accounts.rules import Principal, TokenFacts, expiry
from awards.audit import queries as audit
from awards.errors import AccountExists, FieldRefused, NotFound
from awards.roles import Permission
from awards.tables import ApiToken, Role

NOW = clock.now()
LATER, EARLIER = NOW + timedelta(days=1), NOW - timedelta(days=1)


@pytest.fixture
async def rita(opened: str) -> str:
    await service.create_account("cli/alice", "rita", "丽\U00031350", Role.REGISTRAR)
    return "rita"


async def test_a_token_identifies_its_account(rita: str) -> None:
    token = await service.create_token("cli/alice", rita, "laptop", 30)

    found = await service.authenticate(token)

    assert found is not None
    assert (found.username, found.role, found.actor) == ("rita", Role.REGISTRAR, "api/rita")


async def test_only_a_hash_of_the_token_is_kept(rita: str) -> None:
    token = await service.create_token("cli/alice", rita, "laptop", None)

    [row] = await ApiToken.select()
    entries = await audit.entries()

    assert token.startswith("awards_")
    assert token not in str(row) + str(entries)


@pytest.mark.parametrize("token", ["", "awards_", "x" * 100_000, "\udc80", "\x00"])
async def test_a_token_that_was_never_made_identifies_nobody(rita: str, token: str) -> None:
    assert await service.authenticate(token) is None


async def test_an_expired_token_identifies_nobody(rita: str) -> None:
    token = await service.create_token("cli/alice", rita, "laptop", 1)
    await ApiToken.update({ApiToken.expires_at: EARLIER}, force=True)

    assert await service.authenticate(token) is None


async def test_a_revoked_token_stays_revoked(rita: str) -> None:
    token = await service.create_token("cli/alice", rita, "laptop", None)
    [listed] = await service.tokens(rita)

    await service.revoke_token("cli/alice", listed.id)
    [once] = await service.tokens(rita)
    await service.revoke_token("cli/alice", listed.id)
    [twice] = await service.tokens(rita)

    assert await service.authenticate(token) is None
    assert once == twice


@pytest.mark.parametrize(
    ("standing", "good"),
    [
        (TokenFacts(True, None, None), True),
        (TokenFacts(True, None, LATER), True),
        (TokenFacts(True, None, NOW), False),
        (TokenFacts(True, EARLIER, LATER), False),
        (TokenFacts(False, None, None), False),
    ],
)
def test_a_token_is_good_while_nothing_ended_it(standing: TokenFacts, good: bool) -> None:
    assert standing.is_good(NOW) is good


async def test_two_accounts_cannot_share_a_name(rita: str) -> None:
    with pytest.raises(AccountExists):
        await service.create_account("cli/alice", rita, "Rita", Role.ADMIN)

    assert [each.role for each in await service.accounts()] == [Role.REGISTRAR]


@pytest.mark.parametrize("username", ["", "a b", "管理员", "a" * 65, "a\x00", "../x"])
async def test_a_username_is_plain(opened: str, username: str) -> None:
    with pytest.raises(FieldRefused):
        await service.create_account("cli/alice", username, "A", Role.ADMIN)


@pytest.mark.parametrize("name", ["", " ", "a\x00", "字" * 101, "\u202eabc"])
async def test_a_display_name_can_be_shown(opened: str, name: str) -> None:
    with pytest.raises(FieldRefused):
        await service.create_account("cli/alice", "bob", name, Role.ADMIN)


async def test_every_change_of_an_account_is_in_the_chain(rita: str) -> None:
    await service.set_role("cli/alice", rita, Role.VIEWER)
    await service.set_active("cli/alice", rita, False)
    await service.set_active("cli/alice", rita, False)
    await service.create_token("cli/alice", rita, "laptop", None)
    [token] = await service.tokens(rita)
    await service.revoke_token("cli/alice", token.id)

    actions = [link.action for link in reversed(await audit.entries())]

    assert actions == [
        "account.created",
        "account.amended",
        "account.amended",
        "token.created",
        "token.revoked",
    ]


async def test_a_missing_account_or_token_is_not_found(opened: str) -> None:
    for work in (
        service.find("nobody"),
        service.set_active("cli/alice", "nobody", True),
        service.create_token("cli/alice", "nobody", "x", None),
        service.revoke_token("cli/alice", 7),
    ):
        with pytest.raises(NotFound):
            await work


@pytest.mark.parametrize("days", [0, -1, 3651, 10**30])
def test_a_token_lives_from_a_day_to_ten_years(days: int) -> None:
    with pytest.raises(FieldRefused):
        expiry(NOW, days)


def test_the_admin_may_everything_and_nobody_registers_and_confirms_but_the_admin() -> None:
    both = {role for role in Role if {Permission.REGISTER, Permission.CONFIRM} <= role.permissions}

    assert Role.ADMIN.permissions == set(Permission)
    assert both == {Role.ADMIN}


def test_every_role_carries_something_and_nothing_undeclared_is_carried() -> None:
    assert all(role.permissions for role in Role)
    assert not Principal(1, "adam", Role.ADMIN).may(None)


def test_ceremony_staff_see_winners_and_roster_and_change_nothing_of_the_register() -> None:
    assert {permission.value for permission in Role("ceremony").permissions} == {
        "read",
        "roster",
        "arrange",
        "seat",
        "freeze",
        "run-day",
        "door",
        "deliver",
        "print",
    }

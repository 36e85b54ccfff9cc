"""Accounts, their tokens and sessions: every change is one transaction with its audit entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from awards import clock, database
from awards.accounts import rules, sessions
from awards.accounts.habits import Habits
from awards.accounts.records import AccountRecord, TokenRecord
from awards.accounts.rules import Principal, TokenFacts
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import AccountExists, LastAdmin, NotFound
from awards.tables import Account, ApiToken, PasswordLink, Role, Values
from awards.words import Phrase


async def create_account(actor: str, username: str, display_name: str, role: Role) -> AccountRecord:
    """Raises FieldRefused or AccountExists."""
    rules.require_username(username)
    rules.require_name("display_name", display_name)
    row = Account(
        username=username, display_name=display_name, role=role.value, created_at=clock.now()
    )
    try:
        async with database.transaction():
            [made] = await Account.insert(row).returning(Account.id)
            facts = {"username": username, "role": role}
            subject = f"account/{made['id']}"
            await audit.record(actor, [Change(Action.ACCOUNT_CREATED, subject, None, facts)])
    except Exception as fault:
        if database.is_unique_violation(fault):
            raise AccountExists(username=username) from None
        raise
    return await find(username)


async def set_active(actor: str, username: str, active: bool) -> AccountRecord:
    """A closed account's tokens, sessions and links are refused from the next request on.

    A reopened account has its tokens again. Its sessions and links stay ended. Raises NotFound or
    LastAdmin.
    """
    async with database.transaction():
        account = await _amend(actor, username, {"active": active})
        if not active:
            await sessions.end_all(account.id)
            await end_links(account.id)
        return account


async def set_role(actor: str, username: str, role: Role) -> AccountRecord:
    """Takes effect with the next request. Raises NotFound or LastAdmin."""
    async with database.transaction():
        return await _amend(actor, username, {"role": role.value})


async def _amend(actor: str, username: str, values: Values) -> AccountRecord:
    admins = await _hold_admins()
    before = await find(username)
    old = {key: getattr(before, str(key)) for key in values}
    if old != values:
        if admins == [before.id]:
            raise LastAdmin(username=username)
        await Account.update(values).where(Account.id == before.id)
        change = Change(Action.ACCOUNT_AMENDED, f"account/{before.id}", old, values)
        await audit.record(actor, [change])
    return await find(username)


async def _hold_admins() -> list[int]:
    """Lock the active administrators: of two who close each other, one waits and is refused."""
    in_office = (Account.role == Role.ADMIN.value) & Account.active.eq(True)
    same = Account.update({Account.active: Account.active}, force=True).where(in_office)
    return [row["id"] for row in await same.returning(Account.id)]


async def end_sessions(actor: str, username: str, *, but: int = 0) -> int:
    """End all sessions of an account except one, and return their number. Raises NotFound."""
    async with database.transaction():
        account = await find(username)
        count = await sessions.end_all(account.id, but=but)
        if count:
            change = Change(Action.SESSIONS_ENDED, f"account/{account.id}", None, {"count": count})
            await audit.record(actor, [change])
        return count


async def end_session(principal: Principal, session: int) -> None:
    """End one's own session. Raises NotFound for another person's or an unknown one."""
    if session not in {each.id for each in await sessions.open_sessions(principal.account)}:
        raise NotFound(what=Phrase("session"), key=session)
    async with database.transaction():
        await sessions.end(session)
        change = Change(Action.SESSIONS_ENDED, f"account/{principal.account}", None, {"count": 1})
        await audit.record(principal.actor, [change])


async def end_links(account: int) -> None:
    """End unused links, in the caller's transaction."""
    at = clock.now()
    unspent = PasswordLink.used_at.is_null() & (PasswordLink.expires_at > at)
    await PasswordLink.update({PasswordLink.expires_at: at}).where(
        (PasswordLink.account == account) & unspent
    )


async def find(username: str) -> AccountRecord:
    """Raises NotFound."""
    row = await Account.select().where(Account.username == username).first()
    if row is None:
        raise NotFound(what=Phrase("account"), key=username)
    return msgspec.convert(row, AccountRecord)


async def accounts() -> list[AccountRecord]:
    return msgspec.convert(await Account.select().order_by(Account.username), list[AccountRecord])


async def create_token(actor: str, username: str, name: str, days: int | None) -> str:
    """Return the token itself. Only its hash is stored, so it is shown only here.

    Raises NotFound or FieldRefused.
    """
    rules.require_name("name", name)
    at = clock.now()
    expires_at = rules.expiry(at, days)
    token = rules.new_token()
    async with database.transaction():
        account = await find(username)
        row = ApiToken(
            account=account.id,
            name=name,
            token_hash=rules.token_hash(token),
            made_by=actor,
            created_at=at,
            expires_at=expires_at,
        )
        [made] = await ApiToken.insert(row).returning(ApiToken.id)
        facts = {"id": made["id"], "name": name, "expires_at": expires_at}
        subject = f"account/{account.id}"
        await audit.record(actor, [Change(Action.TOKEN_CREATED, subject, None, facts)])
    return token


async def revoke_token(actor: str, token: int) -> None:
    """Takes effect at once and cannot be undone. A repetition changes nothing. Raises NotFound."""
    async with database.transaction():
        row = await ApiToken.select().where(ApiToken.id == token).first()
        if row is None:
            raise NotFound(what=Phrase("token"), key=token)
        if row["revoked_at"] is not None:
            return
        await ApiToken.update({ApiToken.revoked_at: clock.now()}).where(ApiToken.id == token)
        facts = {"id": token, "name": row["name"]}
        subject = f"account/{row['account']}"
        await audit.record(actor, [Change(Action.TOKEN_REVOKED, subject, facts, None)])


async def revoke_own_token(principal: Principal, token: int) -> None:
    """Raises NotFound for another person's token or an unknown one."""
    if token not in {each.id for each in await tokens(principal.username)}:
        raise NotFound(what=Phrase("token"), key=token)
    await revoke_token(principal.actor, token)


async def tokens(username: str) -> list[TokenRecord]:
    """The tokens of an account, the newest first. Raises NotFound."""
    account = await find(username)
    rows = (
        await ApiToken.select()
        .where(ApiToken.account == account.id)
        .order_by(ApiToken.id, ascending=False)
    )
    return msgspec.convert(rows, list[TokenRecord])


async def authenticate(token: str) -> Principal | None:
    """The owner of the token; None for an unknown, a revoked or an expired one."""
    row = await _token_row(rules.token_hash(token))
    if row is None or not _token_facts(row).is_good(clock.now()):
        return None
    return Principal(row["account"], row["username"], Role(row["role"]), token_by=row["made_by"])


async def _token_row(digest: str) -> dict[str, Any] | None:
    account = ApiToken.account
    return (
        await ApiToken.select(
            ApiToken.account,
            ApiToken.made_by,
            ApiToken.revoked_at,
            ApiToken.expires_at,
            account.username.as_alias("username"),
            account.role.as_alias("role"),
            account.active.as_alias("active"),
        )
        .where(ApiToken.token_hash == digest)
        .first()
    )


def _token_facts(row: dict[str, Any]) -> TokenFacts:
    revoked_at: datetime | None = row["revoked_at"]
    expires_at: datetime | None = row["expires_at"]
    return TokenFacts(bool(row["active"]), revoked_at, expires_at)


async def keep_habits(account: int, habits: Habits) -> None:
    """Nothing of it concerns anybody else, so the history says nothing."""
    await Account.update(
        {
            Account.density: habits.density,
            Account.page_rows: habits.rows,
            Account.columns: ",".join(habits.columns),
            Account.shortcuts: habits.shortcuts,
        }
    ).where(Account.id == account)

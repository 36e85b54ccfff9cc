"""The accounts as administrators read them."""

from __future__ import annotations

from typing import Any

import msgspec
from piccolo.query.functions.aggregate import Max

from awards.accounts.records import Person
from awards.errors import NotFound
from awards.tables import Account, Session
from awards.words import Phrase

_SHOWN = (
    Account.id,
    Account.username,
    Account.display_name,
    Account.role,
    Account.active,
    Account.created_at,
    Account.password_hash,
    Account.totp_since,
)


async def people() -> list[Person]:
    """Active accounts first, then by name."""
    rows = (
        await Account.select(*_SHOWN)
        .order_by(Account.active, ascending=False)
        .order_by(Account.username)
    )
    seen = await _seen()
    return [_person(row, seen) for row in rows]


async def person(username: str) -> Person:
    """Raises NotFound."""
    row = await Account.select(*_SHOWN).where(Account.username == username).first()
    if row is None:
        raise NotFound(what=Phrase("account"), key=username)
    return _person(row, await _seen(row["id"]))


async def anyone_has_a_password() -> bool:
    having = (Account.password_hash != "") & Account.active.eq(True)
    return bool(await Account.exists().where(having))


async def _seen(account: int | None = None) -> dict[int, Any]:
    """When each account was last seen."""
    latest = Max(Session.seen_at)
    query = Session.select(Session.account, latest).group_by(Session.account)
    if account is not None:
        query = query.where(Session.account == account)
    return {row["account"]: row["max"] for row in await query}


def _person(row: dict[str, Any], seen: dict[int, Any]) -> Person:
    facts = {
        **row,
        "has_password": bool(row["password_hash"]),
        "factor_since": row["totp_since"],
        "seen_at": seen.get(row["id"]),
    }
    return msgspec.convert(facts, Person)

"""Browsers that signed in: rows of our own, so that one can be ended at once, from anywhere."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from awards import clock
from awards.accounts.rules import Principal, Sitting, token_hash
from awards.tables import Role, Session

#: How exactly it is known when a session was last seen: a page view seldom writes.
GRAIN = timedelta(minutes=1)

AGENT_LIMIT = 200
ADDRESS_LIMIT = 64


async def begin(account: int, *, complete: bool, address: str = "", agent: str = "") -> str:
    """The token of a new session, to be kept by the browser alone."""
    token = secrets.token_urlsafe(32)
    at = clock.now()
    await Session.insert(
        Session(
            account=account,
            token_hash=token_hash(token),
            complete=complete,
            address=address[:ADDRESS_LIMIT],
            agent=agent[:AGENT_LIMIT],
            began_at=at,
            seen_at=at,
        )
    )
    return token


async def principal(token: str) -> Principal | None:
    """Whoever signed in, both factors given; None alike for an unknown and an ended session."""
    row = await _row(token) if token else None
    at = clock.now()
    if row is None or not row["complete"] or not _sitting(row).stands(at):
        return None
    if at - row["seen_at"] >= GRAIN:
        await Session.update({Session.seen_at: at}).where(Session.id == row["id"])
    return Principal(
        row["account"],
        row["username"],
        Role(row["role"]),
        row["display_name"],
        door="web",
        session=row["id"],
    )


async def end(session: int) -> None:
    """At once; a second time changes nothing."""
    still = (Session.id == session) & Session.ended_at.is_null()
    await Session.update({Session.ended_at: clock.now()}).where(still)


async def _row(token: str) -> dict[str, Any] | None:
    account = Session.account
    return (
        await Session.select(
            Session.id,
            Session.account,
            Session.complete,
            Session.began_at,
            Session.seen_at,
            Session.ended_at,
            account.username.as_alias("username"),
            account.display_name.as_alias("display_name"),
            account.role.as_alias("role"),
            account.active.as_alias("active"),
        )
        .where(Session.token_hash == token_hash(token))
        .first()
    )


def _sitting(row: dict[str, Any]) -> Sitting:
    return Sitting(
        bool(row["active"]),
        bool(row["complete"]),
        row["began_at"],
        row["seen_at"],
        row["ended_at"],
    )

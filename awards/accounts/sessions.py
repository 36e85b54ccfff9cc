"""Signed-in browsers. The sessions are rows of our own, so that any can be ended at once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from piccolo.custom_types import Combinable

from awards import clock, limits
from awards.accounts.habits import Habits
from awards.accounts.records import SessionRecord
from awards.accounts.rules import ABSOLUTE, IDLE, Principal, SessionFacts, Visitor, token_hash
from awards.tables import Role, Session

#: The precision of the time when a session was last seen, so that a page view rarely writes.
GRAIN = timedelta(minutes=1)


_UNKNOWN = Visitor()


class HalfSession(NamedTuple):
    session: int
    account: int
    username: str


async def begin(account: int, *, complete: bool, visitor: Visitor = _UNKNOWN) -> str:
    """Return the token of a new session, which only the browser keeps."""
    token = secrets.token_urlsafe(32)
    at = clock.now()
    await Session.insert(
        Session(
            account=account,
            token_hash=token_hash(token),
            complete=complete,
            address=visitor.address[: limits.BROWSER_ADDRESS],
            agent=visitor.agent[: limits.BROWSER_AGENT],
            began_at=at,
            seen_at=at,
        )
    )
    return token


async def principal(token: str) -> Principal | None:
    """The person of a complete session; None for an unknown or ended session."""
    row = await _row(token) if token else None
    at = clock.now()
    if row is None or not row["complete"] or not _session_facts(row).is_good(at):
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
        second_factor=row["totp_since"] is not None,
        habits=Habits.stored(row),
    )


async def half(token: str) -> HalfSession | None:
    """The person who gave the password but not the code yet; None if there is no such session."""
    row = await _row(token) if token else None
    if row is None or row["complete"] or not _session_facts(row).is_good(clock.now()):
        return None
    return HalfSession(row["id"], row["account"], row["username"])


async def open_sessions(account: int) -> list[SessionRecord]:
    """The sessions that can open pages now, the latest first."""
    at = clock.now()
    rows = (
        await Session.select()
        .where(
            Session.account == account,
            Session.complete.eq(True),
            Session.ended_at.is_null(),
            Session.seen_at > at - IDLE,
            Session.began_at > at - ABSOLUTE,
        )
        .order_by(Session.seen_at, ascending=False)
    )
    return msgspec.convert(rows, list[SessionRecord])


async def last_seen_before(account: int, session: int) -> datetime | None:
    """When the person was last seen in an earlier session; None at the first visit."""
    row = (
        await Session.select(Session.seen_at)
        .where(Session.account == account, Session.complete.eq(True), Session.id < session)
        .order_by(Session.id, ascending=False)
        .first()
    )
    return row["seen_at"] if row else None


async def end(session: int) -> None:
    """Takes effect at once. A repetition changes nothing."""
    await _end(Session.id == session)


async def end_carried(token: str) -> None:
    """End the session of this browser, if there is one."""
    if token:
        await _end(Session.token_hash == token_hash(token))


async def end_all(account: int, *, but: int = 0) -> int:
    """End all sessions of an account except one, and return their number."""
    return await _end((Session.account == account) & (Session.id != but))


async def _end(which: Combinable) -> int:
    still = which & Session.ended_at.is_null()
    ended = await Session.update({Session.ended_at: clock.now()}).where(still).returning(Session.id)
    return len(ended)


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
            account.totp_since.as_alias("totp_since"),
            account.density.as_alias("density"),
            account.page_rows.as_alias("page_rows"),
            account.columns.as_alias("columns"),
            account.shortcuts.as_alias("shortcuts"),
        )
        .where(Session.token_hash == token_hash(token))
        .first()
    )


def _session_facts(row: dict[str, Any]) -> SessionFacts:
    return SessionFacts(
        bool(row["active"]),
        bool(row["complete"]),
        row["began_at"],
        row["seen_at"],
        row["ended_at"],
    )

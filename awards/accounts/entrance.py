"""Sign in: a password, then a code if the account asks for one, and a new session each time."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from awards import database
from awards.accounts import consents, hashing, second_factor, sessions, throttle
from awards.accounts.rules import NewSession, Principal, Visitor
from awards.accounts.sweeping import sweep
from awards.errors import CodeRefused, NotSignedIn, PasswordWrong, SignInRefused, TooManyTries
from awards.settings import Settings
from awards.tables import Account, Session, Values

_log = logging.getLogger("awards.entrance")


async def sign_in(username: str, password: str, visitor: Visitor, carried: str = "") -> NewSession:
    """Start a session if the password is right, and end the session that the browser carried.

    Raises SignInRefused, with the same words and after about the same time for every cause, or
    TooManyTries.
    """
    await consents.settle()
    row = await _account(username)
    await _try(row, username, password, visitor)
    async with database.transaction():
        await sessions.end_carried(carried)
        complete = row["totp_since"] is None
        token = await sessions.begin(row["id"], complete=complete, visitor=visitor)
    await sweep()
    _log.info("%s gave the password, from %s", username, visitor.address)
    return NewSession(token, complete)


async def give_code(settings: Settings, carried: str, code: str, visitor: Visitor) -> NewSession:
    """The second factor: end the session that the browser carried and start a complete one.

    Raises NotSignedIn if the password was given too long ago, CodeRefused or TooManyTries.
    """
    half = await sessions.half(carried)
    if half is None or not await second_factor.is_on(half.account):
        raise NotSignedIn
    try:
        await second_factor.require_code(settings, half.account, code)
    except (CodeRefused, TooManyTries) as fault:
        _log.warning("%s: %s, from %s", half.username, fault.code, visitor.address)
        raise
    async with database.transaction():
        await sessions.end(half.session)
        token = await sessions.begin(half.account, complete=True, visitor=visitor)
    _log.info("%s gave the second factor, from %s", half.username, visitor.address)
    return NewSession(token, complete=True)


async def confirm_password(principal: Principal, password: str, visitor: Visitor) -> None:
    """Check that the same person still acts. Raises PasswordWrong or TooManyTries."""
    row = await _account(principal.username)
    try:
        await _try(row, principal.username, password, visitor)
    except SignInRefused:
        raise PasswordWrong from None


async def _try(row: dict[str, Any], username: str, password: str, visitor: Visitor) -> None:
    place = f"address {throttle.network(visitor.address)}"
    owner = await _owner_key(row, username, visitor)
    await _count(place, owner, row, visitor)
    if not await hashing.matches(_kept(row), password):
        _log.warning("sign-in refused: %s, from %s", _why(row), visitor.address)
        raise SignInRefused
    await throttle.give_back(place)
    await throttle.forget(owner)
    if hashing.is_outdated(row["password_hash"]):
        renewed: Values = {Account.password_hash: await hashing.hashed(password)}
        same = Account.password_hash == row["password_hash"]
        await Account.update(renewed).where((Account.id == row["id"]) & same)


async def _count(place: str, owner: str, row: dict[str, Any], visitor: Visitor) -> None:
    """A try at a locked account does not count against the address, which others may share."""
    try:
        await throttle.take(place, throttle.SIGN_INS)
        try:
            await throttle.take(owner, throttle.SIGN_INS)
        except TooManyTries:
            await throttle.give_back(place)
            raise
    except TooManyTries:
        _log.warning("sign-in paused: %s, from %s", _name(row), visitor.address)
        raise


async def _owner_key(row: dict[str, Any], username: str, visitor: Visitor) -> str:
    """Return the throttle key of the account; where the owner signed in before, one per network.

    Strangers elsewhere can then not lock the owner out.
    """
    key = f"account {hashlib.sha256(username.encode('utf-8', 'replace')).hexdigest()[:32]}"
    known = row and await Session.exists().where(
        Session.account == row["id"],
        Session.complete.eq(True),
        Session.address == visitor.address,
    )
    return f"{key} at {throttle.network(visitor.address)}" if known else key


def _kept(row: dict[str, Any]) -> str:
    return str(row["password_hash"]) if row and row["active"] else ""


def _why(row: dict[str, Any]) -> str:
    """Return existing names only: the text typed as a name may be a password."""
    if not row:
        return "unknown account"
    if not row["active"]:
        return f"{row['username']}, closed"
    return f"{row['username']}, " + ("wrong password" if row["password_hash"] else "no password")


def _name(row: dict[str, Any]) -> str:
    return str(row["username"]) if row else "unknown account"


async def _account(username: str) -> dict[str, Any]:
    """Empty if there is none."""
    found = (
        await Account.select(
            Account.id,
            Account.username,
            Account.active,
            Account.password_hash,
            Account.totp_since,
        )
        .where(Account.username == username)
        .first()
    )
    return dict(found or {})

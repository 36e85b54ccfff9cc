"""Set a password: by a one-time link, or with the current password."""

from __future__ import annotations

import secrets

import msgspec

from awards import clock, database
from awards.accounts import entrance, hashing, one_person, rules, service, sessions, strength
from awards.accounts.records import AccountRecord
from awards.accounts.rules import LINK_LIFE, NewSession, Principal, Visitor
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import AccountClosed, LinkSpent
from awards.settings import Settings
from awards.tables import Account, PasswordLink, Values


class LinkOwner(msgspec.Struct, frozen=True):
    """The person that a link is for."""

    account: int
    username: str
    display_name: str


def address(settings: Settings, token: str) -> str:
    """Return the link's address from the settings, because a sender chooses the request's host."""
    return f"{settings.public_url}/welcome/{token}"


def require_open(account: AccountRecord) -> None:
    """Raises AccountClosed."""
    if not account.active:
        raise AccountClosed(username=account.username)


async def make_link(actor: str, username: str, *, agreed: bool = False) -> str:
    """Return the token of a new link, shown only here. Earlier links of the account end.

    ``agreed``: another administrator consented to it. Raises NotFound or AccountClosed.
    """
    token = secrets.token_urlsafe(32)
    at = clock.now()
    async with database.transaction():
        account = await service.find(username)
        require_open(account)
        await service.end_links(account.id)
        await PasswordLink.insert(
            PasswordLink(
                account=account.id,
                token_hash=rules.token_hash(token),
                made_by=actor,
                made_at=at,
                expires_at=at + LINK_LIFE,
                agreed=agreed,
            )
        )
        facts = {"expires_at": at + LINK_LIFE}
        change = Change(Action.LINK_MADE, f"account/{account.id}", None, facts)
        await audit.record(actor, [change])
    return token


async def owner(token: str) -> LinkOwner:
    """Looking does not use the link up: programs that preview a message open it.

    Raises LinkSpent.
    """
    account = PasswordLink.account
    row = (
        await PasswordLink.select(
            PasswordLink.account,
            account.username.as_alias("username"),
            account.display_name.as_alias("display_name"),
            account.active.as_alias("active"),
        )
        .where(
            PasswordLink.token_hash == rules.token_hash(token),
            PasswordLink.used_at.is_null(),
            PasswordLink.expires_at > clock.now(),
        )
        .first()
    )
    if row is None or not row["active"]:
        raise LinkSpent
    return msgspec.convert(row, LinkOwner)


async def set_by_link(token: str, password: str, visitor: Visitor, carried: str = "") -> NewSession:
    """Set the password and sign in, up to the second factor if there is one.

    End all other sessions.
    """
    who = await owner(token)
    strength.require_strong(password, (who.username, who.display_name))
    kept = await hashing.hashed(password)
    at = clock.now()
    async with database.transaction():
        good = (
            (PasswordLink.token_hash == rules.token_hash(token))
            & PasswordLink.used_at.is_null()
            & (PasswordLink.expires_at > at)
        )
        used = PasswordLink.update({PasswordLink.used_at: at}).where(good)
        rows = await used.returning(PasswordLink.made_by, PasswordLink.agreed)
        if not rows:
            raise LinkSpent
        if not rows[0]["agreed"]:
            await one_person.note_sign_in(rows[0]["made_by"], who.account, who.username)
        await sessions.end_carried(carried)
        complete = await _set(f"web/{who.username}", who.account, kept)
        fresh = await sessions.begin(who.account, complete=complete, visitor=visitor)
    return NewSession(fresh, complete)


async def change(principal: Principal, present: str, password: str, visitor: Visitor) -> NewSession:
    """Every session of the account ends. The current one continues as a new session.

    Raises PasswordRefused, PasswordWrong or TooManyTries.
    """
    strength.require_strong(password, (principal.username, principal.display_name))
    await entrance.confirm_password(principal, present, visitor)
    kept = await hashing.hashed(password)
    async with database.transaction():
        await _set(principal.actor, principal.account, kept)
        token = await sessions.begin(principal.account, complete=True, visitor=visitor)
    return NewSession(token, complete=True)


async def _set(actor: str, account: int, kept: str) -> bool:
    """Return True if the password alone signs in."""
    values: Values = {Account.password_hash: kept}
    [row] = await Account.update(values).where(Account.id == account).returning(Account.totp_since)
    await sessions.end_all(account)
    await service.end_links(account)
    await audit.record(actor, [Change(Action.PASSWORD_SET, f"account/{account}")])
    return row["totp_since"] is None

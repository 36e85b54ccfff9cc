"""Rules of accounts: names, tokens, sessions, and what the person behind a request may do."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from awards import limits
from awards.accounts.habits import Habits
from awards.errors import FieldRefused
from awards.roles import Role
from awards.text.characters import BIDI, CONTROL
from awards.words import Phrase

#: A recognisable prefix, for a token that is found in a file or a log.
TOKEN_PREFIX = "awards_"  # noqa: S105 - a prefix, not a secret

LONGEST_DAYS = 3650

#: It is part of addresses, where a name of dots alone would lead elsewhere.
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Principal(msgspec.Struct, frozen=True):
    """The person behind a request: by a token at the ``api``, by a session at the ``web``.

    ``second_factor`` says whether theirs is on. A token needs none; ``token_by`` is who made it.
    """

    account: int
    username: str
    role: Role
    display_name: str = ""
    door: Literal["api", "web"] = "api"
    session: int = 0
    second_factor: bool = False
    habits: Habits = Habits()
    token_by: str = ""

    @property
    def actor(self) -> str:
        """The actor as the history names it."""
        return f"{self.door}/{self.username}"

    def may(self, permission: object) -> bool:
        return permission in self.role.permissions


def person_of(actor: str) -> str:
    """The account of an actor, regardless of the door; of a user without one, name and id."""
    return actor.rpartition("/")[2]


class Visitor(msgspec.Struct, frozen=True):
    """The address of a browser, and its self-description."""

    address: str = ""
    agent: str = ""


class NewSession(msgspec.Struct, frozen=True):
    """A new session; not ``complete`` until the second factor is given."""

    token: str
    complete: bool


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """The facts that decide whether a token is valid."""

    active: bool
    revoked_at: datetime | None
    expires_at: datetime | None

    def is_good(self, at: datetime) -> bool:
        return (
            self.active
            and self.revoked_at is None
            and (self.expires_at is None or at < self.expires_at)
        )


#: A session ends after this long without a page, and after this long in any case.
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)

#: The time between the password and the second factor is shorter.
HALFWAY = timedelta(minutes=10)

#: The lifetime of a link to set a password.
LINK_LIFE = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The facts that decide whether a session is still valid."""

    active: bool
    complete: bool
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None

    def is_good(self, at: datetime) -> bool:
        longest = ABSOLUTE if self.complete else HALFWAY
        fresh = at - self.seen_at < IDLE and at - self.began_at < longest
        return self.active and self.ended_at is None and fresh


def new_token() -> str:
    """256 random bits, so a plain hash is enough to store it (OWASP ASVS 6.5.2)."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def expiry(at: datetime, days: int | None) -> datetime | None:
    """Raises FieldRefused beyond ten years. None means never."""
    if days is None:
        return None
    if not 1 <= days <= LONGEST_DAYS:
        raise FieldRefused(
            field="days",
            value=days,
            reason=Phrase("it is not from 1 to %(longest_days)s", longest_days=LONGEST_DAYS),
        )
    return at + timedelta(days=days)


def require_username(username: str) -> None:
    if not _USERNAME.fullmatch(username):
        raise FieldRefused(
            field="username",
            value=username[: limits.USERNAME],
            reason=Phrase("1 to 64 letters, digits or . _ -, the first a letter or digit"),
        )


def require_name(field: str, name: str) -> None:
    """The name that is shown beside a username, or that says what a token is for."""
    if (
        not name.strip()
        or len(name) > limits.DISPLAY_NAME
        or CONTROL.search(name)
        or BIDI.search(name)
    ):
        raise FieldRefused(
            field=field,
            value=name[:20],
            reason=Phrase("1 to %(name_limit)s visible characters", name_limit=limits.DISPLAY_NAME),
        )

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
from awards.errors import FieldRefused
from awards.roles import Role
from awards.text.characters import BIDI, CONTROL
from awards.words import Phrase

#: Whoever finds a token in a file or a log knows by this where it belongs.
TOKEN_PREFIX = "awards_"  # noqa: S105 - a prefix, not a secret

LONGEST_DAYS = 3650

#: It is part of addresses, where a name of dots alone would lead elsewhere.
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Principal(msgspec.Struct, frozen=True):
    """Whoever stands behind a request: by a token at the ``api``, by a session at the ``web``.

    ``second_factor`` says whether theirs is on; a token needs none.
    """

    account: int
    username: str
    role: Role
    display_name: str = ""
    door: Literal["api", "web"] = "api"
    session: int = 0
    second_factor: bool = False

    @property
    def actor(self) -> str:
        """As the history names them."""
        return f"{self.door}/{self.username}"

    def may(self, permission: object) -> bool:
        return permission in self.role.permissions


class Visitor(msgspec.Struct, frozen=True):
    """Where a browser comes from, and what it says it is."""

    address: str = ""
    agent: str = ""


class Opened(msgspec.Struct, frozen=True):
    """A session that was begun; not ``complete`` while the second factor is still asked for."""

    token: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a token is good."""

    active: bool
    revoked_at: datetime | None
    expires_at: datetime | None

    def is_good(self, at: datetime) -> bool:
        return (
            self.active
            and self.revoked_at is None
            and (self.expires_at is None or at < self.expires_at)
        )


#: A session ends after so long without a page, and after so long whatever happens.
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)

#: Between the password and the second factor there is less time.
HALFWAY = timedelta(minutes=10)

#: How long a link to set a password may be on its way.
LINK_LIFE = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What decides whether a session still stands."""

    active: bool
    complete: bool
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None

    def stands(self, at: datetime) -> bool:
        longest = ABSOLUTE if self.complete else HALFWAY
        fresh = at - self.seen_at < IDLE and at - self.began_at < longest
        return self.active and self.ended_at is None and fresh


def new_token() -> str:
    """256 random bits, which is why a plain hash is enough to keep it (OWASP ASVS 6.5.2)."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def expiry(at: datetime, days: int | None) -> datetime | None:
    """Raises FieldRefused beyond ten years; None is never."""
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
    """What is shown beside a username or says what a token is for."""
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

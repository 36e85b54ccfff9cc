"""What the accounts station returns. It never returns a token itself."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.tables import Role


class AccountRecord(msgspec.Struct, frozen=True):
    id: int
    username: str
    display_name: str
    role: Role
    active: bool
    created_at: datetime


class TokenRecord(msgspec.Struct, frozen=True):
    id: int
    name: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class SessionRecord(msgspec.Struct, frozen=True):
    id: int
    address: str
    agent: str
    began_at: datetime
    seen_at: datetime


class Person(msgspec.Struct, frozen=True):
    """An account as administrators see it.

    ``seen_at`` is when one of its sessions was last seen.
    """

    id: int
    username: str
    display_name: str
    role: Role
    active: bool
    created_at: datetime
    has_password: bool
    factor_since: datetime | None
    seen_at: datetime | None

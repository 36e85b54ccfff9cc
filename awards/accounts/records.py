"""What the accounts station returns. It never returns a token itself."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.tables import ConsentAct, ConsentState, Role


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


class ShellLinkRecord(msgspec.Struct, frozen=True):
    """A user of the operating system who is the person of the account ``username``."""

    id: int
    os_user: str
    os_name: str
    username: str
    active: bool
    made_by: str
    made_at: datetime
    agreed_at: datetime | None

    @property
    def counts(self) -> bool:
        return self.active and self.agreed_at is not None

    @property
    def told(self) -> str:
        """The name and the id, as ``id`` shows them."""
        return f"{self.os_name} ({self.os_user})" if self.os_name else self.os_user


class ConsentRecord(msgspec.Struct, frozen=True):
    """A request for consent. With ``due_at`` it takes effect then, unless somebody refuses."""

    id: int
    act: ConsentAct
    state: ConsentState
    username: str | None
    display_name: str | None
    code: str | None
    title: str | None
    was: str
    wanted: str
    asked_by: str
    asked_at: datetime
    due_at: datetime | None
    expires_at: datetime
    decided_by: str
    decided_at: datetime | None
    account: int | None
    commendation: int | None

    @property
    def asker(self) -> str:
        """The account that asked, or the user of the machine."""
        return self.asked_by.rpartition("/")[2]

    @property
    def about(self) -> str:
        """The person or the commendation."""
        return self.display_name or self.username or self.title or ""


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

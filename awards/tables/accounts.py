"""Accounts, and what lets a person or a program in."""

from __future__ import annotations

from piccolo.columns import (
    BigInt,
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Unique
from piccolo.table import Table


class KnownRole(Table, tablename="role"):
    """A row for each role of `awards.roles`, so that the database refuses any other."""

    name = Varchar(length=16, primary_key=True)


class Account(Table):
    """An account without ``password_hash`` cannot sign in; with ``totp_since`` it must give a code.

    ``totp_serial`` counts the account's secrets. Each is derived from the server's key, so none is
    stored. ``totp_step`` is the last time step whose code was used. The last four are how the person
    wants the pages: `awards.accounts.habits`.
    """

    id: Serial
    username = Varchar(length=64, unique=True)
    display_name = Varchar(length=100)
    role = ForeignKey(KnownRole, target_column="name", null=False, on_delete=OnDelete.restrict)
    active = Boolean(default=True)
    created_at = Timestamptz(default=None, null=False)
    password_hash = Varchar(length=200)
    totp_serial = Integer(default=0)
    totp_since = Timestamptz(default=None, null=True)
    totp_step = BigInt(default=0)
    density = Varchar(length=8, default="compact")
    page_rows = Integer(default=50)
    columns = Varchar(length=500)
    shortcuts = Boolean(default=True)


class ApiToken(Table, tablename="api_token"):
    """Only the SHA-256 of a token is stored. ``made_by`` is an actor of the history."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=100)
    token_hash = Varchar(length=64, unique=True)
    made_by = Varchar(length=100)
    created_at = Timestamptz(default=None, null=False)
    expires_at = Timestamptz(default=None, null=True)
    revoked_at = Timestamptz(default=None, null=True)


class PasswordLink(Table, tablename="password_link"):
    """A link to set a password, usable once. Only its SHA-256 is stored.

    ``agreed``: another administrator consented to it under the two-person rule.
    """

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    expires_at = Timestamptz(default=None, null=False)
    used_at = Timestamptz(default=None, null=True)
    agreed = Boolean(default=False)


class Session(Table, tablename="session"):
    """A signed-in browser; ``complete`` after the second factor, if the account has one."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    complete = Boolean(default=False)
    address = Varchar(length=64)
    agent = Varchar(length=200)
    began_at = Timestamptz(default=None, null=False)
    seen_at = Timestamptz(default=None, null=False)
    ended_at = Timestamptz(default=None, null=True)


class Attempts(Table, tablename="attempts"):
    """Counts attempts since ``began_at``: sign-ins by account, and by address."""

    id: Serial
    key = Varchar(length=100, unique=True)
    began_at = Timestamptz(default=None, null=False)
    tries = Integer(default=0)


class ShellLink(Table, tablename="shell_link"):
    """A user of the operating system, by id, who is the person of this account.

    ``agreed_at`` is empty while the two-person rule asks for the agreement of that person.
    """

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    os_user = Varchar(length=64, unique=True)
    os_name = Varchar(length=64)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    agreed_at = Timestamptz(default=None, null=True)


class SavedView(Table, tablename="saved_view"):
    """The filters of a list, which one person saved under a name."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=40)
    path = Varchar(length=200)
    query = Varchar(length=500)

    saved_view_once = Unique([account, path, name])


class Tray(Table, tablename="tray"):
    """What one person has seen, and which kinds of notes are switched off, parted by spaces."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict, unique=True)
    changes_seen_at = Timestamptz(default=None, null=True)
    notes_seen_at = Timestamptz(default=None, null=True)
    muted = Varchar(length=200)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    KnownRole,
    Account,
    ApiToken,
    PasswordLink,
    Session,
    Attempts,
    SavedView,
    ShellLink,
    Tray,
)

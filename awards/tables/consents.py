"""What an administrator may not do alone under the two-person rule, as asked and decided."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import ForeignKey, OnDelete, Serial, Timestamptz, Varchar
from piccolo.table import Table

from awards.tables.accounts import Account
from awards.tables.catalogue import Commendation
from awards.tables.constraints import one_of


class ConsentAct(StrEnum):
    """What was asked; ``entrance`` is a sign-in that one person made for another."""

    CREATE = "create"
    ROLE = "role"
    OPEN = "open"
    CLOSE = "close"
    PASSWORD = "password"  # noqa: S105 - an act's name
    FACTOR = "factor"
    RULE = "rule"
    ENTRANCE = "entrance"


class ConsentState(StrEnum):
    """``agreed`` is a link to set a password that may be made; anything else is done at once."""

    OPEN = "open"
    AGREED = "agreed"
    DONE = "done"
    REFUSED = "refused"
    TAKEN_BACK = "taken-back"
    EXPIRED = "expired"
    OVERTAKEN = "overtaken"


class ConsentRequest(Table, tablename="consent_request"):
    """It takes effect at ``due_at`` by itself, if there is no other administrator who could agree.

    It is about an account or a commendation. ``was`` is the role, or what else changes, when it was
    asked.
    """

    id: Serial
    act = Varchar(length=16)
    account = ForeignKey(Account, null=True, on_delete=OnDelete.restrict)
    commendation = ForeignKey(Commendation, null=True, on_delete=OnDelete.restrict)
    was = Varchar(length=16)
    wanted = Varchar(length=16)
    asked_by = Varchar(length=100)
    asked_at = Timestamptz(default=None, null=False)
    due_at = Timestamptz(default=None, null=True)
    expires_at = Timestamptz(default=None, null=False)
    state = Varchar(length=16, index=True)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    consent_act_known = one_of("act", ConsentAct)
    consent_state_known = one_of("state", ConsentState)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (ConsentRequest,)

"""When an act on people or on the two-person rule needs a second person, and until when it waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import Enum

from awards.audit.rules import os_user_of
from awards.roles import Permission, Role
from awards.tables import ConsentAct

#: With no other administrator it takes effect after this long, and others see it meanwhile.
WAIT = timedelta(hours=24)

#: Nobody can agree later than this.
LIFE = timedelta(days=7)

#: A link to set a password is made this long after the consent.
PERMIT = timedelta(hours=72)

#: Who holds one of these writes words, confirms or issues them, or decides who may.
ACTING = frozenset(
    {
        Permission.REGISTER,
        Permission.IMPORT,
        Permission.PROOFREAD,
        Permission.CONFIRM,
        Permission.ISSUE,
        Permission.REISSUE,
        Permission.MANAGE_CATALOGUE,
        Permission.MANAGE_ACCOUNTS,
    }
)


class Way(Enum):
    """How an act goes on."""

    AT_ONCE = "at once"
    CONSENT = "consent"
    AFTER_A_DAY = "after a day"
    UNKNOWN_PERSON = "unknown person"


def is_acting(role: Role) -> bool:
    """True for a role that one person must not hold twice under the rule."""
    return bool(role.permissions & ACTING)


def is_guarded(act: ConsentAct, role: Role) -> bool:
    """Closing the account of somebody who neither confirms nor consents helps nobody to a way round."""
    if act is ConsentAct.CLOSE:
        return Permission.CONFIRM in role.permissions
    return act in (ConsentAct.ROLE, ConsentAct.RULE) or is_acting(role)


def way(asker: str, administrators: Collection[str]) -> Way:
    """How a guarded act goes on. ``administrators`` are the accounts that can consent now.

    A user of the machine who is joined to no account may be any of them.
    """
    if not administrators:
        return Way.AT_ONCE
    if os_user_of(asker):
        return Way.AFTER_A_DAY if len(administrators) == 1 else Way.UNKNOWN_PERSON
    return Way.CONSENT if set(administrators) - {asker} else Way.AFTER_A_DAY


def due(path: Way, at: datetime) -> datetime | None:
    """When it takes effect by itself; None if somebody must agree."""
    return at + WAIT if path is Way.AFTER_A_DAY else None

"""What was done on the day: where the meeting is, what was given, and each statement that closed it.

Rows are only added. An act is taken back by another one that names it.
"""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.constraints import one_of
from awards.tables.stage import Ceremony
from awards.tables.winners import Winner


class DayAct(StrEnum):
    """What an event of the day did."""

    SHOWN = "shown"
    BLANKED = "blanked"
    LIT = "lit"
    GIVEN = "given"
    RETURNED = "returned"
    LETTER = "letter"
    CHANGED = "changed"
    CHANGE_UNDONE = "change-undone"
    UNDONE = "undone"
    REHEARSAL_BEGUN = "rehearsal-begun"
    REHEARSAL_ENDED = "rehearsal-ended"
    CLOSED = "closed"
    REOPENED = "reopened"


class GivenWay(StrEnum):
    """How a certificate was given out."""

    STAGE = "stage"
    STAND_IN = "stand-in"
    DESK = "desk"


class DayEvent(Table, tablename="day_event"):
    """One act of the day, which is never changed. ``revision`` counts them through the ceremony.

    ``version`` and ``change`` say the arrangement it was done on, as 3.2. ``item`` and ``group`` are
    where the meeting is after it; NULL if it does not move. ``undoes`` is the revision of the event
    that is taken back, once at most. Events of a ``rehearsal`` do not count.
    """

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    revision = Integer()
    act = Varchar(length=20)
    rehearsal = Boolean(default=False)
    version = Integer(default=0)
    change = Integer(default=0)
    item = Integer(default=None, null=True)
    group = Integer(default=None, null=True)
    winner = ForeignKey(Winner, null=True, on_delete=OnDelete.restrict)
    unit = Varchar(length=200)
    undoes = Integer(default=None, null=True)
    reason = Varchar(length=500)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    day_event_once = Unique([ceremony, revision])
    day_event_undone_once = Unique([ceremony, undoes])
    day_event_from_one = Check(revision >= 1)
    day_event_act_known = one_of("act", DayAct)


class DayGiven(Table, tablename="day_given"):
    """A certificate that an event gave out, or took back if it is a return.

    ``recipient`` received it, if the winner did not.
    """

    id: Serial
    event = ForeignKey(DayEvent, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    number = Varchar(length=100)
    way = Varchar(length=16)
    recipient = Varchar(length=300)

    day_given_once = Unique([event, winner])
    day_given_way_known = one_of("way", GivenWay)


class DayClosing(Table, tablename="day_closing"):
    """A statement that closed the day. ``content`` is JSON, and ``digest`` its SHA-256."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    content = Text()
    digest = Varchar(length=64)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    day_closing_once = Unique([ceremony, number])
    day_closing_from_one = Check(number >= 1)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (DayEvent, DayGiven, DayClosing)

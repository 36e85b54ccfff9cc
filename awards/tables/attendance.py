"""Who attends the ceremony, and who sits where."""

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
from awards.tables.halls import Seat
from awards.tables.stage import Ceremony
from awards.tables.winners import Winner


class AttendeeKind(StrEnum):
    WINNER = "winner"
    REPRESENTATIVE = "representative"
    COMPANION = "companion"
    LEADER = "leader"
    GUEST = "guest"
    PRESS = "press"
    STAFF = "staff"


class ReplyState(StrEnum):
    """``superseded``: the unit sent another before the office decided."""

    WAITING = "waiting"
    SUPERSEDED = "superseded"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class SeatBlock(Table, tablename="seat_block"):
    """Whom a block of seats is for, in the order of filling; ``whom`` is JSON."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    block = Varchar(length=40)
    place = Integer()
    whom = Text()

    seat_block_place_once = Unique([ceremony, block, place])


class Attendee(Table):
    """One who attends. ``code`` stands on the slip; ``name_key`` is folded for the search."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict, index=True)
    winner = ForeignKey(Winner, null=True, on_delete=OnDelete.restrict, index=True)
    kind = Varchar(length=16)
    name = Varchar(length=50)
    duty = Varchar(length=100)
    unit = Varchar(length=200)
    code = Varchar(length=12, unique=True)
    name_key = Varchar(length=200)

    attendee_kind_known = one_of("kind", AttendeeKind)


class Seating(Table):
    """Who sits where: one seat for one, and one for a seat. A ``pinned`` one is not moved."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    attendee = ForeignKey(Attendee, null=False, on_delete=OnDelete.restrict, unique=True)
    seat = ForeignKey(Seat, null=False, on_delete=OnDelete.restrict)
    pinned = Boolean(default=False)

    seating_seat_once = Unique([ceremony, seat])


class AttendeeReply(Table, tablename="attendee_reply"):
    """A unit's answer about who attends: ``content`` is JSON, ``number`` counts them from 1."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    unit = Varchar(length=200)
    number = Integer()
    content = Text()
    state = Varchar(length=16)
    reason = Varchar(length=500)
    sent_by = Varchar(length=100)
    sent_at = Timestamptz(default=None, null=False)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    attendee_reply_number_once = Unique([ceremony, unit, number])
    attendee_reply_from_one = Check(number >= 1)
    attendee_reply_state_known = one_of("state", ReplyState)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (SeatBlock, Attendee, Seating, AttendeeReply)

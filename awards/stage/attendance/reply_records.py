"""What a unit replies, and what the office reads of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec

from awards import limits
from awards.stage.attendance.records import (
    AttendeeDraft,
    AttendeeDuty,
    AttendeeName,
    AttendeeRecord,
)
from awards.stage.words import ReplyState
from awards.web.fields import Id


class WinnerReply(msgspec.Struct, frozen=True):
    """``name`` and ``duty`` say who goes on stage for an enterprise, team or collective."""

    winner: Id
    attends: bool
    name: AttendeeName = ""
    duty: AttendeeDuty = ""


class ReplyContent(msgspec.Struct, frozen=True):
    winners: tuple[WinnerReply, ...]
    companions: Annotated[
        tuple[AttendeeName, ...], msgspec.Meta(max_length=limits.MOST_COMPANIONS)
    ] = ()
    note: Annotated[str, msgspec.Meta(max_length=limits.REPLY_NOTE)] = ""


class ReplyRecord(msgspec.Struct, frozen=True):
    """``number`` counts the replies of the unit from 1."""

    id: int
    unit: str
    number: int
    content: ReplyContent
    state: ReplyState
    reason: str
    sent_by: str
    sent_at: datetime
    decided_by: str
    decided_at: datetime | None


class Replying(NamedTuple):
    """A winner of the unit. ``is_person`` is False for an enterprise, team or collective."""

    winner: int
    name: str
    unit: str
    is_person: bool


class ChangedAttendee(msgspec.Struct, frozen=True):
    before: AttendeeRecord
    after: AttendeeDraft


class ReplyChanges(msgspec.Struct, frozen=True):
    """What the acceptance of a reply does to those who attend."""

    added: list[AttendeeDraft]
    changed: list[ChangedAttendee]
    removed: list[AttendeeRecord]


class ReplyShown(msgspec.Struct, frozen=True):
    """``absent`` names who does not come. ``changes`` is None once the reply is decided."""

    reply: ReplyRecord
    absent: list[str]
    changes: ReplyChanges | None

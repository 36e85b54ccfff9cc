"""What the notices station returns."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from awards.tables import ObjectionState


class NoticeRecord(msgspec.Struct, frozen=True):
    """A public period; ``ends_on`` is its last day, to its end, in China."""

    id: int
    commendation: int
    number: int
    begins_on: date
    ends_on: date
    days: int
    contact: str
    published_at: datetime

    def runs(self, today: date) -> bool:
        return self.begins_on <= today <= self.ends_on

    def is_over(self, today: date) -> bool:
        return today > self.ends_on


class NoticeStanding(msgspec.Struct, frozen=True):
    """What became of those who were put on a notice. Those withdrawn are on it no more."""

    winners: int
    held: int
    withdrawn: int
    revoked: int


class NoticeAnswer(NoticeRecord, frozen=True, kw_only=True):
    """A notice with what became of those who were put on it; null if nobody is left."""

    standing: NoticeStanding | None


class ObjectionRecord(msgspec.Struct, frozen=True):
    id: int
    winner: int
    name: str
    case_number: str
    received_on: date
    source: str
    summary: str
    state: ObjectionState
    outcome: str
    recorded_by: str
    recorded_at: datetime
    decided_by: str
    decided_at: datetime | None

"""What the day returns: its events, where the meeting is, and what was given."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec

from awards.tables import DayAct, GivenWay


class GivenLine(msgspec.Struct, frozen=True):
    """A certificate that an event gave out or took back."""

    winner: int
    number: str
    way: GivenWay
    recipient: str = ""


class EventRecord(msgspec.Struct, frozen=True):
    """One act of the day. ``item`` and ``group`` are where the meeting went, if it moved."""

    revision: int
    act: DayAct
    rehearsal: bool
    version: int
    change: int
    item: int | None
    group: int | None
    winner: int | None
    unit: str
    undoes: int | None
    reason: str
    made_by: str
    made_at: datetime
    given: tuple[GivenLine, ...] = ()


class GivenCertificate(msgspec.Struct, frozen=True):
    """How a certificate was given. ``to`` received it, if the winner did not."""

    way: GivenWay
    at: datetime
    to: str = ""
    number: str = ""


class DayProgress(NamedTuple):
    """What the events say together. ``place`` is item and group; None before the first move.

    ``given`` is by winner, ``letters`` by unit. ``last`` can be taken back first.
    """

    place: tuple[int, int] | None
    is_blank: bool
    given: dict[int, GivenCertificate]
    letters: dict[str, datetime]
    last: EventRecord | None


class DayRevision(NamedTuple):
    """Counts that grow with each change, so that a page sees at once that it is old.

    ``acts`` are what people decided; arrivals at the door change ``text`` alone.
    """

    version: int
    changes: int
    undone: int
    events: int
    arrivals: int

    @property
    def acts(self) -> str:
        return f"{self.version}.{self.changes}.{self.undone}.{self.events}"

    @property
    def text(self) -> str:
        return f"{self.acts}-{self.arrivals}"

"""What this station takes and returns."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import msgspec

from awards.tables import DeliveryGround, DeliveryWay, Form, RecipientKind


class VisitGround(msgspec.Struct, frozen=True):
    """Why somebody goes there on a quiet day.

    A request names who asked and when, an approval its reference, an exempt matter its words.
    """

    kind: DeliveryGround = DeliveryGround.NONE
    asked_by: str = ""
    asked_on: date | None = None
    reference: str = ""
    reason: str = ""


class DeliveryTerms(NamedTuple):
    """``carrier`` is who of the office sees to it."""

    way: DeliveryWay
    planned_on: date
    carrier: str = ""
    ground: VisitGround = VisitGround()


class HandedCertificate(NamedTuple):
    """``way`` is one of `DeliveryWay`, or how it was given at the ceremony."""

    way: str
    at: datetime
    to: str


class DeliveryRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery as it is stored. It is open until it is done or cancelled."""

    id: int
    winner: int
    way: DeliveryWay
    planned_on: date
    carrier: str
    ground: VisitGround
    revision: int
    made_by: str
    made_at: datetime
    recipient: str = ""
    done_on: date | None = None
    done_at: datetime | None = None
    done_by: str = ""
    cancelled_at: datetime | None = None
    cancelled_by: str = ""
    cancel_reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.cancelled_at is None


class DeliveryLine(NamedTuple):
    """A certificate of the list. ``unit`` is a body's own name, and empty for a person without one.

    Of one that is no longer valid, ``number`` is empty. ``cancelled`` counts its earlier plans.
    """

    winner: int
    number: str
    name: str
    unit: str
    honour: str
    category: str
    kind: RecipientKind
    form: Form
    issued_at: datetime | None
    plan: DeliveryRecord | None = None
    handed: HandedCertificate | None = None
    cancelled: int = 0
    quiet: bool = False
    overdue: bool = False

    @property
    def is_left(self) -> bool:
        return bool(self.number) and self.handed is None


class DeliveryOffers(NamedTuple):
    """What is offered in place of a visit on a quiet day.

    ``free`` is the first working day on which a visit is not quiet, ``reception`` the next day on
    which the office receives enterprises; None if there is none.
    """

    free: date | None
    reception: date | None

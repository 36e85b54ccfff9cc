"""Deliveries over HTTP: what is left, plans, hand-overs and quiet days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody, QueryParameter

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.deliveries import queries, service
from awards.deliveries.records import (
    DeliveryLine,
    DeliveryRecord,
    DeliveryTerms,
    VisitGround,
)
from awards.deliveries.rules import DeliveryFilter, first_free, is_quiet, matches, next_reception
from awards.notices.queries import calendar
from awards.roles import Permission
from awards.tables import DeliveryWay, Form, RecipientKind
from awards.web.fields import CodeInPath, Id, Offset, Text
from awards.winners.api.bodies import MOST, Ids

HERE = "/commendations/{code:str}/deliveries"
READ = {"permission": Permission.READ}
DELIVER = {"permission": Permission.DELIVER}

#: So many certificates are in one answer.
PAGE = 500

UnitInQuery = Annotated[str | None, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.UNIT)]
DayInQuery = Annotated[date | None, QueryParameter()]
Revision = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class HandOver(msgspec.Struct, frozen=True):
    """``way`` is how it was given at the ceremony, or the way of the delivery."""

    way: str
    at: datetime
    to: str


class DeliveryState(msgspec.Struct, frozen=True):
    """A certificate with its open plan, or how it was handed over.

    ``quiet``: the plan is a visit on a quiet day without a ground. ``number`` is empty if the
    certificate is no longer valid.
    """

    winner: int
    number: str
    name: str
    unit: str
    honour: str
    category: str
    kind: RecipientKind
    form: Form
    plan: DeliveryRecord | None
    handed: HandOver | None
    overdue: bool
    quiet: bool


class DeliveryList(msgspec.Struct, frozen=True):
    """A part of the certificates that match, ``total`` in all; ``handed`` of ``valid`` are given."""

    valid: int
    handed: int
    total: int
    certificates: list[DeliveryState]


class QuietDay(msgspec.Struct, frozen=True):
    """``quiet``: a visit on that day needs a ground. The other two are days to offer instead."""

    day: date
    quiet: bool
    free: date | None
    reception: date | None


class DeliveryPlanning(Ids, frozen=True, forbid_unknown_fields=True):
    """A delivery for each of these winners. The ground is for a visit on a quiet day."""

    way: DeliveryWay
    planned_on: date
    carrier: Text = ""
    ground: VisitGround = VisitGround()


class PlannedDeliveries(msgspec.Struct, frozen=True):
    """``quiet`` are winners whose visit has no ground: it is stored.

    ``free`` and ``reception`` are days to offer in its place.
    """

    certificates: list[DeliveryState]
    quiet: list[int]
    free: date | None
    reception: date | None


class DeliveryChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``revision`` is that of the plan as it was read, 0 for none; null takes what is stored."""

    winner: Id
    revision: Revision | None = None


class _Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    deliveries: Annotated[list[DeliveryChoice], msgspec.Meta(min_length=1, max_length=MOST)]

    @property
    def plans(self) -> dict[int, int | None]:
        return {each.winner: each.revision for each in self.deliveries}


class DeliveryAmendment(_Choices, frozen=True, forbid_unknown_fields=True):
    """The new terms of open deliveries."""

    way: DeliveryWay
    planned_on: date
    carrier: Text = ""
    ground: VisitGround = VisitGround()


class DeliveryReceipt(_Choices, frozen=True, forbid_unknown_fields=True):
    """Who received them, and on which day; by default today."""

    recipient: Text
    on: date | None = None


class DeliveryCancellation(_Choices, frozen=True, forbid_unknown_fields=True):
    reason: Text


@get(HERE, opt=READ, tags=["deliveries"])
async def list_deliveries(
    code: CodeInPath,
    show: FromQuery[DeliveryFilter] = DeliveryFilter.LEFT,
    unit: UnitInQuery = None,
    offset: Offset = 0,
) -> DeliveryList:
    """Certificates in the order of the decision, 500 at a time; by default those not handed over."""
    lines = await queries.lines(await catalogue.find(code))
    found = [each for each in lines if matches(each, show) and unit in (None, each.unit)]
    return DeliveryList(
        sum(bool(each.number) for each in lines),
        sum(each.handed is not None for each in lines),
        len(found),
        _states(found[offset : offset + PAGE]),
    )


@get(f"{HERE}/days", opt=READ, tags=["deliveries"])
async def get_quiet_day(
    code: CodeInPath,
    on: DayInQuery = None,
    kind: FromQuery[RecipientKind] = RecipientKind.ENTERPRISE,
    way: FromQuery[DeliveryWay] = DeliveryWay.VISIT,
) -> QuietDay:
    """Whether a day is quiet for this kind of recipient and way; by default today."""
    here, day, own = await catalogue.find(code), on or clock.today(), await calendar()
    return QuietDay(
        day,
        is_quiet(here.quiet, kind, way, day),
        first_free(here.quiet, day, own) if here.quiet else None,
        next_reception(day, own),
    )


@post(HERE, opt=DELIVER, tags=["deliveries"])
async def plan_deliveries(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[DeliveryPlanning]
) -> PlannedDeliveries:
    """Plan a delivery for each, or for none. A visit on a quiet day is stored and named."""
    terms = DeliveryTerms(data.way, data.planned_on, data.carrier, data.ground)
    return await _planned(code, await service.plan(actor, code, data.winners, terms), terms)


@post(f"{HERE}/changes", status_code=200, opt=DELIVER, tags=["deliveries"])
async def change_deliveries(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[DeliveryAmendment]
) -> PlannedDeliveries:
    """Give open deliveries other terms. The history keeps the earlier ones."""
    terms = DeliveryTerms(data.way, data.planned_on, data.carrier, data.ground)
    return await _planned(code, await service.replan(actor, code, data.plans, terms), terms)


@post(f"{HERE}/done", status_code=200, opt=DELIVER, tags=["deliveries"])
async def record_deliveries(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[DeliveryReceipt]
) -> list[DeliveryState]:
    """Record who received these certificates; without a plan they were collected."""
    return _states(await service.done(actor, code, data.plans, data.recipient, data.on))


@post(f"{HERE}/cancellations", status_code=200, opt=DELIVER, tags=["deliveries"])
async def cancel_deliveries(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[DeliveryCancellation]
) -> list[DeliveryState]:
    """Cancel open deliveries with a reason; they stay in the history."""
    return _states(await service.cancel(actor, code, data.plans, data.reason))


async def _planned(
    code: str, lines: Sequence[DeliveryLine], terms: DeliveryTerms
) -> PlannedDeliveries:
    here: CommendationRecord = await catalogue.find(code)
    quiet, own = [each.winner for each in lines if each.quiet], await calendar()
    return PlannedDeliveries(
        _states(lines),
        quiet,
        first_free(here.quiet, terms.planned_on, own) if quiet and here.quiet else None,
        next_reception(terms.planned_on, own) if quiet else None,
    )


def _states(lines: Sequence[DeliveryLine]) -> list[DeliveryState]:
    return [
        DeliveryState(
            winner=each.winner,
            number=each.number,
            name=each.name,
            unit=each.unit,
            honour=each.honour,
            category=each.category,
            kind=each.kind,
            form=each.form,
            plan=each.plan,
            handed=HandOver(*each.handed) if each.handed else None,
            overdue=each.overdue,
            quiet=each.quiet,
        )
        for each in lines
    ]


ROUTES = [
    list_deliveries,
    get_quiet_day,
    plan_deliveries,
    change_deliveries,
    record_deliveries,
    cancel_deliveries,
]

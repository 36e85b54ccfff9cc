"""Which visits fall on quiet days, and what is offered in their place. Nothing is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from awards.catalogue.quiet import QuietRule
from awards.clock import CHINA
from awards.deliveries.records import (
    DeliveryLine,
    DeliveryOffers,
    DeliveryTerms,
    HandedCertificate,
    VisitGround,
)
from awards.notices.working_days import Own, look_up
from awards.tables import DeliveryGround, DeliveryWay, RecipientKind

#: A free day is looked for so far ahead. With `1-30` the next one may be months away.
FURTHEST = 366


class DeliveryFilter(StrEnum):
    """Which certificates a list shows."""

    LEFT = "left"
    UNPLANNED = "unplanned"
    PLANNED = "planned"
    OVERDUE = "overdue"
    QUIET = "quiet"
    HANDED = "handed"
    ALL = "all"


def is_quiet(rule: QuietRule | None, kind: RecipientKind, way: DeliveryWay, day: date) -> bool:
    """Only a visit can be quiet: the ceremony and a collection are an invitation."""
    if rule is None or way is not DeliveryWay.VISIT or kind not in rule.kinds:
        return False
    return rule.holds(day)


def needs_ground(rule: QuietRule | None, kind: RecipientKind, terms: DeliveryTerms) -> bool:
    """A visit on a quiet day that nobody gave a ground for."""
    bare = terms.ground.kind is DeliveryGround.NONE
    return bare and is_quiet(rule, kind, terms.way, terms.planned_on)


def first_free(rule: QuietRule, day: date, own: Own) -> date | None:
    """The first working day from ``day`` on that is not quiet, also in a later month.

    A working day, because on others nobody receives it there, and nobody of the office carries it.
    """
    days = (day + timedelta(days=n) for n in range(FURTHEST))
    return next(
        (each for each in days if not rule.holds(each) and look_up(each, own).working), None
    )


def next_reception(day: date, own: Own) -> date | None:
    return min((each for each, said in own.items() if said.reception and each >= day), default=None)


def offers(rule: QuietRule, day: date, own: Own) -> DeliveryOffers:
    return DeliveryOffers(first_free(rule, day, own), next_reception(day, own))


def missing_of(ground: VisitGround) -> str:
    """The field that the ground needs and does not have; empty if it is whole."""
    needed = {
        DeliveryGround.REQUEST: ("asked_by", "asked_on"),
        DeliveryGround.APPROVAL: ("reference",),
        DeliveryGround.EXEMPT: ("reason",),
    }
    return next((name for name in needed.get(ground.kind, ()) if not getattr(ground, name)), "")


def counts_as_handed(handed: HandedCertificate, issued_at: datetime) -> bool:
    """Who received an earlier sheet has not received the one that was issued since."""
    return handed.at >= issued_at


def handed_at(done_on: date, done_at: datetime) -> datetime:
    """When it was handed over: at the end of the day that was given, but not after the record."""
    return min(done_at, datetime.combine(done_on + timedelta(days=1), time(), CHINA))


def judged(line: DeliveryLine, rule: QuietRule | None, today: date) -> DeliveryLine:
    """Mark an open plan whose day has passed, and one on a quiet day without a ground."""
    plan = line.plan
    if plan is None:
        return line
    terms = DeliveryTerms(plan.way, plan.planned_on, plan.carrier, plan.ground)
    return line._replace(
        overdue=plan.planned_on < today, quiet=needs_ground(rule, line.kind, terms)
    )


def matches(line: DeliveryLine, shown: DeliveryFilter) -> bool:
    found = {
        DeliveryFilter.LEFT: line.is_left,
        DeliveryFilter.UNPLANNED: line.is_left and line.plan is None,
        DeliveryFilter.PLANNED: line.plan is not None,
        DeliveryFilter.OVERDUE: line.overdue,
        DeliveryFilter.QUIET: line.quiet,
        DeliveryFilter.HANDED: line.handed is not None,
        DeliveryFilter.ALL: True,
    }
    return found[shown]


def by_unit(lines: Iterable[DeliveryLine]) -> list[tuple[str, list[DeliveryLine]]]:
    """Units in the order of their first line; people without a unit come last."""
    found: dict[str, list[DeliveryLine]] = {}
    for line in lines:
        found.setdefault(line.unit, []).append(line)
    return sorted(found.items(), key=lambda each: not each[0])


def without_plan(lines: Sequence[DeliveryLine], chosen: Collection[int]) -> Iterator[DeliveryLine]:
    return (line for line in lines if line.winner in chosen and line.plan is None)

"""Read deliveries, and the certificates that have not reached anybody."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from awards import clock
from awards.catalogue.quiet import QuietFields, rule_of
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.deliveries.handed import handed, issue_moments
from awards.deliveries.records import (
    DeliveryLine,
    DeliveryRecord,
    DeliveryTerms,
    HandedCertificate,
    VisitGround,
)
from awards.deliveries.rules import is_quiet, judged, needs_ground
from awards.stage.certificates import stage_certificates, with_number
from awards.stage.content import StageCertificate
from awards.tables import Delivery, DeliveryGround, DeliveryWay, ProofLink, RecipientKind, Winner


class DeliveryCounts(NamedTuple):
    """``recorded``: somebody has recorded a hand-over or planned a delivery."""

    handed: int = 0
    open: int = 0
    overdue: int = 0
    quiet: int = 0
    recorded: bool = False


def record_of(row: dict[str, Any]) -> DeliveryRecord:
    ground = VisitGround(
        DeliveryGround(row["ground"]),
        row["asked_by"],
        row["asked_on"],
        row["reference"],
        row["reason"],
    )
    return msgspec.convert({**row, "ground": ground}, DeliveryRecord)


async def all_of(here: CommendationRecord) -> list[DeliveryRecord]:
    """Every delivery, the earliest first, with those done or cancelled."""
    rows = (
        await Delivery.select()
        .where(Delivery.winner._.category._.commendation == here.id)
        .order_by(Delivery.id)
    )
    return [record_of(row) for row in rows]


async def lines(here: CommendationRecord) -> list[DeliveryLine]:
    """All valid certificates in the order of the decision, then plans for those revoked since."""
    issued = await issue_moments(here)
    given, deliveries = await handed(here, issued), await all_of(here)
    plans = {each.winner: each for each in deliveries if each.is_open}
    cancelled = Counter(each.winner for each in deliveries if each.cancelled_at)
    categories = {each.code: each for each in here.categories}
    found = [
        _line(each, categories[each.category], issued[each.winner], plans, given)
        for each in with_number(await stage_certificates(here))
        if each.winner in issued
    ]
    known = {each.winner for each in found}
    found += [await _gone(here, plan) for key, plan in plans.items() if key not in known]
    today = clock.today()
    return [
        judged(each, here.quiet, today)._replace(cancelled=cancelled[each.winner]) for each in found
    ]


def _line(
    each: StageCertificate,
    category: CategoryRecord,
    issued_at: datetime,
    plans: dict[int, DeliveryRecord],
    given: dict[int, HandedCertificate],
) -> DeliveryLine:
    return DeliveryLine(
        winner=each.winner,
        number=each.number,
        name=each.name,
        unit=_unit(each.unit, each.name, category.recipient_kind),
        honour=each.honour,
        category=each.category,
        kind=category.recipient_kind,
        form=category.form,
        issued_at=issued_at,
        plan=plans.get(each.winner),
        handed=given.get(each.winner),
    )


def _unit(unit: str, name: str, kind: RecipientKind) -> str:
    """A body without a unit is its own: it collects for itself."""
    return unit or ("" if kind is RecipientKind.INDIVIDUAL else name)


async def _gone(here: CommendationRecord, plan: DeliveryRecord) -> DeliveryLine:
    """Somebody whose certificate was revoked after the plan."""
    [row] = await Winner.select(
        Winner.name, Winner.unit, Winner.category.code.as_alias("category")
    ).where(Winner.id == plan.winner)
    category = here.require_category(row["category"])
    return DeliveryLine(
        winner=plan.winner,
        number="",
        name=row["name"],
        unit=_unit(row["unit"], row["name"], category.recipient_kind),
        honour=category.name,
        category=category.code,
        kind=category.recipient_kind,
        form=category.form,
        issued_at=None,
        plan=plan,
    )


async def counts(here: CommendationRecord) -> DeliveryCounts:
    """For the tasks of the year: without the words of certificates."""
    given = await handed(here)
    kinds = {each.id: each.recipient_kind for each in here.categories}
    rows = await Delivery.select(
        *Delivery.all_columns(), Delivery.winner.category.as_alias("home")
    ).where(Delivery.current.is_not_null(), Delivery.winner._.category._.commendation == here.id)
    plans = [(record_of(row), kinds[row["home"]]) for row in rows]
    rule, today = here.quiet, clock.today()
    return DeliveryCounts(
        handed=len(given),
        open=len(plans),
        overdue=sum(plan.planned_on < today for plan, _ in plans),
        quiet=sum(needs_ground(rule, kind, _terms(plan)) for plan, kind in plans),
        recorded=bool(given or plans),
    )


def _terms(plan: DeliveryRecord) -> DeliveryTerms:
    return DeliveryTerms(plan.way, plan.planned_on, plan.carrier, plan.ground)


async def overdue_of_all(since: date, before: date) -> list[tuple[str, date, int]]:
    """Code of a commendation, day that has passed, and how many were planned for it."""
    code = Delivery.winner._.category._.commendation._.code
    rows = await Delivery.select(Delivery.planned_on, code.as_alias("code")).where(
        Delivery.current.is_not_null(),
        Delivery.planned_on >= since,
        Delivery.planned_on < before,
    )
    found = Counter((row["code"], row["planned_on"]) for row in rows)
    return [(code, day, count) for (code, day), count in sorted(found.items())]


async def quiet_of_all() -> list[tuple[str, datetime, int]]:
    """Code of a commendation, its latest plan, and how many visits on quiet days have no ground."""
    rule = Delivery.winner._.category._.commendation
    rows = await Delivery.select(
        Delivery.planned_on,
        Delivery.made_at,
        Delivery.winner._.category._.recipient_kind.as_alias("kind"),
        rule._.code.as_alias("code"),
        rule._.quiet_days.as_alias("days"),
        rule._.quiet_kinds.as_alias("kinds"),
    ).where(
        Delivery.current.is_not_null(),
        Delivery.way == DeliveryWay.VISIT.value,
        Delivery.ground == DeliveryGround.NONE.value,
        rule._.quiet_days != "",
    )
    found: dict[str, list[datetime]] = {}
    for row in rows:
        quiet = rule_of(QuietFields(row["days"], tuple(row["kinds"].split())))
        kind = RecipientKind(row["kind"])
        if is_quiet(quiet, kind, DeliveryWay.VISIT, row["planned_on"]):
            found.setdefault(row["code"], []).append(row["made_at"])
    return [(code, max(made), len(made)) for code, made in sorted(found.items())]


async def contacts(here: CommendationRecord) -> dict[str, str]:
    """Unit → who confirmed the spelling for it: whom the office knows there."""
    rows = (
        await ProofLink.select(ProofLink.unit, ProofLink.confirmed_by)
        .where(ProofLink.commendation == here.id, ProofLink.confirmed_at.is_not_null())
        .order_by(ProofLink.confirmed_at)
    )
    return {row["unit"]: row["confirmed_by"] for row in rows}

"""Deliveries are planned, changed, done and cancelled, each with its history, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from awards import clock, database
from awards.audit.rules import Action
from awards.catalogue import service as catalogue
from awards.catalogue.writing import plan_of
from awards.deliveries import queries, service, sheets
from awards.deliveries.records import DeliveryLine, DeliveryTerms, VisitGround
from awards.errors import (
    AlreadyHanded,
    Conflict,
    DeliveryChanged,
    DeliveryMissing,
    DeliveryOpen,
    FieldRefused,
    NothingToDeliver,
)
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.tables import AuditEntry, Delivery, DeliveryGround, DeliveryWay, Winner

CORA = "web/cora"
COLLECTED = DeliveryTerms(DeliveryWay.COLLECTED, date(2124, 3, 6))
#: A quiet day of a year without an official calendar: a Monday.
QUIET = DeliveryTerms(DeliveryWay.VISIT, date(2124, 3, 6), "小李")
REQUEST = VisitGround(DeliveryGround.REQUEST, "王经理", date(2124, 3, 1))


async def _rule(days: str = "1-25") -> None:
    here = plan_of(await catalogue.find("2023"))
    kinds = ("enterprise",) if days else ()
    rule = replace(here, quiet_days=days, quiet_kinds=kinds, quiet_exempt=())
    await catalogue.load("cli/alice", rule)


async def _lines(category: str = "") -> list[DeliveryLine]:
    found = await queries.lines(await catalogue.find("2023"))
    return [each for each in found if category in ("", each.category)]


def _ids(lines: Sequence[DeliveryLine]) -> list[int]:
    return [each.winner for each in lines]


async def _history(winner: int) -> list[str]:
    rows = (
        await AuditEntry.select(AuditEntry.action, AuditEntry.before, AuditEntry.after)
        .where(AuditEntry.subject == f"winner/{winner}")
        .order_by(AuditEntry.position)
    )
    return [f"{row['action']} {row['before']} {row['after']}" for row in rows]


async def test_a_delivery_is_planned_changed_and_done_and_the_list_becomes_shorter(
    year: Settings,
) -> None:
    assert year
    await _rule()
    one, two, *_ = _ids(await _lines("TC"))
    assert (await queries.counts(await catalogue.find("2023"))) == queries.DeliveryCounts()

    planned = await service.plan(CORA, "2023", [one, two], QUIET)
    assert [each.quiet for each in planned] == [True, True]
    with pytest.raises(DeliveryOpen, match=r"2 .*TC002.*TC001"):
        await service.plan(CORA, "2023", [two, one], COLLECTED)
    [changed] = await service.replan(CORA, "2023", {one: 1}, QUIET._replace(ground=REQUEST))
    with pytest.raises(DeliveryChanged):
        await service.replan(CORA, "2023", {one: 1}, COLLECTED)
    with pytest.raises(DeliveryChanged):
        await service.done(CORA, "2023", {one: 1}, "王经理")
    [received] = await service.done(CORA, "2023", {one: 2}, " 王经理 ")
    with pytest.raises(AlreadyHanded):
        await service.plan(CORA, "2023", [one], COLLECTED)
    counts = await queries.counts(await catalogue.find("2023"))

    assert (changed.quiet, changed.plan and changed.plan.ground) == (False, REQUEST)
    assert received.handed is not None
    assert (received.handed.to, received.is_left, received.plan) == ("王经理", False, None)
    assert counts == queries.DeliveryCounts(handed=1, open=1, overdue=0, quiet=1, recorded=True)
    history = await _history(one)
    assert [entry.split()[0] for entry in history[-3:]] == [
        "winner.delivery-planned",
        "winner.delivery-amended",
        "winner.delivery-done",
    ]
    assert '"on_quiet_day":true' in history[-3]
    assert '"asked_by":"王经理"' in history[-2]


async def test_a_cancelled_delivery_stays_with_its_reason_and_another_may_follow(
    year: Settings,
) -> None:
    assert year
    one, *_ = _ids(await _lines("JT"))
    await service.plan(CORA, "2023", [one], COLLECTED)
    with pytest.raises(FieldRefused, match="reason"):
        await service.cancel(CORA, "2023", {one: None}, "  ")
    [gone] = await service.cancel(CORA, "2023", {one: None}, "改为邮寄")
    with pytest.raises(DeliveryMissing):
        await service.cancel(CORA, "2023", {one: None}, "改为邮寄")
    post = DeliveryTerms(DeliveryWay.POST, date(2124, 3, 7))
    [again] = await service.plan(CORA, "2023", [one], post)

    rows = await Delivery.select().order_by(Delivery.id)
    assert [(row["way"], row["cancel_reason"]) for row in rows] == [
        ("collected", "改为邮寄"),
        ("post", ""),
    ]
    assert (gone.plan, gone.cancelled, again.cancelled) == (None, 1, 1)


async def test_all_or_none_are_planned_and_those_without_a_certificate_are_named(
    year: Settings,
) -> None:
    one, two, *_ = await _lines("KF")
    await issuing.revoke("web/anna", two.number, "不符合条件")
    for winners in ([one.winner, two.winner], [one.winner, 99_999]):
        with pytest.raises(NothingToDeliver):
            await service.plan(CORA, "2023", winners, COLLECTED)

    assert await Delivery.count() == 0


async def test_a_revoked_certificate_leaves_its_open_plan_to_be_cancelled(year: Settings) -> None:
    one, *_ = await _lines("KF")
    await service.plan(CORA, "2023", [one.winner], COLLECTED)
    await issuing.revoke("web/anna", one.number, "不符合条件")

    [gone] = [each for each in await _lines() if not each.number]
    assert (gone.winner, gone.is_left, gone.plan is not None) == (one.winner, False, True)
    await service.cancel(CORA, "2023", {one.winner: 1}, "证书已撤销")
    assert len(await _lines()) == 399


async def test_a_certificate_reissued_after_the_hand_over_is_left_again(year: Settings) -> None:
    one, *_ = await _lines("GR")
    await service.done(CORA, "2023", {one.winner: 0}, "本人", clock.today())
    await Winner.update({Winner.name: "更正后的姓名"}).where(Winner.id == one.winner)
    await issuing.reissue("web/anna", one.number, "姓名有误", year)

    [again] = [each for each in await _lines("GR") if each.winner == one.winner]
    assert again.is_left


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (QUIET._replace(ground=VisitGround(DeliveryGround.REQUEST, "王经理")), "asked_on"),
        (QUIET._replace(ground=VisitGround(DeliveryGround.APPROVAL)), "reference"),
        (COLLECTED._replace(carrier="长" * 51), "carrier"),
        (COLLECTED._replace(carrier="李\u202e四"), "carrier"),
        (COLLECTED._replace(planned_on=date(1900, 1, 1)), "planned_on"),
    ],
)
async def test_terms_that_say_too_little_or_too_much_are_refused(
    opened: str, terms: DeliveryTerms, field: str
) -> None:
    with pytest.raises(FieldRefused, match=field):
        await service.plan(CORA, "2023", [1], terms)


async def test_the_day_of_a_hand_over_is_not_in_the_future(year: Settings) -> None:
    assert year
    one, *_ = await _lines("GR")
    with pytest.raises(FieldRefused, match="on"):
        await service.done(CORA, "2023", {one.winner: 0}, "本人", clock.today() + timedelta(days=1))


async def test_one_of_two_who_plan_at_once_is_refused(year: Settings) -> None:
    assert year
    one, *_ = _ids(await _lines("SS"))
    answers = await asyncio.gather(
        *(service.plan(CORA, "2023", [one], COLLECTED) for _ in range(4)), return_exceptions=True
    )

    assert sum(isinstance(each, Conflict) for each in answers) == 3
    assert await Delivery.count() == 1


async def test_sql_by_hand_cannot_open_two_deliveries_of_a_winner(year: Settings) -> None:
    assert year
    one, *_ = _ids(await _lines("SS"))
    await service.plan(CORA, "2023", [one], COLLECTED)
    moment = clock.now()

    def row(**values: object) -> Delivery:
        common = {"way": "visit", "planned_on": date(2124, 3, 6), "made_at": moment}
        return Delivery(**{"winner": one, "current": one, **common, **values})  # type: ignore[arg-type]

    with pytest.raises(Exception) as twice:  # noqa: PT011 - each engine has its own
        await row().save()
    assert database.is_unique_violation(twice.value)
    wrong = [
        row(current=one + 1),
        row(current=None),
        row(current=None, done_at=moment, done_on=clock.today()),
        row(current=None, cancelled_at=moment),
        row(current=one, done_at=moment, done_on=clock.today(), recipient="王"),
        row(current=None, way="flown", done_at=moment, done_on=clock.today(), recipient="王"),
        row(current=None, ground="request", done_at=moment, done_on=clock.today(), recipient="王"),
    ]
    for each in wrong:
        with pytest.raises(Exception) as refused:  # noqa: PT011 - likewise
            await each.save()
        assert database.is_check_violation(refused.value)


async def test_a_plan_made_before_the_rule_is_quiet_after_it_and_a_passed_day_is_seen(
    year: Settings,
) -> None:
    assert year
    await _rule(days="")
    one, two, three, *_ = _ids(await _lines("CX"))
    await service.plan(CORA, "2023", [one], QUIET)
    past = DeliveryTerms(DeliveryWay.COLLECTED, clock.today() - timedelta(days=2))
    await service.plan(CORA, "2023", [two, three], past)
    before = await queries.counts(await catalogue.find("2023"))
    await _rule()
    after = await queries.counts(await catalogue.find("2023"))

    assert (before.quiet, after.quiet, after.overdue) == (0, 1, 2)
    assert await queries.overdue_of_all(clock.today() - timedelta(days=30), clock.today()) == [
        ("2023", clock.today() - timedelta(days=2), 2)
    ]


async def test_the_sheet_of_a_unit_has_what_is_left_and_bodies_collect_for_themselves(
    year: Settings,
) -> None:
    assert year
    here = await catalogue.find("2023")
    everything = await sheets.sheet(here)
    unit = next(each.unit for each in await _lines("GR"))
    before = await sheets.sheet(here, unit)
    [first, *_] = [each for each in await _lines("GR") if each.unit == unit]
    await service.done(CORA, "2023", {first.winner: None}, "本人")
    after = await sheets.sheet(here, unit)
    [enterprise, *_] = await _lines("TC")

    assert len(everything.rows) == 400
    assert len(before.rows) - len(after.rows) == 1
    assert first.number not in str(after.rows)
    assert len((await sheets.sheet(here, enterprise.name)).rows) == 2, "of two categories"
    assert Action.DELIVERY_DONE in "".join(await _history(first.winner))

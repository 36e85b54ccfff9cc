"""Notices published, objections recorded and decided, winners held and confirmed.

This is the door to confirmation: `awards.winners.service.confirm` asks nothing of notices.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    FieldRefused,
    NoticeMissing,
    NoticeRunning,
    SamePerson,
    WinnerHeld,
    WrongState,
)
from awards.notices import queries, rules
from awards.notices.records import NoticeRecord, ObjectionRecord
from awards.notices.rules import Obstacle
from awards.notices.working_days import Day, ends_on
from awards.tables import (
    CalendarDay,
    Notice,
    Objection,
    ObjectionState,
    Values,
    Winner,
    WinnerState,
)
from awards.winners import lists
from awards.winners import service as winners
from awards.winners.queries import find
from awards.winners.records import WinnerRecord


async def publish(
    actor: str, commendation: str, begins_on: date, contact: str, chosen: Sequence[int]
) -> NoticeRecord:
    """Put registered winners on notice for the commendation's working days.

    Raises FieldRefused for a day gone by, WrongState naming who is not to be put on notice.
    """
    async with database.transaction():
        here = await _held_still(commendation)
        if begins_on < clock.today():
            raise FieldRefused(
                field="begins_on",
                value=begins_on,
                reason_zh="公示起始日不能早于今天。",
                reason_en="it is gone by.",
            )
        them = await lists.records(here, chosen)
        _require_drafts(them)
        number = await Notice.count().where(Notice.commendation == here.id) + 1
        days = here.notice_days or 1
        row = Notice(
            commendation=here.id,
            number=number,
            begins_on=begins_on,
            ends_on=ends_on(begins_on, days, await queries.calendar()),
            days=days,
            contact=contact,
            actor=actor,
            published_at=clock.now(),
        )
        [made] = await Notice.insert(row).returning(Notice.id)
        notice = await queries.find(made["id"])
        await _to_noticed(them, notice)
        await audit.record(actor, _published(notice, them))
    return notice


def _require_drafts(them: Sequence[WinnerRecord]) -> None:
    for winner in them:
        if winner.state is not WinnerState.DRAFT:
            raise WrongState(
                name=winner.name,
                state=winner.state.value,
                action_zh="公示",
                action_en="put on notice",
            )
    if not them:
        raise FieldRefused(
            field="winners", value="", reason_zh="没有待公示的获奖者。", reason_en="nobody waits."
        )


async def _to_noticed(them: Sequence[WinnerRecord], notice: NoticeRecord) -> None:
    values: Values = {
        Winner.state: WinnerState.NOTICED.value,
        Winner.notice: notice.id,
        Winner.revision: Winner.revision + 1,
    }
    for batch in database.batches([winner.id for winner in them]):
        await Winner.update(values).where(Winner.id.is_in(list(batch)))


def _published(notice: NoticeRecord, them: Sequence[WinnerRecord]) -> list[Change]:
    facts = {
        "number": notice.number,
        "begins_on": notice.begins_on,
        "ends_on": notice.ends_on,
        "rows": len(them),
    }
    told = {"number": notice.number, "ends_on": notice.ends_on}
    return [
        Change(Action.NOTICE_PUBLISHED, f"notice/{notice.id}", None, facts),
        *(Change(Action.WINNER_NOTICED, f"winner/{winner.id}", None, told) for winner in them),
    ]


async def confirm(
    actor: str, chosen: Sequence[int], *, justification: str = "", may_override: bool = False
) -> None:
    """All or none. A notice that runs is set aside only by whoever ``may_override``, with a reason.

    Raises WrongState, WinnerHeld, SamePerson, NoticeMissing, NoticeRunning or NotFound, naming
    whom it is about.
    """
    async with database.transaction():
        for here, them in await _by_commendation(chosen):
            standing = await queries.standing(here)
            found = rules.sorted_out(them, actor, standing)
            overridden = bool(justification.strip()) and may_override
            for obstacle in Obstacle:
                if obstacle in found and not (overridden and obstacle in rules.OVERRIDABLE):
                    _refuse(obstacle, found[obstacle], standing)
        await winners.confirm(actor, chosen, reason=justification.strip() if may_override else "")


async def _by_commendation(
    chosen: Sequence[int],
) -> list[tuple[CommendationRecord, list[WinnerRecord]]]:
    """Locked, then read. A winner that is none is told of by `awards.winners.service.confirm`."""
    rows = []
    for batch in database.batches(chosen):
        rows += await Winner.select(
            Winner.category, Winner.category._.commendation._.code.as_alias("code")
        ).where(Winner.id.is_in(list(batch)))
    await locks.hold({row["category"] for row in rows})
    codes = sorted({row["code"] for row in rows})
    found = []
    for code in codes:
        here = await catalogue.find(code)
        found.append((here, await lists.records(here, chosen)))
    return found


def _refuse(obstacle: Obstacle, them: Sequence[WinnerRecord], standing: rules.Standing) -> None:
    names = rules.named(them)
    if obstacle is Obstacle.HELD:
        raise WinnerHeld(names=names)
    if obstacle is Obstacle.SAME_PERSON:
        raise SamePerson(names=names)
    if obstacle is Obstacle.NOT_NOTICED:
        raise NoticeMissing(names=names, days=standing.here.notice_days)
    if obstacle is Obstacle.NOTICE_RUNS:
        ends = max(standing.notices[winner.notice or 0].ends_on for winner in them)
        raise NoticeRunning(names=names, ends_on=ends)


async def hold(actor: str, winner: int, reason: str) -> None:
    """Keep a winner back while the others go on. Raises NotFound, WrongState or FieldRefused."""
    _require_words("reason", reason)
    async with database.transaction():
        await _set_held(winner, held=True)
        told = Change(Action.WINNER_HELD, f"winner/{winner}", None, {"reason": reason})
        await audit.record(actor, [told])


async def release(actor: str, winner: int, reason: str) -> None:
    """Raises NotFound, WrongState while an objection is open, or FieldRefused."""
    _require_words("reason", reason)
    async with database.transaction():
        record = await _set_held(winner, held=False)
        if any(o.state is ObjectionState.OPEN for o in await queries.objections(winner=winner)):
            raise WrongState(
                name=record.name,
                state="objection open",
                action_zh="解除暂缓（尚有未处理的异议）",
                action_en="released: an objection is open",
            )
        told = Change(Action.WINNER_RELEASED, f"winner/{winner}", None, {"reason": reason})
        await audit.record(actor, [told])


async def _set_held(winner: int, *, held: bool) -> WinnerRecord:
    here = await catalogue.find_of_winner(winner)
    before = await find(winner)
    await locks.hold([here.require_category(before.category).id])
    record = await find(winner)
    if record.state in (WinnerState.ISSUED, WinnerState.WITHDRAWN, WinnerState.REVOKED):
        raise WrongState(
            name=record.name,
            state=record.state.value,
            action_zh="暂缓或解除暂缓",
            action_en="held or released",
        )
    values: Values = {Winner.held: held, Winner.revision: Winner.revision + 1}
    if held and record.state is WinnerState.CONFIRMED:
        back = WinnerState.NOTICED if record.notice else WinnerState.DRAFT
        values[Winner.state] = back.value
    await Winner.update(values).where(Winner.id == winner)
    return record


async def object_to(
    actor: str, winner: int, received_on: date, source: str, summary: str
) -> ObjectionRecord:
    """Record what was said against a winner, and hold it until that is decided."""
    _require_words("summary", summary)
    async with database.transaction():
        here = await catalogue.find_of_winner(winner)
        await locks.hold([category.id for category in here.categories])
        record = await _set_held(winner, held=True)
        earlier = Objection.winner._.category._.commendation == here.id
        sequence = len(await Objection.select(Objection.id).where(earlier)) + 1
        row = Objection(
            winner=winner,
            notice=record.notice,
            case_number=rules.case_number(here.code, sequence),
            received_on=received_on,
            source=source,
            summary=summary,
            state=ObjectionState.OPEN.value,
            recorded_by=actor,
            recorded_at=clock.now(),
        )
        [made] = await Objection.insert(row).returning(Objection.id)
        facts = {"case_number": row.case_number, "received_on": received_on}
        await audit.record(actor, [Change(Action.WINNER_OBJECTED, f"winner/{winner}", None, facts)])
    return await queries.objection(made["id"])


async def decide(actor: str, objection: int, *, upheld: bool, outcome: str) -> ObjectionRecord:
    """Dismissed, the winner goes on with the others; upheld, it stays held to be dealt with.

    Raises NotFound, FieldRefused, or WrongState for one that is decided.
    """
    _require_words("outcome", outcome)
    async with database.transaction():
        before = await queries.objection(objection)
        here = await catalogue.find_of_winner(before.winner)
        await locks.hold([category.id for category in here.categories])
        state = ObjectionState.UPHELD if upheld else ObjectionState.DISMISSED
        values: Values = {
            Objection.state: state.value,
            Objection.outcome: outcome,
            Objection.decided_by: actor,
            Objection.decided_at: clock.now(),
        }
        still = (Objection.id == objection) & (Objection.state == ObjectionState.OPEN.value)
        if not await Objection.update(values).where(still).returning(Objection.id):
            raise WrongState(
                name=before.case_number,
                state=before.state.value,
                action_zh="再次处理",
                action_en="decided again",
            )
        others = await queries.objections(winner=before.winner)
        if not upheld and all(each.state is ObjectionState.DISMISSED for each in others):
            await Winner.update({Winner.held: False}).where(Winner.id == before.winner)
        facts = {"case_number": before.case_number, "outcome": outcome, "state": state.value}
        told = Change(Action.WINNER_OBJECTION_DECIDED, f"winner/{before.winner}", None, facts)
        await audit.record(actor, [told])
    return await queries.objection(objection)


async def set_day(actor: str, day: Day | None, instead_of: date | None = None) -> None:
    """Put a day of one's own above the official calendar, or take one away."""
    async with database.transaction():
        own = await queries.calendar()
        gone = {each for each in (instead_of, day.day if day else None) if each in own}
        for each in gone:
            await CalendarDay.delete().where(CalendarDay.day == each)
        if day is not None:
            await CalendarDay.insert(CalendarDay(day=day.day, working=day.working, name=day.why))
        before = {str(each): own[each].working for each in gone if each}
        after = {"day": day.day, "working": day.working, "name": day.why} if day else None
        change = Change(Action.CALENDAR_AMENDED, "calendar/china", before or None, after)
        await audit.record(actor, [change])


async def _held_still(commendation: str) -> CommendationRecord:
    """Locked, then read again: what is decided by must not change meanwhile."""
    here = await catalogue.find(commendation)
    await locks.hold(category.id for category in here.categories)
    return await catalogue.find(commendation)


def _require_words(field: str, words: str) -> None:
    if not words.strip():
        raise FieldRefused(field=field, value="", reason_zh="请填写。", reason_en="fill it in.")

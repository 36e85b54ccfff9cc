"""Read notices, objections and the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from awards import clock, database
from awards.audit.rules import Action
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.notices.records import NoticeRecord, ObjectionRecord
from awards.notices.rules import Standing
from awards.notices.working_days import Day
from awards.tables import AuditEntry, CalendarDay, Notice, Objection, ObjectionState, Winner
from awards.winners.records import WinnerRecord
from awards.words import Phrase


async def calendar() -> dict[date, Day]:
    """The office's own days, which override the official calendar."""
    rows = await CalendarDay.select().order_by(CalendarDay.day)
    return {row["day"]: Day(row["day"], bool(row["working"]), row["name"]) for row in rows}


async def find(notice: int) -> NoticeRecord:
    """Raises NotFound."""
    row = await Notice.select().where(Notice.id == notice).first()
    if row is None:
        raise NotFound(what=Phrase("notice"), key=notice)
    return msgspec.convert(row, NoticeRecord)


async def notices(here: CommendationRecord) -> list[NoticeRecord]:
    """The newest first."""
    rows = await Notice.select().where(Notice.commendation == here.id)
    found = msgspec.convert(rows, list[NoticeRecord])
    return sorted(found, key=lambda notice: -notice.number)


async def standing(here: CommendationRecord) -> Standing:
    by_id = {notice.id: notice for notice in await notices(here)}
    return Standing(here, by_id, clock.today())


async def objections(
    here: CommendationRecord | None = None, winner: int | None = None
) -> list[ObjectionRecord]:
    """Objections of a commendation or of a winner; open ones first."""
    name = Objection.winner.name.as_alias("name")
    query = Objection.select(*Objection.all_columns(), name)
    if here is not None:
        query = query.where(Objection.winner._.category._.commendation == here.id)
    if winner is not None:
        query = query.where(Objection.winner == winner)
    found = msgspec.convert(await query.order_by(Objection.id), list[ObjectionRecord])
    return sorted(found, key=lambda each: each.state is not ObjectionState.OPEN)


async def objection(key: int) -> ObjectionRecord:
    """Raises NotFound."""
    name = Objection.winner.name.as_alias("name")
    row = await Objection.select(*Objection.all_columns(), name).where(Objection.id == key).first()
    if row is None:
        raise NotFound(what=Phrase("objection"), key=key)
    return msgspec.convert(row, ObjectionRecord)


async def is_held_by_hand(winner: int) -> bool:
    """True if the last manual action was to hold it, according to the history."""
    by_hand = [Action.WINNER_HELD.value, Action.WINNER_RELEASED.value]
    last = (
        await AuditEntry.select(AuditEntry.action)
        .where(AuditEntry.subject == f"winner/{winner}", AuditEntry.action.is_in(by_hand))
        .order_by(AuditEntry.position, ascending=False)
        .first()
    )
    return last is not None and last["action"] == Action.WINNER_HELD.value


async def before_amended(winners: Sequence[WinnerRecord], standing: Standing) -> dict[int, str]:
    """The names on the notice of winners whose name changed after its publication, by winner."""
    published = {
        f"winner/{each.id}": standing.notices[each.notice].published_at
        for each in winners
        if each.notice is not None and each.notice in standing.notices
    }
    found: dict[int, str] = {}
    for batch in database.batches(list(published)):
        rows = (
            await AuditEntry.select(AuditEntry.subject, AuditEntry.at, AuditEntry.before)
            .where(
                AuditEntry.subject.is_in(list(batch)),
                AuditEntry.action == Action.WINNER_AMENDED.value,
            )
            .order_by(AuditEntry.position)
        )
        for row in rows:
            name = msgspec.json.decode(row["before"]).get("name")
            if name is not None and row["at"] >= published[row["subject"]]:
                found.setdefault(int(row["subject"].partition("/")[2]), name)
    return {
        each.id: found[each.id] for each in winners if found.get(each.id, each.name) != each.name
    }


async def noticed(notice: int) -> list[int]:
    """The winners that a notice covers."""
    rows = await Winner.select(Winner.id).where(Winner.notice == notice)
    return [row["id"] for row in rows]

"""Read notices, objections and the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.notices.records import NoticeRecord, NoticeStanding, ObjectionRecord
from awards.notices.rules import ConfirmationFacts
from awards.notices.working_days import Day
from awards.statements import queries as statements
from awards.tables import (
    CalendarDay,
    Commendation,
    Notice,
    Objection,
    ObjectionState,
    Winner,
    WinnerState,
)
from awards.winners.records import WinnerRecord
from awards.winners.writers import writers
from awards.words import Phrase


async def calendar() -> dict[date, Day]:
    """The office's own days, which override the official calendar."""
    rows = await CalendarDay.select().order_by(CalendarDay.day)
    return {
        row["day"]: Day(
            row["day"], bool(row["working"]), row["name"], reception=bool(row["reception"])
        )
        for row in rows
    }


async def find(notice: int) -> NoticeRecord:
    """Raises NotFound."""
    row = await Notice.select().where(Notice.id == notice).first()
    if row is None:
        raise NotFound(what=Phrase("notice"), key=notice)
    return msgspec.convert(row, NoticeRecord)


async def code_of(notice: NoticeRecord) -> str:
    """The code of the notice's commendation."""
    [row] = await Commendation.select(Commendation.code).where(
        Commendation.id == notice.commendation
    )
    return str(row["code"])


async def notices(here: CommendationRecord) -> list[NoticeRecord]:
    """The newest first."""
    rows = await Notice.select().where(Notice.commendation == here.id)
    found = msgspec.convert(rows, list[NoticeRecord])
    return sorted(found, key=lambda notice: -notice.number)


async def standings(here: CommendationRecord) -> dict[int, NoticeStanding]:
    """What became of the winners of each notice."""
    rows = await Winner.select(Winner.notice, Winner.state, Winner.held).where(
        Winner.category.commendation == here.id, Winner.notice.is_not_null()
    )
    found: dict[int, Counter[str]] = {}
    for row in rows:
        counts = found.setdefault(row["notice"], Counter())
        counts.update([row["state"], "everybody", *(["held"] if row["held"] else [])])
    return {
        notice: NoticeStanding(
            winners=counts["everybody"],
            held=counts["held"],
            withdrawn=counts[WinnerState.WITHDRAWN.value],
            revoked=counts[WinnerState.REVOKED.value],
        )
        for notice, counts in found.items()
    }


async def of_number(here: CommendationRecord, number: int | None) -> NoticeRecord:
    """The notice of this number, or the newest. Raises NotFound."""
    for notice in await notices(here):
        if number in (None, notice.number):
            return notice
    raise NotFound(what=Phrase("notice"), key=number or here.code)


async def confirmation_facts(
    here: CommendationRecord, winners: Sequence[WinnerRecord]
) -> ConfirmationFacts:
    """Everything that decides whether these winners may be confirmed."""
    by_id = {notice.id: notice for notice in await notices(here)}
    return ConfirmationFacts(here, by_id, clock.today(), await writers(here, winners))


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
    """Return whether somebody held the winner back by hand, apart from objections."""
    return bool(await Winner.exists().where(Winner.id == winner, Winner.held_by_hand.eq(True)))


async def before_amended(winners: Sequence[WinnerRecord]) -> dict[int, str]:
    """The names in the notice of those whose name differs from it, by winner."""
    names = {each.id: each.name for each in winners if each.notice is not None}
    found = await statements.stated_names(list(names))
    return {winner: name for winner, name in found.items() if name != names[winner]}


async def noticed(notice: int) -> list[int]:
    """The winners that a notice covers."""
    rows = await Winner.select(Winner.id).where(Winner.notice == notice)
    return [row["id"] for row in rows]

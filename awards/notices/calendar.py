"""The office's own days, which override the official calendar.

A published notice keeps its days.
"""

from __future__ import annotations

from datetime import date

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.notices import queries
from awards.notices.working_days import Day
from awards.tables import CalendarDay


async def set_day(actor: str, day: Day) -> None:
    """Add a day, or replace an earlier statement about it."""
    async with database.transaction():
        before = (await queries.calendar()).get(day.day)
        row = CalendarDay(day=day.day, working=day.working, name=day.why, reception=day.reception)
        said = (CalendarDay.working, CalendarDay.name, CalendarDay.reception)
        await CalendarDay.insert(row).on_conflict(CalendarDay.day, "DO UPDATE", said)
        await _record(actor, before and _facts(before), _facts(day))


async def drop_day(actor: str, day: date) -> None:
    """Return the day to the official calendar. Nothing is recorded if it was never changed."""
    async with database.transaction():
        before = (await queries.calendar()).get(day)
        await CalendarDay.delete().where(CalendarDay.day == day)
        if before is not None:
            await _record(actor, _facts(before), None)


def _facts(day: Day) -> dict[str, object]:
    facts: dict[str, object] = {"day": day.day, "working": day.working, "name": day.why}
    return {**facts, "reception": True} if day.reception else facts


async def _record(
    actor: str, before: dict[str, object] | None, after: dict[str, object] | None
) -> None:
    change = Change(Action.CALENDAR_AMENDED, "calendar/china", before, after)
    await audit.record(actor, [change])

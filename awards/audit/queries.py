"""Read the history to show it to people.

No rule may decide by it, and a contract lists the modules that may import this one: a fact that
a rule needs has a column.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import UTC, date, datetime, time, timedelta

import msgspec
from piccolo.columns.combination import Where

from awards import limits
from awards.audit.rules import Action, ChainEntry
from awards.clock import CHINA
from awards.tables import AuditEntry

#: Entries in an answer, unless fewer are asked for.
MOST = 5000


async def history(subject: str) -> list[ChainEntry]:
    rows = (
        await AuditEntry.select().where(AuditEntry.subject == subject).order_by(AuditEntry.position)
    )
    return [ChainEntry(**row) for row in rows]


async def of_subjects(subjects: Collection[str]) -> list[ChainEntry]:
    """All entries about these, in order."""
    rows = (
        await AuditEntry.select()
        .where(AuditEntry.subject.is_in(list(subjects)))
        .order_by(AuditEntry.position)
    )
    return [ChainEntry(**row) for row in rows]


async def subjects_of(action: Action) -> AsyncIterator[list[str]]:
    """What an action was done to, in pieces."""
    last = 0
    while (
        rows := await AuditEntry.select(AuditEntry.position, AuditEntry.subject)
        .where(AuditEntry.action == action.value)
        .where(AuditEntry.position > last)
        .order_by(AuditEntry.position)
        .limit(MOST)
    ):
        yield [row["subject"] for row in rows]
        last = rows[-1]["position"]


async def entries(
    *, before: int | None = None, subject: str = "", limit: int = MOST
) -> list[ChainEntry]:
    """The newest first: those before a position, of one subject or of all."""
    query = AuditEntry.select().order_by(AuditEntry.position, ascending=False).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.position < before)
    if subject:
        query = query.where(AuditEntry.subject == subject)
    return [ChainEntry(**row) for row in await query]


class HistoryFilter(msgspec.Struct, frozen=True):
    """The filter: one subject, action, account, or day in China; a text among the facts."""

    subject: str = ""
    action: str = ""
    person: str = ""
    day: date | None = None
    text: str = ""

    @property
    def form_values(self) -> dict[str, str]:
        """The filter as a form sends it."""
        values = msgspec.structs.asdict(self)
        return {name: str(value) for name, value in values.items() if value}


def history_filter(given: dict[str, str]) -> HistoryFilter:
    """The filter of a query. Unknown values are ignored."""

    def text(name: str) -> str:
        return given.get(name, "").replace("\x00", "").strip()[: limits.SEARCH]

    return HistoryFilter(
        subject=text("subject"),
        action=text("action") if text("action") in list(Action) else "",
        person=text("person"),
        day=_day(text("day")),
        text=text("text"),
    )


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 2000 <= day.year < 9999 else None


async def search(
    asked: HistoryFilter, *, before: int | None = None, limit: int
) -> list[ChainEntry]:
    """Entries before a position, the newest first."""
    query = AuditEntry.select().order_by(AuditEntry.position, ascending=False).limit(limit)
    for condition in _conditions(asked):
        query = query.where(condition)
    if before is not None:
        query = query.where(AuditEntry.position < before)
    return [ChainEntry(**row) for row in await query]


def _conditions(asked: HistoryFilter) -> list[Where]:
    found: list[Where] = []
    if asked.subject:
        found.append(AuditEntry.subject == asked.subject)
    if asked.action:
        found.append(AuditEntry.action == asked.action)
    if asked.person:
        found.append(AuditEntry.actor.is_in([f"{door}/{asked.person}" for door in DOORS]))
    if asked.day:
        begins = datetime.combine(asked.day, time(), CHINA).astimezone(UTC)
        found.append(AuditEntry.at >= begins)
        found.append(AuditEntry.at < begins + timedelta(days=1))
    if asked.text:
        part = f"%{_literal(asked.text)}%"
        found.append(AuditEntry.after.like(part) | AuditEntry.before.like(part))  # type: ignore[arg-type]
    return found


#: How a person comes in; see `awards.accounts.rules.Principal.actor`.
DOORS = ("web", "api", "cli")


def _literal(text: str) -> str:
    """LIKE's own signs, and characters that JSON escapes, match any character."""
    return text.translate(dict.fromkeys(map(ord, '%_\\"'), "_"))

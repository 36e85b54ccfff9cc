"""Deliveries whose day has passed, and visits on quiet days without a ground."""

from __future__ import annotations

from awards import clock
from awards.accounts.rules import Principal
from awards.deliveries import queries
from awards.overview.bell.newest import MOST, since
from awards.overview.bell.records import Note, NoteKind
from awards.proofs.rules import end_of
from awards.words import Plural


async def deliveries(_: Principal) -> list[Note]:
    passed = await queries.overdue_of_all(since().date(), clock.today())
    found = [
        Note(
            NoteKind.DELIVERIES,
            end_of(day),
            Plural(
                "%(num)s delivery was planned for %(day)s",
                "%(num)s deliveries were planned for %(day)s",
                count,
                day=day.isoformat(),
            ),
            f"/c/{code}/deliveries?show=overdue",
        )
        for code, day, count in passed
    ]
    found += [
        Note(
            NoteKind.DELIVERIES,
            made_at,
            Plural(
                "%(num)s visit on a quiet day has no ground",
                "%(num)s visits on quiet days have no ground",
                count,
            ),
            f"/c/{code}/deliveries?show=quiet",
        )
        for code, made_at, count in await queries.quiet_of_all()
    ]
    return sorted(found, key=lambda note: note.at, reverse=True)[:MOST]

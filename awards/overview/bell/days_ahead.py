"""Days that come soon or have just passed: the end of a notice, the last day of units."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from piccolo.query.functions import Count

from awards import clock
from awards.accounts.rules import Principal
from awards.overview.bell.newest import MOST, newest, since
from awards.overview.bell.records import Note, NoteKind
from awards.proofs.rules import end_of, last_day
from awards.tables import Notice, ProofLink
from awards.words import Phrase, Plural

#: how long before its end a notice, and before their last day units, are shown.
NOTICE_AHEAD = timedelta(days=2)
UNITS_AHEAD = timedelta(days=3)


async def notices(_: Principal) -> list[Note]:
    """Notices that end soon, or ended lately."""
    now = clock.now()
    rows = await newest(
        Notice.select(Notice.ends_on, Notice.commendation.code.as_alias("code")).where(
            Notice.ends_on >= since().date()
        ),
        Notice.ends_on,
    )
    return [note for row in rows if (note := _of_notice(row, now)) is not None]


def _of_notice(row: dict[str, Any], now: datetime) -> Note | None:
    end = end_of(row["ends_on"])
    facts = {"day": row["ends_on"].isoformat()}
    href = f"/c/{row['code']}/notices"
    if end <= now:
        words = Phrase("The notice is over since the end of %(day)s", **facts)
        return Note(NoteKind.NOTICES, end, words, href)
    told = end - NOTICE_AHEAD
    words = Phrase("The notice ends on %(day)s", **facts)
    return Note(NoteKind.NOTICES, told, words, href) if told <= now else None


async def units(_: Principal) -> list[Note]:
    """Units that have not answered, a few days before their last day and after it."""
    now = clock.now()
    rows = (
        await ProofLink.select(
            ProofLink.deadline,
            ProofLink.commendation.code.as_alias("code"),
            Count(alias="units"),
        )
        .where(
            ProofLink.confirmed_at.is_null(),
            ProofLink.closed_at.is_null(),
            ProofLink.revoked_at.is_null(),
            ProofLink.deadline > since(),
            ProofLink.deadline <= now + UNITS_AHEAD,
        )
        .group_by(ProofLink.deadline, ProofLink.commendation.code)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.UNITS,
            row["deadline"] - UNITS_AHEAD,
            Plural(
                "%(num)s unit has not answered; its last day is %(day)s",
                "%(num)s units have not answered; their last day is %(day)s",
                row["units"],
                day=last_day(row["deadline"]).isoformat(),
            ),
            f"/c/{row['code']}/proofs?show=silent",
        )
        for row in rows
    ]

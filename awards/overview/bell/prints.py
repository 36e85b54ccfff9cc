"""Print runs whose files are ready, and sheets that must leave a tray."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from piccolo.query.functions import Count, Max

from awards.accounts.rules import Principal
from awards.overview.bell.newest import MOST, mine, newest, since
from awards.overview.bell.records import Note, NoteKind
from awards.tables import Certificate, PrintRun, RunState, Sheet, SheetState
from awards.words import Phrase, Plural

#: So many of the certificates that ended last are looked for in trays.
MOST_ENDED = 500


async def runs(principal: Principal) -> list[Note]:
    """The person's own runs whose files are ready."""
    rows = await newest(
        PrintRun.select(
            PrintRun.reference,
            PrintRun.number,
            PrintRun.certificates,
            PrintRun.ended_at,
            PrintRun.commendation.code.as_alias("code"),
        ).where(
            PrintRun.state == RunState.DONE.value,
            PrintRun.made_by.is_in(mine(principal)),
            PrintRun.ended_at > since(),
        ),
        PrintRun.ended_at,
    )
    return [
        Note(
            NoteKind.RUNS,
            row["ended_at"],
            Phrase(
                "Print run %(number)s is ready, %(count)s certificates",
                number=row["number"],
                count=row["certificates"],
            ),
            _run_page(row),
        )
        for row in rows
    ]


async def sheets(_: Principal) -> list[Note]:
    """Sheets in a tray whose certificate was revoked or reissued since."""
    run, ended = Sheet.run, Sheet.certificate.ended_at
    # First the few certificates that ended: a condition on them would read every sheet.
    lately = (
        await Certificate.select(Certificate.id)
        .where(Certificate.ended_at > since())
        .order_by(Certificate.ended_at, ascending=False)
        .limit(MOST_ENDED)
        .output(as_list=True)
    )
    if not lately:
        return []
    rows = (
        await Sheet.select(
            run.reference.as_alias("reference"),
            run.number.as_alias("number"),
            run._.commendation._.code.as_alias("code"),
            Count(alias="sheets"),
            Max(ended, alias="ended_at"),
        )
        .where(
            Sheet.certificate.is_in(lately),
            Sheet.state.is_in([SheetState.MADE.value, SheetState.PRINTED.value]),
        )
        .group_by(run.reference, run.number, run._.commendation._.code)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.SHEETS,
            moment(row["ended_at"]),
            Plural(
                "Print run %(number)s: take out %(num)s sheet that is no longer valid",
                "Print run %(number)s: take out %(num)s sheets that are no longer valid",
                row["sheets"],
                number=row["number"],
            ),
            _run_page(row),
        )
        for row in rows
    ]


def moment(value: Any) -> datetime:  # noqa: ANN401 - SQLite returns the greatest moment as text
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _run_page(row: dict[str, Any]) -> str:
    return f"/c/{row['code']}/print/runs/{row['reference']}"

"""Read a list of attendees in its child process, and store it whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from awards import limits
from awards.catalogue.records import CommendationRecord
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import Empty
from awards.stage.attendance.matching import HonouredOne, RowQuestion, match_rows
from awards.stage.attendance.merging import MergedRows, merge
from awards.stage.attendance.queries import stored
from awards.stage.attendance.service import add, require_sound, rewrite
from awards.stage.attendance.sheet import AttendeeRow, rows_of
from awards.stage.certificates import stage_certificates
from awards.stage.revising import change_rows, facts_of
from awards.stage.store import StoredCeremony
from awards.tables import RecipientKind, StageAct
from awards.words import Phrase


class ImportedAttendees(NamedTuple):
    """``is_stored`` only without faults and questions. Else nothing was changed."""

    is_stored: bool
    revision: int
    added: int = 0
    changed: int = 0
    kept: int = 0
    faults: Sequence[Phrase] = ()
    questions: Sequence[RowQuestion] = ()


async def read_list(data: bytes) -> list[AttendeeRow]:
    """The rows of a file in any format of an import. Raises FileRefused and AttendeeRefused."""
    if not data.strip():
        raise Empty
    book = await read(data, Limits(rows=limits.MOST_ATTENDEES))
    return rows_of(book)


async def import_rows(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    rows: Sequence[AttendeeRow],
    answers: Mapping[int, str] | None = None,
) -> ImportedAttendees:
    """Add and change the attendees that the rows name. Nobody is removed.

    ``answers`` are by the number of the row; see `awards.stage.attendance.matching`. Raises NotFound
    and CeremonyChanged.
    """
    found = ImportedAttendees(is_stored=False, revision=0)

    async def work(
        here: CommendationRecord, ceremony: StoredCeremony
    ) -> Mapping[str, object] | None:
        nonlocal found
        people = await stored(ceremony.id)
        matched = match_rows(rows, await honoured_ones(here), answers or {})
        merged = merge(people, matched.drafts)
        faults = [*matched.faults, *merged.faults]
        ready = not faults and not matched.questions
        found = ImportedAttendees(
            ready, ceremony.revision, *_counts(merged), faults, matched.questions
        )
        if not ready or not (merged.added or merged.changed):
            return None
        others = [each.draft for each in people if each.id not in merged.changed]
        require_sound([*others, *merged.changed.values(), *merged.added])
        for one, draft in merged.changed.items():
            await rewrite(one, draft)
        await add(ceremony.id, merged.added)
        names = [each.name for each in (*merged.added, *merged.changed.values())]
        return {"rows": len(names), **facts_of(names)}

    act = StageAct.ATTENDEES_IMPORTED
    revision = await change_rows(actor, commendation, arranged_on, act, work)
    return found._replace(revision=revision)


def _counts(merged: MergedRows) -> tuple[int, int, int]:
    return len(merged.added), len(merged.changed), merged.kept


async def honoured_ones(here: CommendationRecord) -> list[HonouredOne]:
    kinds = {each.code: each.recipient_kind for each in here.categories}
    return [
        HonouredOne(
            each.winner,
            each.name,
            each.unit,
            each.number,
            each.honour,
            kinds[each.category] is RecipientKind.INDIVIDUAL,
        )
        for each in await stage_certificates(here)
    ]

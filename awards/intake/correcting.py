"""A corrected version of a list: what it changes, and the change itself, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import anyio

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue.records import CommendationRecord
from awards.errors import NothingNew, Stale
from awards.intake import drafts, queries, service
from awards.intake.answers import Answers
from awards.intake.checking.difference import (
    CorrectionAnswers,
    ListDifference,
    MatchedRow,
    RegisteredWinner,
    corrected,
    difference,
    differing,
    place_of,
    updated,
)
from awards.intake.checking.preview import CheckedRow, ImportPreview, RowState
from awards.intake.records import Receipt
from awards.settings import Settings
from awards.tables import Winner
from awards.text.names import match_key
from awards.winners import service as winners
from awards.winners.rules import fingerprint, key_of


async def compared_with_import(
    here: CommendationRecord,
    preview: ImportPreview,
    intake: int,
    answers: Answers,
    settings: Settings,
) -> tuple[ImportPreview, ListDifference]:
    """The preview of a file that corrects that import, and what it changes of it."""
    stored = await queries.stored(here, intake)
    secret = settings.secret_key()
    given = CorrectionAnswers(answers.leave, answers.anew, answers.withdraw)
    find = partial(
        difference,
        preview.rows,
        stored,
        given,
        partial(service.key, secret=secret),
        partial(fingerprint, secret=secret),
        here.own_fields,
    )
    found = await anyio.to_thread.run_sync(find)
    return corrected(preview, found, service.slots(here)), found


async def compared_with_registry(
    here: CommendationRecord, preview: ImportPreview, answers: Answers, settings: Settings
) -> tuple[ImportPreview, tuple[MatchedRow, ...], tuple[MatchedRow, ...]]:
    """Rows that differ from their registered winner, and those chosen to update it.

    In the preview these rows are separate from the skipped ones.
    """
    secret = settings.secret_key()
    repeated = [row for row in preview.rows if row.state is RowState.REGISTERED and row.asked]
    keys = await anyio.to_thread.run_sync(
        lambda: [key_of(row.asked, secret) for row in repeated if row.asked]
    )
    stored = await queries.registered(here, list(dict.fromkeys(keys)))
    find = partial(
        differing,
        repeated,
        stored,
        partial(service.key, secret=secret),
        partial(fingerprint, secret=secret),
        here.own_fields,
    )
    found = await anyio.to_thread.run_sync(find)
    chosen = tuple(pair for pair in found if pair.row.place in answers.update)
    if chosen:
        preview = updated(preview, chosen, service.slots(here))
    return preview, found, chosen


async def similar_import(
    here: CommendationRecord, preview: ImportPreview, settings: Settings
) -> Receipt | None:
    """The import that holds most of the file's recipients, if it holds at least half of them."""
    asked = [row.asked for row in preview.rows if row.asked is not None]
    secret = settings.secret_key()
    keys = await anyio.to_thread.run_sync(lambda: [key_of(one, secret) for one in asked])
    shared = await queries.sharing(here, list(dict.fromkeys(keys)))
    best = max(shared, key=shared.__getitem__, default=None)
    if best is None or shared[best] * 2 < len(asked):
        best = await _by_places(here, preview.rows)
    return await queries.by_id(here, best) if best is not None else None


async def _by_places(here: CommendationRecord, rows: Sequence[CheckedRow]) -> int | None:
    """Find the earlier import of a mostly changed list, by rows with an equal name or unit."""
    places = {
        place_of(row): (row.category, row.asked.unit, match_key(row.asked.name))
        for row in rows
        if row.asked
    }
    return await queries.placed(here, places)


async def store(
    actor: str,
    here: CommendationRecord,
    report: service.CheckedFile,
    draft: drafts.DraftRecord,
    settings: Settings,
    *,
    reason: str = "",
    reading: str = "",
) -> Receipt:
    """Withdraw (with a reason), amend and register in one transaction, which ends the draft.

    Raises IntakeHasFaults, NothingNew, DraftEnded, Stale if a winner changed since, and what
    `awards.winners.service` raises.
    """
    found, corrects = report.difference, draft.corrects
    service.require_sound(report.preview)
    if found is None or corrects is None or found.is_nothing:
        raise NothingNew
    async with database.transaction():
        await drafts.consume(draft.id)
        await locks.hold(category.id for category in here.categories)
        rows = report.preview.decided
        intake, receipt = await service.record_import(
            here, actor, report, draft.file_name, len(rows), reading=reading, corrects=corrects
        )
        await _withdraw(actor, found.going, reason)
        await service.amend_winners(actor, found.changed, settings)
        if rows:
            await service.register_rows(actor, here, rows, intake, settings)
        await _move((*found.changed, *found.left, *found.same))
        told = {
            "reference": receipt.reference,
            "sha256": report.sha256,
            "rows": len(rows),
            "amended": len(found.changed),
            "withdrawn": len(found.going),
        }
        await audit.record(actor, [Change(Action.INTAKE_COMMITTED, f"intake/{intake}", None, told)])
    return receipt


async def _withdraw(actor: str, going: Sequence[RegisteredWinner], reason: str) -> None:
    """Withdraw winners that did not change since the decision. Raises Stale."""
    for batch in database.batches(going):
        rows = await Winner.select(Winner.id, Winner.revision).where(
            Winner.id.is_in([one.id for one in batch])
        )
        now = {row["id"]: row["revision"] for row in rows}
        for one in batch:
            if now.get(one.id) != one.revision:
                raise Stale(name=one.name)
    if going:
        await winners.withdraw(actor, [one.id for one in going], reason)


async def _move(pairs: Sequence[MatchedRow]) -> None:
    """Record the winner's row in the latest version, which the next one is compared with."""
    for pair in pairs:
        if pair.winner.place != (at := place_of(pair.row)):
            await Winner.update({Winner.intake_row: at}).where(Winner.id == pair.winner.id)

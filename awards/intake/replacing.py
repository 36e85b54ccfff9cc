"""Store a corrected version: withdraw who is gone, amend who differs, register who is new."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue.records import CommendationRecord
from awards.errors import Stale
from awards.intake import queries, service
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.files import FileToStore
from awards.intake.records import Receipt
from awards.settings import Settings
from awards.tables import Winner
from awards.winners import service as winners
from awards.winners.preparing import PreparedWinners


async def store_correction(
    reason: str,
    actor: str,
    here: CommendationRecord,
    file: FileToStore,
    settings: Settings,
    prepared: PreparedWinners,
) -> Receipt:
    """Withdraw with a reason, amend and register, in the caller's transaction."""
    report, found = file.report, file.report.difference
    if found is None:
        raise RuntimeError("the file corrects nothing")
    rows = report.preview.decided
    intake, receipt = await service.record_import(
        here,
        actor,
        report,
        file.name,
        len(rows),
        reading=file.reading,
        corrects=report.corrects,
    )
    await _withdraw(actor, found.going, reason)
    await service.amend_winners(actor, found.changed, settings, reason)
    if rows:
        await service.register_rows(actor, here, rows, intake, settings, prepared)
    await _move((*found.changed, *found.left, *found.same))
    told = {
        "reference": receipt.reference,
        "sha256": report.sha256,
        "rows": len(rows),
        "amended": len(found.changed),
        "withdrawn": len(found.going),
    }
    await audit.record(actor, [Change(Action.INTAKE_COMMITTED, f"intake/{intake}", None, told)])
    root = await queries.by_id(here, report.corrects) if report.corrects else None
    return msgspec.structs.replace(receipt, corrects=root.reference if root else "")


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
        if pair.winner.place != (at := pair.row.kept_place):
            await Winner.update({Winner.intake_row: at}).where(Winner.id == pair.winner.id)

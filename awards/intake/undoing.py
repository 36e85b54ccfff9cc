"""Undo an import while nothing of it has been issued."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.errors import AlreadyUndone, ImportBeyondDraft, ImportIssued, NotFound
from awards.tables import Category, Intake, Values, Winner, WinnerState
from awards.winners import service as winners
from awards.words import Phrase

#: A winner that has or had a certificate is not withdrawn with its import.
ISSUED = (WinnerState.ISSUED, WinnerState.REVOKED)
_SETTLED = (WinnerState.NOTICED, WinnerState.CONFIRMED)
#: The most names shown; the others are counted.
_TOLD = 5


async def undo(actor: str, reference: str, reason: str, *, settled: bool = False) -> int:
    """Withdraw every standing winner of the import; return their number.

    ``settled`` also allows it for winners on notice, confirmed or held: withdrawing and registering
    again must not bypass a decision about them. Raises NotFound, AlreadyUndone, ImportIssued and
    ImportBeyondDraft, with some names.
    """
    async with database.transaction():
        found = await Intake.select().where(Intake.reference == reference).first()
        if found is None:
            raise NotFound(what=Phrase("import"), key=reference)
        here = Category.commendation == found["commendation"]
        await locks.hold(row["id"] for row in await Category.select(Category.id).where(here))
        values: Values = {Intake.undone_at: clock.now(), Intake.undone_by: actor}
        mine = Intake.id == found["id"]
        if (
            not await Intake.update(values)
            .where(mine, Intake.undone_at.is_null())
            .returning(Intake.id)
        ):
            raise AlreadyUndone(reference=reference)
        going = await _leaving(found["id"], reference, settled=settled)
        if going:
            await winners.withdraw(actor, going, reason)
        told = {"reference": reference, "rows": len(going), "reason": reason}
        change = Change(Action.INTAKE_UNDONE, f"intake/{found['id']}", None, told)
        await audit.record(actor, [change])
    return len(going)


async def _leaving(intake: int, reference: str, *, settled: bool) -> list[int]:
    rows = await Winner.select(Winner.id, Winner.name, Winner.state, Winner.held).where(
        Winner.intake == intake
    )
    issued = [row["name"] for row in rows if row["state"] in ISSUED]
    decided = [row["name"] for row in rows if row["state"] in _SETTLED or _is_held(row)]
    for names, fault in ((issued, ImportIssued), ([] if settled else decided, ImportBeyondDraft)):
        if names:
            more = "…" if len(names) > _TOLD else ""
            listed = "、".join(names[:_TOLD]) + more
            raise fault(reference=reference, count=len(names), names=listed)
    return [row["id"] for row in rows if row["state"] != WinnerState.WITHDRAWN]


def _is_held(row: Mapping[str, Any]) -> bool:
    return bool(row["held"]) and row["state"] != WinnerState.WITHDRAWN

"""End the proofreading of units that do not answer, with a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused
from awards.notices.rules import require_words
from awards.proofs import queries
from awards.proofs.records import UnitRecord
from awards.proofs.rules import SILENT, end_of, unit_key
from awards.proofs.service import hold
from awards.tables import ProofLink, Values
from awards.words import Phrase


async def close(actor: str, code: str, reason: str, units: Collection[str] | None = None) -> int:
    """Close these units, or all that have not answered; return their number.

    A unit that was never asked gets a closed link, which holds the reason. A new deadline opens a
    closed link again. Raises NotFound, or FieldRefused for a unit that is not silent.
    """
    require_words("reason", reason)
    here = await catalogue.find(code)
    async with database.transaction():
        await hold(here)
        silent = _silent(await queries.units(here), units)
        ids = [unit.link.id for unit in silent if unit.link is not None]
        ids += await _linked(actor, here, [unit for unit in silent if unit.link is None])
        values: Values = {
            ProofLink.closed_at: clock.now(),
            ProofLink.closed_by: actor,
            ProofLink.closed_reason: reason,
        }
        for batch in database.batches(ids):
            await ProofLink.update(values).where(ProofLink.id.is_in(list(batch)))
        told = {"reason": reason}
        await audit.record(
            actor, [Change(Action.PROOF_CLOSED, f"proof-link/{key}", None, told) for key in ids]
        )
    return len(ids)


def _silent(known: Sequence[UnitRecord], units: Collection[str] | None) -> list[UnitRecord]:
    """Raises FieldRefused for the first unit that is not among the silent ones."""
    found = {unit_key(unit.unit): unit for unit in known if unit.progress in SILENT}
    if units is None:
        return list(found.values())
    for unit in units:
        if unit_key(unit) not in found:
            reason = Phrase("it has answered, is closed, or has no winner.")
            raise FieldRefused(field="units", value=unit, reason=reason)
    return [found[key] for key in dict.fromkeys(map(unit_key, units))]


async def _linked(actor: str, here: CommendationRecord, units: Sequence[UnitRecord]) -> list[int]:
    made: list[int] = []
    for batch in database.batches(units, ProofLink):
        rows = [
            ProofLink(
                commendation=here.id,
                unit=unit.unit,
                winners=unit.winners,
                deadline=end_of(clock.today()),
                made_by=actor,
                made_at=clock.now(),
            )
            for unit in batch
        ]
        made += [row["id"] for row in await ProofLink.insert(*rows).returning(ProofLink.id)]
    return made

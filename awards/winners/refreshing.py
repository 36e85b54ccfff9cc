"""Fill columns that plain SQL could not fill for winners registered before the columns existed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from awards import database
from awards.audit.rules import Action
from awards.tables import AuditEntry, RecipientKind, Values, Winner
from awards.winners.queries import record, select
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of, examine, registration_of, search_key

#: What the migration wrote: the name only. A key from `search_key` has more parts.
_UNFILLED = Winner.search_key == Winner.name_key
_BATCH = 500


async def refresh_search() -> int:
    """Fill the search key, the count of warnings and the writer; return the number of winners.

    It may be repeated and run in several processes: a filled row is skipped.
    """
    done = 0
    while found := await _unfilled():
        async with database.transaction():
            writers = await _writers([winner.id for winner, _ in found])
            for winner, kind in found:
                values = _values(winner, kind, writers.get(winner.id, ""))
                await Winner.update(values).where(Winner.id == winner.id, _UNFILLED)
        done += len(found)
    return done


async def _unfilled() -> list[tuple[WinnerRecord, RecipientKind]]:
    kind = Winner.category.recipient_kind.as_alias("kind")
    rows: list[dict[str, Any]] = await select().columns(kind).where(_UNFILLED).limit(_BATCH)
    return [(record(row), RecipientKind(row["kind"])) for row in rows]


def _values(winner: WinnerRecord, kind: RecipientKind, writer: str) -> Values:
    return {
        Winner.search_key: search_key(winner.name, winner.unit, winner.surname_length),
        Winner.warnings: len(examine(registration_of(winner), kind)),
        Winner.written_by: winner.written_by or writer,
    }


async def _writers(winners: Sequence[int]) -> dict[int, str]:
    """Who wrote the current words, according to the history."""
    rows = (
        await AuditEntry.select(AuditEntry.subject, AuditEntry.actor)
        .where(
            AuditEntry.subject.is_in([f"winner/{winner}" for winner in winners]),
            AuditEntry.action.is_in([Action.WINNER_REGISTERED.value, Action.WINNER_AMENDED.value]),
        )
        .order_by(AuditEntry.position)
    )
    return {int(row["subject"].partition("/")[2]): account_of(row["actor"]) for row in rows}

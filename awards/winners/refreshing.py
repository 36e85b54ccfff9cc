"""Fill columns that plain SQL could not fill for winners registered before the columns existed."""

from __future__ import annotations

from typing import Any

from awards import database
from awards.search_keys import search_key
from awards.tables import RecipientKind, Values, Winner
from awards.winners.queries import record, select
from awards.winners.records import WinnerRecord
from awards.winners.rules import examine, registration_of

#: What the migration wrote: the name only. A key from `search_key` has more parts.
_UNFILLED = Winner.search_key == Winner.name_key
_BATCH = 500


async def refresh_search() -> int:
    """Fill the search key and the count of warnings; return the number of winners.

    It may be repeated and run in several processes: a filled row is skipped.
    """
    done = 0
    while found := await _unfilled():
        async with database.transaction():
            for winner, kind in found:
                values = _values(winner, kind)
                await Winner.update(values).where(Winner.id == winner.id, _UNFILLED)
        done += len(found)
    return done


async def _unfilled() -> list[tuple[WinnerRecord, RecipientKind]]:
    kind = Winner.category.recipient_kind.as_alias("kind")
    rows: list[dict[str, Any]] = await select().columns(kind).where(_UNFILLED).limit(_BATCH)
    return [(record(row), RecipientKind(row["kind"])) for row in rows]


def _values(winner: WinnerRecord, kind: RecipientKind) -> Values:
    return {
        Winner.search_key: search_key(winner.name, winner.unit, winner.surname_length),
        Winner.warnings: len(examine(registration_of(winner), kind)),
    }

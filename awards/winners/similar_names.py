"""Winners that may be the same person: a hint for a person, never a decision."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.tables import Winner, WinnerState
from awards.text import names
from awards.winners.identity import one_character_apart
from awards.winners.queries import record, select
from awards.winners.records import WinnerRecord

#: More candidates than this help nobody.
MOST = 20


async def same_name(here: CommendationRecord, winner: WinnerRecord) -> list[WinnerRecord]:
    """Others with the same folded name, in any category."""
    rows = await _others(here, winner).where(Winner.name_key == names.match_key(winner.name))
    return [record(row) for row in rows[:MOST]]


async def similar_name(here: CommendationRecord, winner: WinnerRecord) -> list[WinnerRecord]:
    """Others of the same unit whose names differ by one character: 李雷 and 李蕾."""
    if not winner.unit:
        return []
    rows = await _others(here, winner).where(Winner.unit == winner.unit)
    found = [record(row) for row in rows]
    return [other for other in found if one_character_apart(winner.name, other.name)][:MOST]


def _others(here: CommendationRecord, winner: WinnerRecord):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Piccolo's query type is not nameable
    mine = Winner.category.is_in([category.id for category in here.categories])
    gone = WinnerState.WITHDRAWN.value
    return select().where(mine, Winner.id != winner.id, Winner.state != gone).limit(500)

"""Winners that may be the same person: a hint for a person, never a decision."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.tables import Winner, WinnerState
from awards.text import names
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


def one_character_apart(one: str, other: str) -> bool:
    """One character replaced or added, in names of at least two characters."""
    shorter, longer = sorted((names.match_key(one), names.match_key(other)), key=len)
    if len(shorter) < 2 or len(longer) - len(shorter) > 1:
        return False
    start = _common(shorter, longer)
    end = _common(shorter[start:][::-1], longer[start:][::-1])
    return shorter != longer and len(longer) - start - end == 1


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the common beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))

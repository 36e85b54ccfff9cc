"""The winners before and after one in a filtered list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from piccolo.columns.combination import Where

from awards.catalogue.records import CommendationRecord
from awards.tables import Winner
from awards.winners.conditions import Conditions, conditions, is_walked
from awards.winners.filters import Filter, Sort
from awards.winners.lists import COLUMNS
from awards.winners.records import WinnerRecord


class Neighbours(msgspec.Struct, frozen=True):
    """The winners before and after one in a list; None at its ends."""

    before: int | None
    after: int | None


async def neighbours(
    here: CommendationRecord, wanted: Filter, sort: Sort, winner: WinnerRecord
) -> Neighbours:
    """Of the filtered list in its order."""
    return Neighbours(
        await _next(here, wanted, sort, winner, backwards=True),
        await _next(here, wanted, sort, winner, backwards=False),
    )


async def _next(
    here: CommendationRecord,
    wanted: Filter,
    sort: Sort,
    winner: WinnerRecord,
    *,
    backwards: bool,
) -> int | None:
    given = await conditions(here, wanted, walked=is_walked(wanted) and sort is not Sort.DECISION)
    if sort is Sort.DECISION:
        return await _next_decided(here, given, winner, backwards=backwards)
    column = COLUMNS[sort]
    upwards = (sort is not Sort.NEWEST) is not backwards
    mine = Winner.select(column.as_alias("mine")).where(Winner.id == winner.id)
    [row] = await mine
    beyond = column > row["mine"] if upwards else column < row["mine"]
    later = Winner.id > winner.id if upwards else Winner.id < winner.id
    place = beyond if column is Winner.id else beyond | ((column == row["mine"]) & later)
    query = Winner.select(Winner.id).where(*given, place)
    return _first(await query.order_by(column, Winner.id, ascending=upwards).limit(1))


async def _next_decided(
    here: CommendationRecord,
    given: Conditions,
    winner: WinnerRecord,
    *,
    backwards: bool,
) -> int | None:
    """In the winner's own category, else in the nearest one that has a match."""
    own = here.require_category(winner.category)
    beside = Winner.place < winner.place if backwards else Winner.place > winner.place
    found = await _one(given, own.id, beside, backwards=backwards)
    at = here.categories.index(own)
    others = here.categories[:at][::-1] if backwards else here.categories[at + 1 :]
    for category in others:
        if found is not None:
            break
        found = await _one(given, category.id, Winner.place > 0, backwards=backwards)
    return found


async def _one(given: Conditions, category: int, place: Where, *, backwards: bool) -> int | None:
    query = Winner.select(Winner.id).where(*given, Winner.category == category, place)
    return _first(await query.order_by(Winner.place, ascending=not backwards).limit(1))


def _first(rows: Sequence[Mapping[str, Any]]) -> int | None:
    return rows[0]["id"] if rows else None

"""The list of winners on a page: filtered, sorted, paged.

In decision order an index cuts the page out of its category. In any other order an index alone
finds the ids of the page, and only these rows are read whole. So the last page of 100,000 winners
is about as fast as the first. What an index cannot find, such as a part of a name, is looked for
once: if it is found in few winners, they are counted and sorted by their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from piccolo.query.functions import Count

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements.differing import differing_among
from awards.tables import IssuedNumber, Winner
from awards.winners.conditions import Conditions, conditions, is_walked
from awards.winners.filters import Filter, Sort
from awards.winners.queries import record, select
from awards.winners.records import WinnerRecord

PAGE = 50

#: So many matching winners are found in one query and then known by their ids.
FEW = 1000

COLUMNS = {
    Sort.NAME: Winner.name_key,
    Sort.UNIT: Winner.unit,
    Sort.STATE: Winner.state,
    Sort.NEWEST: Winner.id,
}


class WinnerPage(msgspec.Struct, frozen=True):
    """A page. ``counts`` are by category over all matching winners, ``numbers`` by winner.

    A statement says something else than the register about those of ``differing``.
    """

    winners: list[WinnerRecord]
    counts: dict[str, int]
    numbers: dict[int, str]
    differing: frozenset[int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class _Matching(msgspec.Struct, frozen=True):
    """The winners of a filter: conditions for a query, and their counts by category."""

    given: Conditions
    counts: dict[str, int]


async def page(
    here: CommendationRecord,
    wanted: Filter,
    *,
    sort: Sort = Sort.DECISION,
    offset: int = 0,
    limit: int = PAGE,
) -> WinnerPage:
    matching = await _matching(here, wanted, sort)
    if sort is Sort.DECISION:
        found = await _decided(here, matching, offset, limit)
    else:
        found = await _sorted(matching, sort, offset, limit)
    differing = await differing_among(found)
    return WinnerPage(await _whole(found), matching.counts, await numbers_of(found), differing)


async def _whole(ids: Sequence[int]) -> list[WinnerRecord]:
    """The whole rows, in the order of the ids."""
    rows = await select().where(Winner.id.is_in(list(ids))) if ids else []
    found = {row["id"]: record(row) for row in rows}
    return [found[each] for each in ids if each in found]


async def _matching(here: CommendationRecord, wanted: Filter, sort: Sort) -> _Matching:
    if wanted in (Filter(), Filter(category=wanted.category)):
        return _Matching(await _walkable(here, wanted, sort), _taken(here, wanted.category))
    given = await conditions(here, wanted)
    if is_walked(wanted):
        return _Matching(await _walkable(here, wanted, sort), await _counts(here, given))
    rows = await Winner.select(Winner.id, Winner.category).where(*given).limit(FEW + 1)
    if len(rows) <= FEW:
        codes = _codes(here)
        counts = Counter(codes[row["category"]] for row in rows)
        return _Matching([Winner.id.is_in(_ids(rows) or [0])], counts)
    among = Winner.id.is_in(Winner.select(Winner.id).where(*given))
    return _Matching(given if sort is Sort.DECISION else [among], await _counts(here, given))


async def _walkable(here: CommendationRecord, wanted: Filter, sort: Sort) -> Conditions:
    return await conditions(here, wanted, walked=sort is not Sort.DECISION)


def _taken(here: CommendationRecord, category: str) -> dict[str, int]:
    """All who are not withdrawn have taken a place, so nobody needs to count them."""
    return {c.code: c.taken for c in here.categories if c.taken and category in ("", c.code)}


async def _sorted(matching: _Matching, sort: Sort, offset: int, limit: int) -> list[int]:
    """Start from the nearer end."""
    total = sum(matching.counts.values())
    limit = max(0, min(limit, total - offset))
    backwards = offset > total // 2
    skipped = total - offset - limit if backwards else offset
    query = Winner.select(Winner.id).where(*matching.given)
    upwards = (sort is not Sort.NEWEST) is not backwards
    query = query.order_by(COLUMNS[sort], Winner.id, ascending=upwards)
    found = _ids(await query.limit(limit).offset(skipped)) if limit else []
    return found[::-1] if backwards else found


async def _decided(
    here: CommendationRecord, matching: _Matching, offset: int, limit: int
) -> list[int]:
    """Category after category, as far as the page reaches into each."""
    found: list[int] = []
    for category in here.categories:
        count = matching.counts.get(category.code, 0)
        if offset < count and len(found) < limit:
            query = Winner.select(Winner.id).where(*matching.given, Winner.category == category.id)
            query = query.order_by(Winner.place).limit(limit - len(found)).offset(offset)
            found += _ids(await query)
        offset = max(0, offset - count)
    return found


def _ids(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


async def _counts(here: CommendationRecord, given: Conditions) -> dict[str, int]:
    codes = _codes(here)
    rows = (
        await Winner.select(Winner.category, Count(alias="found"))
        .where(*given)
        .group_by(Winner.category)
    )
    return {codes[row["category"]]: row["found"] for row in rows}


def _codes(here: CommendationRecord) -> dict[int, str]:
    return {category.id: category.code for category in here.categories}


async def ids(here: CommendationRecord, wanted: Filter) -> list[int]:
    """Ids of all matching rows, for bulk actions."""
    rows = await Winner.select(Winner.id).where(*await conditions(here, wanted)).order_by(Winner.id)
    return _ids(rows)


async def records(here: CommendationRecord, winners: Sequence[int]) -> list[WinnerRecord]:
    """The records with these ids that belong to this commendation, in decision order."""
    found: list[WinnerRecord] = []
    for batch in database.batches(winners):
        mine = Winner.category.is_in([category.id for category in here.categories])
        rows = await select().where(mine, Winner.id.is_in(list(batch)))
        found += [record(row) for row in rows]
    places = {category.code: place for place, category in enumerate(here.categories)}
    return sorted(found, key=lambda winner: (places[winner.category], winner.place))


async def numbers_of(winners: Sequence[int]) -> dict[int, str]:
    """Numbers of the winners that have one."""
    if not winners:
        return {}
    rows = await IssuedNumber.select(IssuedNumber.winner, IssuedNumber.text).where(
        IssuedNumber.winner.is_in(list(winners))
    )
    return {row["winner"]: row["text"] for row in rows}

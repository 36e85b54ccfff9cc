"""The list as a person looks at it: filtered, sorted, a page at a time.

In the order of the decision a page is cut out of its category by index; in any other order the
ids of the page are found in an index alone, and only they are read whole. So the last page of
100,000 winners comes about as fast as the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from piccolo.columns.combination import Where, WhereRaw
from piccolo.query.functions import Count

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.tables import Intake, IssuedNumber, Winner
from awards.text import names
from awards.winners.filters import Filter, Sort
from awards.winners.queries import STANDING, literal, record, select
from awards.winners.records import WinnerRecord

PAGE = 50

_COLUMNS = {
    Sort.NAME: Winner.name_key,
    Sort.UNIT: Winner.unit,
    Sort.STATE: Winner.state,
    Sort.NEWEST: Winner.id,
}


class Listed(msgspec.Struct, frozen=True):
    """A page; ``counts`` are by category of all that were asked for, ``numbers`` by winner."""

    winners: list[WinnerRecord]
    counts: dict[str, int]
    numbers: dict[int, str]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


async def page(
    here: CommendationRecord,
    wanted: Filter,
    *,
    sort: Sort = Sort.DECISION,
    offset: int = 0,
    limit: int = PAGE,
) -> Listed:
    counts = await _counts(here, wanted)
    if sort is Sort.DECISION:
        found = await _decided(here, wanted, counts, offset, limit)
    else:
        found = await _sorted(here, wanted, sort, offset, limit)
    return Listed(await _whole(found), counts, await numbers_of(found))


async def _whole(ids: Sequence[int]) -> list[WinnerRecord]:
    """In the order of the ids."""
    rows = await select().where(Winner.id.is_in(list(ids))) if ids else []
    found = {row["id"]: record(row) for row in rows}
    return [found[each] for each in ids if each in found]


async def _sorted(
    here: CommendationRecord, wanted: Filter, sort: Sort, offset: int, limit: int
) -> list[int]:
    query = Winner.select(Winner.id).where(*await conditions(here, wanted, _walked(wanted)))
    query = query.order_by(_COLUMNS[sort], ascending=sort is not Sort.NEWEST)
    return _ids(await query.order_by(Winner.id).limit(limit).offset(offset))


def _walked(wanted: Filter) -> bool:
    """Nearly all match: then walking the index of the order beats sorting what matches."""
    return not (wanted.text or wanted.intake or wanted.warnings or wanted.held)


async def _decided(
    here: CommendationRecord, wanted: Filter, counts: Mapping[str, int], offset: int, limit: int
) -> list[int]:
    """Category after category, as far as the page reaches into each."""
    conditions_ = await conditions(here, wanted)
    found: list[int] = []
    for category in here.categories:
        count = counts.get(category.code, 0)
        if offset < count and len(found) < limit:
            query = Winner.select(Winner.id).where(*conditions_, Winner.category == category.id)
            query = query.order_by(Winner.place).limit(limit - len(found)).offset(offset)
            found += _ids(await query)
        offset = max(0, offset - count)
    return found


def _ids(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


async def _counts(here: CommendationRecord, wanted: Filter) -> dict[str, int]:
    codes = {category.id: category.code for category in here.categories}
    rows = (
        await Winner.select(Winner.category, Count(alias="found"))
        .where(*await conditions(here, wanted))
        .group_by(Winner.category)
    )
    return {codes[row["category"]]: row["found"] for row in rows}


async def ids(here: CommendationRecord, wanted: Filter) -> list[int]:
    """Of all that match, for an act on them."""
    rows = await Winner.select(Winner.id).where(*await conditions(here, wanted)).order_by(Winner.id)
    return _ids(rows)


async def records(here: CommendationRecord, winners: Sequence[int]) -> list[WinnerRecord]:
    """Of those among the ids that belong here, as they were decided."""
    found: list[WinnerRecord] = []
    for batch in database.batches(winners):
        mine = Winner.category.is_in([category.id for category in here.categories])
        rows = await select().where(mine, Winner.id.is_in(list(batch)))
        found += [record(row) for row in rows]
    places = {category.code: place for place, category in enumerate(here.categories)}
    return sorted(found, key=lambda winner: (places[winner.category], winner.place))


async def numbers_of(winners: Sequence[int]) -> dict[int, str]:
    """Of those who have one."""
    if not winners:
        return {}
    rows = await IssuedNumber.select(IssuedNumber.winner, IssuedNumber.text).where(
        IssuedNumber.winner.is_in(list(winners))
    )
    return {row["winner"]: row["text"] for row in rows}


async def conditions(
    here: CommendationRecord, wanted: Filter, walked: bool = False
) -> list[Where | WhereRaw]:
    """Of a query on winners. No join: a category is known by its id.

    With ``walked`` SQLite uses no index of the categories, so that it can use that of an order.
    """
    chosen = [c.id for c in here.categories if not wanted.category or c.code == wanted.category]
    found: list[Where | WhereRaw] = [_of(chosen or [0], walked)]
    found.append(Winner.state.is_in([state.value for state in wanted.states or STANDING]))
    if wanted.unit:
        found.append(Winner.unit == wanted.unit)
    if wanted.warnings is not None:
        found.append(Winner.warnings > 0 if wanted.warnings else Winner.warnings == 0)
    if wanted.held is not None:
        found.append(Winner.held.eq(wanted.held))
    if wanted.intake:
        rows = await Intake.select(Intake.id).where(Intake.reference == wanted.intake)
        found.append(Winner.intake.is_in([row["id"] for row in rows] or [0]))
    if wanted.text:
        found.append(await _named(wanted.text))
    return found


def _of(categories: Sequence[int], walked: bool) -> Where | WhereRaw:
    if not (walked and database.is_sqlite()):
        return Winner.category.is_in(list(categories))
    listed = ", ".join(map(str, map(int, categories)))
    return WhereRaw(f'"winner"."category" + 0 IN ({listed})')


async def _named(text: str) -> Where:
    """By a part of name, unit or initials, or by a whole number."""
    key = literal(names.match_key(text))
    numbered = await IssuedNumber.select(IssuedNumber.winner).where(IssuedNumber.text == text)
    named: Where = Winner.search_key.like(f"%{key}%")
    if numbered:
        return named | Winner.id.is_in([row["winner"] for row in numbered])  # type: ignore[return-value]
    return named


async def units(here: CommendationRecord) -> list[str]:
    """Every unit that has a winner, for choosing from."""
    rows = (
        await Winner.select(Winner.unit)
        .where(_of([c.id for c in here.categories] or [0], walked=True), Winner.unit != "")
        .group_by(Winner.unit)
        .order_by(Winner.unit)
    )
    return [row["unit"] for row in rows]

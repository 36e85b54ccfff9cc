"""The list of winners on a page: filtered, sorted, paged.

In decision order an index cuts the page out of its category. In any other order an index alone
finds the ids of the page, and only these rows are read whole. So the last page of 100,000 winners
is about as fast as the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from piccolo.columns.combination import Where, WhereRaw
from piccolo.query.functions import Count

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements.differing import IS_DIFFERING, differing_among
from awards.statements.said_names import winners_said_to_be
from awards.tables import Intake, IssuedNumber, Winner, WinnerState
from awards.text import names
from awards.winners.filters import Filter, Sort
from awards.winners.queries import literal, record, select
from awards.winners.records import WinnerRecord

PAGE = 50

_COLUMNS = {
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


async def page(
    here: CommendationRecord,
    wanted: Filter,
    *,
    sort: Sort = Sort.DECISION,
    offset: int = 0,
    limit: int = PAGE,
) -> WinnerPage:
    counts = await _counts(here, wanted)
    if sort is Sort.DECISION:
        found = await _decided(here, wanted, counts, offset, limit)
    else:
        found = await _sorted(here, wanted, sort, sum(counts.values()), offset, limit)
    differing = await differing_among(found)
    return WinnerPage(await _whole(found), counts, await numbers_of(found), differing)


async def _whole(ids: Sequence[int]) -> list[WinnerRecord]:
    """The whole rows, in the order of the ids."""
    rows = await select().where(Winner.id.is_in(list(ids))) if ids else []
    found = {row["id"]: record(row) for row in rows}
    return [found[each] for each in ids if each in found]


async def _sorted(
    here: CommendationRecord, wanted: Filter, sort: Sort, total: int, offset: int, limit: int
) -> list[int]:
    """Start from the nearer end."""
    limit = max(0, min(limit, total - offset))
    backwards = offset > total // 2
    skipped = total - offset - limit if backwards else offset
    query = Winner.select(Winner.id).where(*await _matching(here, wanted))
    upwards = (sort is not Sort.NEWEST) is not backwards
    query = query.order_by(_COLUMNS[sort], Winner.id, ascending=upwards)
    found = _ids(await query.limit(limit).offset(skipped)) if limit else []
    return found[::-1] if backwards else found


async def _matching(here: CommendationRecord, wanted: Filter) -> list[Where | WhereRaw]:
    """Find the matching rows first if they are few, and sort only these."""
    if _walked(wanted):
        return await conditions(here, wanted, walked=True)
    few = Winner.select(Winner.id).where(*await conditions(here, wanted))
    return [Winner.id.is_in(few)]


def _walked(wanted: Filter) -> bool:
    """Whether to walk the index of the order, because nearly all rows match."""
    return not any((wanted.text, wanted.intake, wanted.warnings, wanted.held, wanted.differs))


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


class RemarkCounts(msgspec.Struct, frozen=True):
    """How many winners have a remark, are held, or differ from what was said outside.

    Those withdrawn count only as differing.
    """

    warned: int
    held: int
    differing: int


async def remark_counts(here: CommendationRecord) -> RemarkCounts:
    """Each is counted in an index of those winners alone."""
    mine = _in([category.id for category in here.categories], walked=False)
    [row] = await Winner.raw(_REMARKS.replace("(mine)", mine))
    return RemarkCounts(row["warned"], row["held"], row["differing"])


#: The conditions are those of the indexes winner_warned, winner_held and winner_differing.
_REMARKS = """
SELECT
    (SELECT COUNT(*) FROM winner WHERE warnings > 0 AND state <> 'withdrawn' AND (mine)) AS warned,
    (SELECT COUNT(*) FROM winner WHERE held AND state <> 'withdrawn' AND (mine)) AS held,
    (SELECT COUNT(*) FROM winner WHERE differs AND (mine)) AS differing
"""


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
    given = await conditions(here, wanted, walked=_walked(wanted) and sort is not Sort.DECISION)
    if sort is Sort.DECISION:
        return await _next_decided(here, given, winner, backwards=backwards)
    column = _COLUMNS[sort]
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
    given: Sequence[Where | WhereRaw],
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


async def _one(
    given: Sequence[Where | WhereRaw], category: int, place: Where, *, backwards: bool
) -> int | None:
    query = Winner.select(Winner.id).where(*given, Winner.category == category, place)
    return _first(await query.order_by(Winner.place, ascending=not backwards).limit(1))


def _first(rows: Sequence[Mapping[str, Any]]) -> int | None:
    return rows[0]["id"] if rows else None


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


async def conditions(
    here: CommendationRecord, wanted: Filter, walked: bool = False
) -> list[Where | WhereRaw]:
    """Conditions for a query on winners. There is no join: a category is known by its id.

    With ``walked`` SQLite uses no index of the categories, so that it can use the index of an
    order.
    """
    chosen = [c.id for c in here.categories if not wanted.category or c.code == wanted.category]
    found: list[Where | WhereRaw] = [WhereRaw(_in(chosen, walked))]
    if wanted.states:
        found.append(Winner.state.is_in([state.value for state in wanted.states]))
    elif not wanted.differs:
        found.append(Winner.state != WinnerState.WITHDRAWN.value)
    if wanted.unit:
        found.append(Winner.unit == wanted.unit)
    if wanted.warnings is not None:
        found.append(Winner.warnings > 0 if wanted.warnings else Winner.warnings == 0)
    if wanted.held is not None:
        found.append(Winner.held.eq(wanted.held))
    if wanted.differs is not None:
        found.append(WhereRaw(("" if wanted.differs else "NOT ") + IS_DIFFERING))
    if wanted.intake:
        rows = await Intake.select(Intake.id).where(Intake.reference == wanted.intake)
        found.append(Winner.intake.is_in([row["id"] for row in rows] or [0]))
    if wanted.text:
        found.append(await _named(wanted.text))
    return found


def _in(categories: Sequence[int], walked: bool) -> str:
    sum_ = " + 0" if walked and database.is_sqlite() else ""
    return f'"winner"."category"{sum_} IN ({", ".join(map(str, categories)) or 0})'


async def _named(text: str) -> Where:
    """Match a part of name, unit or initials, a name on paper, or a whole number."""
    key = literal(names.match_key(text))
    numbered = await IssuedNumber.select(IssuedNumber.winner).where(IssuedNumber.text == text)
    named: Where = Winner.search_key.like(f"%{key}%")
    others = [*(row["winner"] for row in numbered), *await winners_said_to_be(text)]
    if others:
        return named | Winner.id.is_in(others)  # type: ignore[return-value]
    return named


#: The most units offered to choose from.
UNITS = 500


async def units(here: CommendationRecord) -> list[str]:
    """The first units that have a winner, to choose from."""
    mine = _in([category.id for category in here.categories], walked=True)
    rows = await Winner.raw(_UNITS.replace("(mine)", mine), UNITS)
    return [row["unit"] for row in rows]


#: Step from unit to unit in the index: one step for each unit, for any number of winners.
_UNITS = """
WITH RECURSIVE step (unit) AS (
    SELECT MIN(unit) FROM winner WHERE unit > '' AND (mine)
    UNION ALL
    SELECT (SELECT MIN(unit) FROM winner WHERE unit > step.unit AND (mine))
    FROM step WHERE step.unit IS NOT NULL
)
SELECT unit FROM step WHERE unit IS NOT NULL LIMIT {}
"""

"""Search over everything: winners, numbers, commendations and their categories.

A winner is found by the name in the register, and by another name on a certificate, notice or list.

A number is found by its place in its category, never by scanning all numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from piccolo.columns.combination import Where
from piccolo.query.functions import Count

from awards.catalogue.numbers import folded, meanings
from awards.paper_records import queries as records
from awards.paper_records.records import PaperRecordFacts
from awards.statements.said_names import winners_said_to_be
from awards.tables import Category, IssuedNumber, Winner, WinnerState
from awards.text.names import match_key
from awards.winners.lists import numbers_of
from awards.winners.queries import literal

#: The most results that a person looks through.
MOST = 50


class SearchCategory(msgspec.Struct, frozen=True):
    """A category and its commendation."""

    id: int
    code: str
    name: str
    number_pattern: str
    commendation: str
    title: str


class Hit(msgspec.Struct, frozen=True):
    """``exact``: the whole name or number was typed, not a part of it.

    ``said`` is the other name on paper by which the winner was found.
    """

    winner: int
    name: str
    unit: str
    state: WinnerState
    place: SearchCategory
    number: str
    exact: bool
    said: str = ""


class SearchResult(msgspec.Struct, frozen=True):
    """At most `MOST` hits, exact ones first; ``counts`` by commendation cover all hits."""

    hits: list[Hit] = []
    counts: dict[str, int] = {}
    commendations: list[tuple[str, str]] = []
    categories: list[SearchCategory] = []
    records: list[PaperRecordFacts] = []

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_empty(self) -> bool:
        return not (self.hits or self.commendations or self.categories or self.records)

    @property
    def groups(self) -> dict[str, list[Hit]]:
        """The hits by commendation; commendations with an exact hit first."""
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.place.commendation, []).append(hit)
        return found

    @property
    def the_one(self) -> int | None:
        """The winner of the typed number, if there is only one candidate."""
        numbered = [hit.winner for hit in self.hits if hit.exact and hit.number]
        if self.records:
            return None
        return numbered[0] if len(self.hits) == len(numbered) == 1 else None


async def search(text: str) -> SearchResult:
    """An empty text, or LIKE's signs alone, finds nothing."""
    key = literal(match_key(text))
    if not key:
        return SearchResult()
    places = await _places()
    numbers = await _numbers(places, folded(text))
    said = await winners_said_to_be(text)
    rows, counts = await _winners(places, key, [*numbers, *said.keys() - numbers.keys()])
    known = await numbers_of([row["id"] for row in rows])
    hits = [
        Hit(
            winner=row["id"],
            name=row["name"],
            unit=row["unit"],
            state=WinnerState(row["state"]),
            place=places[row["category"]],
            number=known.get(row["id"], ""),
            exact=numbers.get(row["id"], False)
            or key in (row["name_key"], match_key(said.get(row["id"], ""))),
            said=said.get(row["id"], ""),
        )
        for row in rows
    ]
    return SearchResult(
        hits=sorted(hits, key=lambda hit: not hit.exact),
        counts=counts,
        commendations=_titles(places.values(), key),
        categories=[p for p in places.values() if key in match_key(p.name) or p.code == text],
        records=await records.search(text),
    )


async def _places() -> dict[int, SearchCategory]:
    """The newest commendation first."""
    home = Category.commendation
    rows = (
        await Category.select(
            Category.id,
            Category.code,
            Category.name,
            Category.number_pattern,
            home.code.as_alias("commendation"),
            home.title.as_alias("title"),
        )
        .order_by(home.ceremony_on, home.id, ascending=False)
        .order_by(Category.place)
    )
    return {row["id"]: msgspec.convert(row, SearchCategory) for row in rows}


def _titles(places: Iterable[SearchCategory], key: str) -> list[tuple[str, str]]:
    titles = {place.commendation: place.title for place in places}
    return [(code, title) for code, title in titles.items() if key in match_key(code + title)]


async def _numbers(places: dict[int, SearchCategory], text: str) -> dict[int, bool]:
    """Winner → whether the whole number was typed."""
    asked = {
        (place.id, each.sequence): each.whole
        for place in places.values()
        for each in meanings(place.number_pattern, text)
    }
    if not asked:
        return {}
    sequences = {sequence for _, sequence in asked}
    categories = {category for category, _ in asked}
    rows = await IssuedNumber.select(
        IssuedNumber.winner, IssuedNumber.category, IssuedNumber.sequence
    ).where(
        IssuedNumber.category.is_in(list(categories)), IssuedNumber.sequence.is_in(list(sequences))
    )
    keys = {row["winner"]: (row["category"], row["sequence"]) for row in rows}
    return {winner: asked[key] for winner, key in keys.items() if key in asked}


_COLUMNS = (
    Winner.id,
    Winner.name,
    Winner.unit,
    Winner.state,
    Winner.category,
    Winner.name_key,
)


async def _winners(
    places: dict[int, SearchCategory], key: str, numbered: Sequence[int]
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Find winners by number, then by the whole name, then by a part of the search key."""
    found: dict[int, dict[str, Any]] = {}
    like = Winner.search_key.like(f"%{key}%")
    asked = [Winner.name_key == key, like]
    if numbered:
        asked.insert(0, Winner.id.is_in(list(numbered[: MOST + 1])))
    for condition in asked:
        if len(found) <= MOST:
            query = Winner.select(*_COLUMNS).where(condition).limit(MOST + 1)
            found |= {row["id"]: row for row in await query if row["id"] not in found}
    rows = list(found.values())
    if len(rows) <= MOST:
        return rows, Counter(places[row["category"]].commendation for row in rows)
    return rows[:MOST], await _counts(places, like, numbered)


async def _counts(
    places: dict[int, SearchCategory], like: Where, numbered: Sequence[int]
) -> dict[str, int]:
    condition: Any = like | Winner.id.is_in(list(numbered)) if numbered else like
    rows = (
        await Winner.select(Winner.category, Count(alias="found"))
        .where(condition)
        .group_by(Winner.category)
    )
    counts: Counter[str] = Counter()
    for row in rows:
        counts[places[row["category"]].commendation] += row["found"]
    return counts

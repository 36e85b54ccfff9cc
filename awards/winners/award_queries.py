"""The awards that recipients may have already: in this commendation, and in earlier ones.

Candidates are found by indexed columns, so that a hundred thousand winners are never all read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import anyio

from awards.catalogue.records import CommendationRecord
from awards.errors import Finding
from awards.tables import PaperRecord, RecordState, Winner, WinnerState
from awards.winner_fields import Registration
from awards.winners.identity import Identity, IdentityIndex, Likeness
from awards.winners.known_awards import KnownAward, findings
from awards.winners.lists import numbers_of
from awards.winners.rules import fingerprint, key_of

#: Candidates are compared in pieces, so that other requests are answered between them.
_PIECE = 1_000
#: Units are asked for in groups. A group may have thousands of winners.
_UNITS = 40


class _Found(NamedTuple):
    """``at`` is the place of the identity that was asked about."""

    at: int
    likeness: Likeness
    id: int


_Recipients = type[Winner] | type[PaperRecord]
"""Tables with the columns that an identity consists of."""


async def known_awards(
    here: CommendationRecord, asked: Sequence[Identity], *, without: int | None = None
) -> list[list[KnownAward]]:
    """For each identity its awards: those of this commendation first, then the latest.

    ``without`` is a winner who is not compared with itself.
    """
    index = await anyio.to_thread.run_sync(_indexed, asked)
    known: list[list[KnownAward]] = [[] for _ in asked]
    for table, read in ((Winner, _winners), (PaperRecord, _records)):
        found = await _matched(index, asked, table)
        awards = await read(here, {each.id for each in found})
        for each in found:
            award = awards.get(each.id)
            if award and (award.winner is None or award.winner != without):
                known[each.at].append(award._replace(likeness=each.likeness))
    for awards_of_one in known:
        awards_of_one.sort(key=lambda award: (not award.here, -award.year))
    return known


async def warnings_about(
    here: CommendationRecord,
    registrations: Sequence[Registration],
    secret: bytes,
    *,
    without: int | None = None,
) -> list[list[Finding]]:
    """For each registration what a person should know of its recipient before it is stored.

    A recipient who stands in the category already is refused later, so it has no warning here.
    """
    identities = [
        Identity.of(
            each.name, each.unit, fingerprint(each.personal_number, secret), each.credit_code
        )
        for each in registrations
    ]
    awards = await known_awards(here, identities, without=without)
    stored = await _stored_keys(here, registrations, secret)
    return [
        list(findings(each, _to_tell(known, is_stored=key_of(each, secret) in stored)))
        for each, known in zip(registrations, awards, strict=True)
    ]


async def _stored_keys(
    here: CommendationRecord, registrations: Sequence[Registration], secret: bytes
) -> set[str]:
    mine = Winner.category.is_in([category.id for category in here.categories])
    found: set[str] = set()
    for piece in _pieces([key_of(each, secret) for each in registrations], _PIECE):
        rows = await Winner.select(Winner.recipient_key).where(
            mine, Winner.recipient_key.is_in(list(piece))
        )
        found |= {row["recipient_key"] for row in rows}
    return found


def _to_tell(awards: Sequence[KnownAward], *, is_stored: bool) -> list[KnownAward]:
    return [award for award in awards if not (award.here and is_stored)]


async def awards_of(here: CommendationRecord, winner: int) -> list[KnownAward]:
    """Other awards of the same recipient, or of one that may be the same."""
    row = (
        await Winner.select(Winner.name, Winner.unit, Winner.number_fingerprint, Winner.credit_code)
        .where(Winner.id == winner)
        .first()
    )
    if row is None:
        return []
    [found] = await known_awards(here, [Identity.of(*row.values())], without=winner)
    return found


def _indexed(asked: Sequence[Identity]) -> IdentityIndex[int]:
    index: IdentityIndex[int] = IdentityIndex()
    for at, identity in enumerate(asked):
        index.add(identity, at)
    return index


async def _matched(
    index: IdentityIndex[int], asked: Sequence[Identity], table: _Recipients
) -> list[_Found]:
    """Compare in a thread, so that other requests are answered meanwhile."""
    seen: set[int] = set()
    found: list[_Found] = []
    async for rows in _candidates(asked, table):
        new = [row for row in rows if row["id"] not in seen]
        seen.update(row["id"] for row in new)
        found += await anyio.to_thread.run_sync(_alike, index, new)
    return found


def _alike(index: IdentityIndex[int], rows: Sequence[Mapping[str, Any]]) -> list[_Found]:
    return [
        _Found(at, likeness, row["id"])
        for row in rows
        for likeness, at in index.alike(
            Identity.of_key(
                row["name_key"], row["unit"], row["number_fingerprint"], row["credit_code"]
            )
        )
    ]


async def _candidates(
    asked: Sequence[Identity], table: _Recipients
) -> AsyncIterator[list[dict[str, Any]]]:
    """Rows that may match, some of them more than once."""
    keys = (
        (table.number_fingerprint, {each.number for each in asked} - {""}),
        (table.credit_code, {each.code for each in asked} - {""}),
        (table.name_key, {each.name for each in asked}),
    )
    for column, values in keys:
        for piece in _pieces(sorted(values), _PIECE):
            yield await _select(table).where(column.is_in(list(piece)))
    for piece in _pieces(sorted({each.written_unit for each in asked}), _UNITS):
        async for rows in _of_units(table, piece):
            yield rows


async def _of_units(
    table: _Recipients, units: Sequence[str]
) -> AsyncIterator[list[dict[str, Any]]]:
    """Everybody of these units, in pieces along the index by unit."""
    unit, last = "", 0
    while True:
        beyond = (table.unit > unit) | ((table.unit == unit) & (table.id > last))
        rows = (
            await _select(table)
            .where(table.unit.is_in(list(units)), beyond)
            .order_by(table.unit, table.id)
            .limit(_PIECE)
        )
        yield rows
        if len(rows) < _PIECE:
            return
        unit, last = rows[-1]["unit"], rows[-1]["id"]


def _select(table: _Recipients) -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    if table is Winner:
        counts: Any = Winner.state != WinnerState.WITHDRAWN.value
    else:
        counts = PaperRecord.number_key.is_not_null()
    columns = (table.id, table.name_key, table.unit, table.number_fingerprint, table.credit_code)
    return table.select(*columns).where(counts)


def _pieces(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


async def _winners(here: CommendationRecord, ids: Collection[int]) -> dict[int, KnownAward]:
    """By id; without winners of later commendations."""
    found: dict[int, KnownAward] = {}
    home = Winner.category._.commendation
    for piece in _pieces(sorted(ids), _PIECE):
        rows = await Winner.select(
            Winner.id,
            Winner.name,
            Winner.unit,
            Winner.state,
            Winner.honour.name.as_alias("honour"),
            Winner.category.name.as_alias("category"),
            Winner.category.code.as_alias("code"),
            home.as_alias("home"),
            home.year.as_alias("year"),
            home.decided_on.as_alias("decided_on"),
        ).where(Winner.id.is_in(list(piece)))
        numbers = await numbers_of([row["id"] for row in rows])
        for row in rows:
            mine = row["home"] == here.id
            if mine or (row["decided_on"], row["home"]) < (here.decided_on, here.id):
                found[row["id"]] = KnownAward(
                    likeness=Likeness.NEAR,
                    winner=row["id"],
                    here=mine,
                    year=row["year"],
                    category=row["category"],
                    category_code=row["code"],
                    honour=row["honour"] or "",
                    name=row["name"],
                    unit=row["unit"],
                    number=numbers.get(row["id"], ""),
                    ended=row["state"] == WinnerState.REVOKED.value,
                )
    return found


async def _records(here: CommendationRecord, ids: Collection[int]) -> dict[int, KnownAward]:
    """By id; without records of later years."""
    found: dict[int, KnownAward] = {}
    for piece in _pieces(sorted(ids), _PIECE):
        rows = await PaperRecord.select().where(PaperRecord.id.is_in(list(piece)))
        for row in rows:
            if row["year"] <= here.year:
                found[row["id"]] = KnownAward(
                    likeness=Likeness.NEAR,
                    winner=None,
                    here=False,
                    year=row["year"],
                    category=row["category"],
                    category_code="",
                    honour=row["honour"],
                    name=row["name"],
                    unit=row["unit"],
                    number=row["number"],
                    ended=row["state"] == RecordState.REVOKED.value,
                )
    return found

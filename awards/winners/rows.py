"""How a registration is stored."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from awards import clock, database
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import Duplicate
from awards.free_fields import FreeFieldRecord, fields_of, written
from awards.search_keys import search_key
from awards.tables import Winner, WinnerState
from awards.text import names
from awards.winner_fields import TYPED, Field, Registration
from awards.winners.rules import (
    account_of,
    examine,
    fingerprint,
    recipient_key,
)

#: So many rows go into one statement. Other requests are answered between two of them.
_ROWS = 500


class RecipientClaim(NamedTuple):
    """A claim to be that recipient in that category; ``winner`` is the claimant's id, if stored."""

    category: int
    key: str
    name: str
    unit: str
    winner: int | None = None

    @property
    def where(self) -> tuple[int, str]:
        return self.category, self.key


def columns(
    category: CategoryRecord,
    registration: Registration,
    number: Mapping[str, str],
    declared: Sequence[FreeFieldRecord] = (),
) -> dict[str, Any]:
    """The columns that a registration decides; ``number`` comes from `number_columns`.

    ``declared`` are the free fields of its commendation.
    """
    honour = category.honour(registration.honour)
    own = {field.name: _stored(field, registration) for field in _OWN}
    free = {field.name: _stored(field, registration) for field in fields_of(declared)}
    searched = [free[each.key] for each in declared if each.searchable and free[each.key]]
    key = recipient_key(
        own["name"], own["unit"], number["number_fingerprint"], registration.namesake
    )
    return {
        **own,
        "category": category.id,
        "honour": honour.id if honour else None,
        "name_key": names.match_key(own["name"]),
        "recipient_key": key,
        "free": written(free),
        "search_key": search_key(own["name"], own["unit"], registration.surname_length, searched),
        "warnings": len(examine(registration, category.recipient_kind)),
        **number,
    }


#: The fields that are stored as they are given.
_OWN = tuple(field for field in TYPED if not field.personal)


def _stored(field: Field, registration: Registration) -> Any:  # noqa: ANN401 - as the column has it
    value = field.value_in(registration)
    return field.cleaned(value) if isinstance(value, str) else value


def number_columns(personal_number: str, secret: bytes) -> dict[str, str]:
    """Everything that is stored of a personal number."""
    return {
        "number_tail": names.tail(personal_number).removeprefix("****"),
        "number_fingerprint": fingerprint(personal_number, secret),
    }


async def placed(
    prepared: Sequence[Mapping[str, Any]], actor: str, intake: int | None
) -> list[dict[str, Any]]:
    """Whole rows, each at the end of its category, which the caller has locked."""
    places = await _last_places()
    same = {
        "state": WinnerState.DRAFT.value,
        "written_by": account_of(actor),
        "registered_at": clock.now(),
        "intake": intake,
        "intake_row": "",
    }
    rows = []
    for batch in database.batches(prepared, most=_ROWS):
        for values in batch:
            places[values["category"]] += 1
            rows.append({**values, **same, "place": places[values["category"]]})
        await asyncio.sleep(0)
    return rows


async def _last_places() -> defaultdict[int, int]:
    rows = await Winner.raw(
        'SELECT "category", max("place") AS "last" FROM "winner" GROUP BY "category"'
    )
    return defaultdict(int, {row["category"]: row["last"] for row in rows})


async def require_new(commendation: CommendationRecord, claims: Sequence[RecipientClaim]) -> None:
    """No recipient may be twice in the locked categories. Raises Duplicate for the first one."""
    seen: set[tuple[int, str]] = set()
    for batch in database.batches(claims, most=_ROWS):
        for claim in batch:
            if claim.where in seen:
                raise _duplicate(commendation, claim)
            seen.add(claim.where)
        await _require_unstored(commendation, batch)


async def _require_unstored(
    commendation: CommendationRecord, claims: Sequence[RecipientClaim]
) -> None:
    asked = {claim.where: claim for claim in claims}
    stored = await Winner.select(Winner.id, Winner.category, Winner.recipient_key).where(
        Winner.recipient_key.is_in([claim.key for claim in claims])
    )
    for old in stored:
        claim = asked.get((old["category"], old["recipient_key"]))
        if claim is not None and claim.winner != old["id"]:
            raise _duplicate(commendation, claim)


def _duplicate(commendation: CommendationRecord, claim: RecipientClaim) -> Duplicate:
    name = next(c.name for c in commendation.categories if c.id == claim.category)
    return Duplicate(category=name, name=claim.name, unit=claim.unit or "—")


async def insert(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The new ids, in the order of the rows, which are the last of their categories."""
    if not rows:
        return []
    names = list(rows[0])
    columns = [getattr(Winner, name) for name in names]
    for batch in database.batches(rows, most=_ROWS):
        await database.insert_plain(
            Winner, columns, [[row[name] for name in names] for row in batch]
        )
    first: dict[int, int] = {}
    for row in rows:
        first.setdefault(row["category"], row["place"])
    ids: dict[tuple[int, int], int] = {}
    for category, place in first.items():
        ids |= await _ids_from(category, place)
    return [ids[row["category"], row["place"]] for row in rows]


async def _ids_from(category: int, place: int) -> dict[tuple[int, int], int]:
    """The ids of a category by place, from that place on, a piece at a time."""
    ids: dict[tuple[int, int], int] = {}
    while True:
        found = (
            await Winner.select(Winner.id, Winner.place)
            .where(Winner.category == category, Winner.place >= place)
            .order_by(Winner.place)
            .limit(_ROWS)
        )
        ids |= {(category, row["place"]): row["id"] for row in found}
        if len(found) < _ROWS:
            return ids
        place = found[-1]["place"] + 1

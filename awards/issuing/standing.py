"""Valid certificates in the one order, without their words: all of a hundred thousand at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing.queries import WHOSE, in_their_order, rows_of, valid
from awards.tables import Certificate
from awards.words import Phrase


class Standing(NamedTuple):
    """``sequence`` is what its number counts within the category; ``layout`` is a digest.

    What it says on paper `queries.of_ids` knows.
    """

    id: int
    number: str
    sequence: int
    winner: int
    name: str
    category: str
    layout: str


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    return Certificate.select(*WHOSE, Certificate.layout.digest.as_alias("layout"))


async def standing(
    commendation: CommendationRecord,
    category: str | None = None,
    *,
    issued_at: datetime | None = None,
) -> list[Standing]:
    """All, or those of one act of issuing. Who was issued to meanwhile is left out."""
    rows = await _select().where(*valid(commendation, category, issued_at))
    return [Standing(**row) for row in await in_their_order(rows, commendation, category)]


async def of_ids(certificates: Collection[int]) -> dict[int, Standing]:
    """By id, whatever has become of them."""
    return {row["id"]: Standing(**row) async for row in rows_of(_select, certificates)}


async def position(commendation: CommendationRecord, number: str) -> int:
    """Where a valid certificate stands in the one order, from 1. Raises NotFound."""
    for place, each in enumerate(await standing(commendation), 1):
        if each.number == number:
            return place
    raise NotFound(what=Phrase("valid certificate"), key=number)

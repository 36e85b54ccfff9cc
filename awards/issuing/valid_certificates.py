"""Valid certificates in the one order, without their words: all of a hundred thousand at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing.queries import WHOSE, rows_in_order, rows_of, valid
from awards.tables import Certificate
from awards.words import Phrase


class ValidCertificate(NamedTuple):
    """``sequence`` is the count of its number within the category; ``layout`` is a digest.

    `queries.of_ids` reads what it says on paper.
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


async def valid_certificates(
    commendation: CommendationRecord,
    category: str | None = None,
    *,
    issued_at: datetime | None = None,
) -> list[ValidCertificate]:
    """Return all valid certificates, or those issued together, without winners issued meanwhile."""
    rows = await _select().where(*valid(commendation, category, issued_at))
    return [ValidCertificate(**row) for row in await rows_in_order(rows, commendation, category)]


async def of_ids(certificates: Collection[int]) -> dict[int, ValidCertificate]:
    """Return certificates by id, in any state."""
    return {row["id"]: ValidCertificate(**row) async for row in rows_of(_select, certificates)}


async def position(commendation: CommendationRecord, number: str) -> int:
    """The position of a valid certificate in the one order, from 1. Raises NotFound."""
    for place, each in enumerate(await valid_certificates(commendation), 1):
        if each.number == number:
            return place
    raise NotFound(what=Phrase("valid certificate"), key=number)


async def successors(certificates: Collection[int]) -> dict[int, int]:
    """Certificate → the valid one of the same number, which may be itself. Revoked ones are absent."""
    numbers: dict[int, int] = {}
    for batch in database.batches(list(certificates)):
        rows = await Certificate.select(Certificate.id, Certificate.issued_number).where(
            Certificate.id.is_in(list(batch))
        )
        numbers |= {row["id"]: row["issued_number"] for row in rows}
    current: dict[int, int] = {}
    for batch in database.batches(sorted(set(numbers.values()))):
        rows = await Certificate.select(Certificate.id, Certificate.current).where(
            Certificate.current.is_in(list(batch))
        )
        current |= {row["current"]: row["id"] for row in rows}
    return {each: current[number] for each, number in numbers.items() if number in current}

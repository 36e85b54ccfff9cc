"""Which winners differ: a statement in force and the register say different words about them."""

from __future__ import annotations

from collections.abc import Sequence

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements import certificates, queries
from awards.tables import Winner

#: The comparisons of all kinds of statements. Each has the columns that it compares and `winner`.
_COMPARISONS = (certificates.DIFFERING, queries.DIFFERING, queries.UNLISTED)


def is_differing(here: CommendationRecord) -> str:
    """A condition in SQL for a query on winners."""
    return f'"winner"."id" IN ({_differing(here, "")})'


async def differing_among(here: CommendationRecord, winners: Sequence[int]) -> frozenset[int]:
    """Those of these winners who differ: one query for a page of a list."""
    found: set[int] = set()
    for batch in database.batches(winners):
        only = f' AND w."id" IN ({", ".join(map(str, batch))})'
        found |= {row["winner"] for row in await Winner.raw(_differing(here, only))}
    return frozenset(found)


async def all_differing(here: CommendationRecord) -> frozenset[int]:
    return frozenset(row["winner"] for row in await Winner.raw(_differing(here, "")))


def _differing(here: CommendationRecord, about: str) -> str:
    """``about`` narrows the winners."""
    parts = [
        f'SELECT "winner" FROM ({each}) AS "differing"'  # noqa: S608 - of texts of this station
        for each in _COMPARISONS
    ]
    query = " UNION ".join(parts).replace("(about)", about).replace("(order)", "")
    return certificates.for_this_engine(query.replace("{}", str(here.id)))

"""Valid certificates whose frozen words are no longer the register's: one query."""

from __future__ import annotations

from typing import Any

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements.records import StatementDifference
from awards.tables import Certificate

#: What is compared. A certificate prints the category's name where there is no honour.
_FIELDS = ("name", "unit", "honour", "category")

#: The braces of a path in JSON would be placeholders, so the words are reached key by key.
_SAID = """
SELECT w."id" AS "winner", w."name" AS "now_name", w."unit" AS "now_unit",
       COALESCE(h."name", k."name") AS "now_honour", k."name" AS "now_category",
       c."snapshot"::json -> 'fields' ->> 'name' AS "says_name",
       c."snapshot"::json -> 'fields' ->> 'unit' AS "says_unit",
       c."snapshot"::json -> 'fields' ->> 'honour' AS "says_honour",
       c."snapshot"::json -> 'fields' ->> 'category' AS "says_category",
       k."place", w."place" AS "in_category"
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."current"
JOIN "winner" w ON w."id" = n."winner"
JOIN "category" k ON k."id" = w."category"
LEFT JOIN "honour" h ON h."id" = w."honour"
WHERE k."commendation" = {} AND c."state" = 'valid'(about)
"""
DIFFERING = f"""
SELECT * FROM ({_SAID}) AS "said"
WHERE "says_name" <> "now_name" OR "says_unit" <> "now_unit"
   OR "says_honour" <> "now_honour" OR "says_category" <> "now_category"
(order)
"""  # noqa: S608 - put together from texts of this module
_ORDER = 'ORDER BY "place", "in_category"'


def for_this_engine(query: str) -> str:
    """SQLite reads JSON from text without a cast."""
    return query.replace("::json", "") if database.is_sqlite() else query


async def certificate_differences(
    here: CommendationRecord, winner: int | None = None, run: int | None = None
) -> list[StatementDifference]:
    """What valid certificates and the register say differently, in the order of the decision.

    Of all winners, of one, or of those with a sheet in a print run.
    """
    about, only = "", [each for each in (winner, run) if each is not None]
    if winner is not None:
        about += ' AND w."id" = {}'
    if run is not None:
        about += ' AND c."id" IN (SELECT "certificate" FROM "sheet" WHERE "run" = {})'
    query = for_this_engine(DIFFERING.replace("(about)", about).replace("(order)", _ORDER))
    rows = await Certificate.raw(query, here.id, *only)
    return [each for row in rows for each in _differences(row)]


def _differences(row: dict[str, Any]) -> list[StatementDifference]:
    return [
        StatementDifference(
            statement="certificate",
            notice=None,
            winner=row["winner"],
            name=row["now_name"],
            field=field,
            says=row[f"says_{field}"],
            register=row[f"now_{field}"],
        )
        for field in _FIELDS
        if row[f"says_{field}"] != row[f"now_{field}"]
    ]

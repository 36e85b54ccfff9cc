"""Names in force outside that the register spells differently now, so that a search finds both."""

from __future__ import annotations

from awards.statements.certificates import for_this_engine
from awards.tables import Winner
from awards.text.names import match_key

_SAID = """
SELECT w."id" AS "winner", l."name" AS "name"
FROM "statement" s
JOIN "statement_line" l ON l."statement" = s."id" AND l."until" IS NULL
JOIN "winner" w ON w."id" = l."winner" AND w."name" <> l."name"
WHERE s."ended_at" IS NULL
UNION
SELECT w."id", c."snapshot"::json -> 'fields' ->> 'name'
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."current"
JOIN "winner" w ON w."id" = n."winner"
WHERE c."state" = 'valid' AND (c."snapshot"::json -> 'fields' ->> 'name') <> w."name"
"""


async def winners_said_to_be(text: str) -> dict[int, str]:
    """Winners whose name on paper holds the text, with that name; folded as the search folds.

    Only names that the register has otherwise: they are few.
    """
    key = match_key(text)
    rows = await Winner.raw(for_this_engine(_SAID))
    return {row["winner"]: row["name"] for row in rows if key and key in match_key(row["name"])}

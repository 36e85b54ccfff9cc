"""What stands beside the list of winners: counts of its quick filters, and units to choose from."""

from __future__ import annotations

import msgspec

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.tables import Winner
from awards.winners.conditions import mine


class RemarkCounts(msgspec.Struct, frozen=True):
    """How many winners have a remark, are held, or differ from what was said outside.

    Those withdrawn count only as differing.
    """

    warned: int
    held: int
    differing: int


async def remark_counts(here: CommendationRecord) -> RemarkCounts:
    """Each is counted in an index of those winners alone."""
    [row] = await Winner.raw(database.indexed(_REMARKS).replace("(mine)", mine(here)))
    return RemarkCounts(row["warned"], row["held"], row["differing"])


#: The conditions are those of the indexes.
_REMARKS = """
SELECT
    (
        SELECT COUNT(*) FROM winner INDEXED BY winner_warned
        WHERE warnings > 0 AND state <> 'withdrawn' AND (mine)
    ) AS warned,
    (
        SELECT COUNT(*) FROM winner INDEXED BY winner_held
        WHERE held AND state <> 'withdrawn' AND (mine)
    ) AS held,
    (
        SELECT COUNT(*) FROM winner INDEXED BY winner_differing
        WHERE differs AND (mine)
    ) AS differing
"""

#: The most units offered to choose from.
UNITS = 500


async def units(here: CommendationRecord) -> list[str]:
    """The first units that have a winner, to choose from."""
    rows = await Winner.raw(_UNITS.replace("(mine)", mine(here, walked=True)), UNITS)
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

"""Which winners differ, read from their marks; see `awards.statements.marks`."""

from __future__ import annotations

from collections.abc import Sequence

from awards import database
from awards.statements import marks
from awards.statements.comparing import differences_about
from awards.statements.records import StatedHome, StatementDifference
from awards.tables import Winner

#: A condition in SQL for a query on winners, as the index of the marked winners has it.
IS_DIFFERING = '"winner"."differs"'


async def differences(
    here: StatedHome,
    kind: str | None = None,
    notice: int | None = None,
    winner: int | None = None,
    run: str | None = None,
) -> list[StatementDifference]:
    """What statements in force and the register say differently and nobody settled.

    All, or of one kind, notice, winner or run.
    """
    found = await marks.marked(here.id) if winner is None else [winner]
    return [
        each
        for each in await differences_about(found)
        if kind in (None, each.statement)
        and notice in (None, each.notice)
        and (run is None or (each.statement, each.source) == ("run", run))
    ]


async def differing_among(winners: Sequence[int]) -> frozenset[int]:
    """Those of these winners who differ: one query for a page of a list."""
    found: set[int] = set()
    for batch in database.batches(winners):
        rows = await Winner.select(Winner.id).where(
            Winner.id.is_in(list(batch)), Winner.differs.eq(True)
        )
        found |= {row["id"] for row in rows}
    return frozenset(found)


async def all_differing(here: StatedHome) -> frozenset[int]:
    return frozenset(await marks.marked(here.id))

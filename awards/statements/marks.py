"""Keep `Winner.differs` true exactly for winners about whom a statement and the register differ.

Every act that changes a statement or the register's words calls this in its own transaction, so
that lists, counts and searches read a mark in an index instead of comparing all statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awards import clock, database
from awards.statements.comparing import differences_about
from awards.tables import Statement, StatementKind, Values, Winner

#: Statements that name everybody with a certificate.
_OF_ISSUED = [StatementKind.ROSTER.value, StatementKind.STAGE.value]

#: So many winners are compared at once.
_BATCH = 5000


async def settle(winners: Iterable[int]) -> None:
    """Mark or unmark these winners, within the caller's transaction."""
    database.require_transaction()
    for batch in database.batches(sorted(set(winners)), most=_BATCH):
        if said := await _said_about(batch):
            await _lock(said)
            differing = {each.winner for each in await differences_about(said)}
            await _mark(sorted(differing), differs=True)
            await _mark(sorted(set(said) - differing), differs=False)


async def _said_about(winners: Sequence[int]) -> list[int]:
    """Those about whom anything was said, or whom a list or roster could lack."""
    rows = await Winner.raw(_SAID.replace("(winners)", f"({', '.join(map(str, winners))})"))
    return [row["id"] for row in rows]


_SAID = """
SELECT w."id" FROM "winner" w JOIN "category" k ON k."id" = w."category"
WHERE w."id" IN (winners) AND (
    w."differs"
    OR EXISTS (SELECT 1 FROM "statement_line" l WHERE l."winner" = w."id" AND l."until" IS NULL)
    OR EXISTS (SELECT 1 FROM "issued_number" n WHERE n."winner" = w."id")
    OR EXISTS (
        SELECT 1 FROM "statement" s
        WHERE s."commendation" = k."commendation" AND s."kind" IN ('published', 'roster', 'stage')
          AND s."ended_at" IS NULL
    )
)
ORDER BY w."id"
"""


async def settle_marked(commendation: int) -> None:
    """Unmark the winners of a commendation who differ no more."""
    await settle(await marked(commendation))


async def settle_issued(commendation: int, winners: Iterable[int]) -> None:
    """After issue: certificates say what the register says, but an earlier roster lacks them."""
    if await Statement.exists().where(
        Statement.commendation == commendation, Statement.kind.is_in(_OF_ISSUED)
    ):
        await settle(winners)


async def settle_category(category: int) -> None:
    """After a category got another name or order."""
    rows = await Winner.select(Winner.id).where(Winner.category == category)
    await settle(row["id"] for row in rows)


async def settle_commendation(commendation: int) -> None:
    """After the fields that certificates print were declared otherwise."""
    rows = await Winner.select(Winner.id).where(Winner.category.commendation == commendation)
    await settle(row["id"] for row in rows)


async def refresh() -> None:
    """Compare all marked winners of every year: a migration marks more than differ."""
    async with database.transaction():
        rows = await Winner.raw('SELECT w."id" FROM "winner" w WHERE w."differs"')
        await settle(row["id"] for row in rows)


async def marked(commendation: int) -> list[int]:
    """The marked winners of a commendation; read from an index of the marked alone."""
    rows = await Winner.raw(_MARKED, commendation)
    return [row["id"] for row in rows]


_MARKED = """
SELECT w."id" FROM "winner" w
WHERE w."differs" AND w."category" IN (SELECT "id" FROM "category" WHERE "commendation" = {})
ORDER BY w."id"
"""


async def _lock(winners: list[int]) -> None:
    """Hold the rows, so that of two acts at once the later one compares what both stored."""
    same: Values = {Winner.differs: Winner.differs}
    await Winner.update(same).where(Winner.id.is_in(winners))


async def _mark(winners: list[int], *, differs: bool) -> None:
    since = clock.now() if differs else None
    values: Values = {Winner.differs: differs, Winner.differs_since: since}
    for batch in database.batches(winners):
        await Winner.update(values).where(
            Winner.id.is_in(list(batch)), Winner.differs.eq(not differs)
        )

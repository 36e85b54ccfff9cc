"""Make statements and their next versions, in the transaction of the act that causes them.

Each change also keeps the marks of the winners true. The act writes the history. The caller has locked the categories of the commendation, or of the
winners that are taken off.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from awards import clock, database
from awards.statements import headings, marks, queries, rules
from awards.statements.records import StatedLine
from awards.tables import (
    Statement,
    StatementKind,
    StatementLine,
    StatementVersion,
    Values,
    Winner,
    WinnerState,
)

_COLUMNS = (
    StatementLine.statement,
    StatementLine.winner,
    StatementLine.category,
    StatementLine.position,
    StatementLine.category_name,
    StatementLine.honour,
    StatementLine.name,
    StatementLine.unit,
    StatementLine.number,
    StatementLine.since,
    StatementLine.name_en,
    StatementLine.unit_en,
    StatementLine.arranged,
)

#: So many lines go into one statement of SQL.
_ROWS = 2000


async def state_notice(
    actor: str, commendation: int, notice: int, lines: Sequence[StatedLine]
) -> None:
    """Freeze the lines of a new notice."""
    row = Statement(commendation=commendation, kind=StatementKind.NOTICE.value, notice=notice)
    [made] = await Statement.insert(row).returning(Statement.id)
    await _store_version(actor, made["id"], 1, "")
    await _begin(made["id"], 1, lines)


async def state_list(actor: str, commendation: int, lines: Sequence[StatedLine]) -> None:
    """Freeze the announced list: the first time, or again after it was withdrawn."""
    published = (Statement.commendation == commendation) & (
        Statement.kind == StatementKind.PUBLISHED.value
    )
    values: Values = {Statement.ended_at: None}
    known = await Statement.update(values).where(published).returning(Statement.id)
    if known:
        await renew(actor, known[0]["id"], lines, "", with_heading=True)
        await marks.settle_marked(commendation)
        return
    row = Statement(commendation=commendation, kind=StatementKind.PUBLISHED.value)
    [made] = await Statement.insert(row).returning(Statement.id)
    await _store_version(actor, made["id"], 1, "")
    await _begin(made["id"], 1, lines)
    await marks.settle_marked(commendation)


async def state_proof(
    actor: str, commendation: int, link: int, lines: Sequence[StatedLine]
) -> None:
    """Freeze what a unit confirmed: the first time, or as the next version."""
    known = await Statement.select(Statement.id).where(Statement.proof == link).first()
    if known:
        await renew(actor, known["id"], lines, "")
        return
    row = Statement(commendation=commendation, kind=StatementKind.PROOF.value, proof=link)
    await _first_version(actor, row, lines)


async def end_proof(link: int) -> None:
    """The link is revoked; what the unit confirmed stays, and is compared no more."""
    values: Values = {Statement.ended_at: clock.now()}
    rows = await Statement.update(values).where(Statement.proof == link).returning(Statement.id)
    for row in rows:
        await marks.settle(line.winner for line in await queries.lines(row["id"]))


async def state_roster(actor: str, commendation: int, lines: Sequence[StatedLine]) -> bool:
    """Freeze the roster as it is handed out. The same content makes no new version."""
    return await _state_one(actor, commendation, StatementKind.ROSTER, lines, "")


async def state_stage(
    actor: str, commendation: int, lines: Sequence[StatedLine], note: str
) -> bool:
    """Freeze the words of a version of the ceremony. The same words make no new version."""
    return await _state_one(actor, commendation, StatementKind.STAGE, lines, note)


async def _state_one(
    actor: str, commendation: int, kind: StatementKind, lines: Sequence[StatedLine], reason: str
) -> bool:
    mine = (Statement.commendation == commendation) & (Statement.kind == kind.value)
    known = await Statement.select(Statement.id).where(mine).first()
    if known:
        return await renew(actor, known["id"], lines, reason)
    row = Statement(commendation=commendation, kind=kind.value)
    await _first_version(actor, row, lines)
    await marks.settle(await _issued(commendation))
    return True


async def _issued(commendation: int) -> list[int]:
    """Those whom a roster or a ceremony could lack."""
    rows = await Winner.select(Winner.id).where(
        Winner.category.commendation == commendation, Winner.state == WinnerState.ISSUED.value
    )
    return [row["id"] for row in rows]


async def _first_version(actor: str, row: Statement, lines: Sequence[StatedLine]) -> None:
    [made] = await Statement.insert(row).returning(Statement.id)
    await _store_version(actor, made["id"], 1, "")
    await _begin(made["id"], 1, lines)
    await marks.settle(line.winner for line in lines)


async def end_list(commendation: int) -> None:
    """The announced list is withdrawn; its versions stay."""
    values: Values = {Statement.ended_at: clock.now()}
    await Statement.update(values).where(
        Statement.commendation == commendation, Statement.kind == StatementKind.PUBLISHED.value
    )
    await marks.settle_marked(commendation)


async def renew(
    actor: str,
    statement: int,
    wanted: Sequence[StatedLine],
    reason: str,
    *,
    with_heading: bool = False,
) -> bool:
    """Make the next version say what is wanted. Nothing happens if it does already.

    ``with_heading`` also takes the heading that the register has now; else the earlier one stays.
    """
    await _lock(statement)
    change = rules.renewal(await queries.lines(statement), wanted)
    reheaded = with_heading and await headings.differs(statement)
    if not (change.ended or change.begun or reheaded):
        return False
    version = await _next_version(actor, statement, reason, with_heading=with_heading)
    await _end(statement, version, change.ended)
    await _begin(statement, version, change.begun)
    concerned = wanted if reheaded else change.begun
    await marks.settle([*change.ended, *(line.winner for line in concerned)])
    return True


async def take_off(
    actor: str, winners: Collection[int], reason: str, kinds: Collection[StatementKind]
) -> None:
    """Remove these winners from the newest version of statements of these kinds."""
    named: dict[int, list[int]] = {}
    for batch in database.batches(list(winners)):
        rows = await StatementLine.select(StatementLine.statement, StatementLine.winner).where(
            StatementLine.winner.is_in(list(batch)),
            StatementLine.until.is_null(),
            StatementLine.statement.kind.is_in([kind.value for kind in kinds]),
        )
        for row in rows:
            named.setdefault(row["statement"], []).append(row["winner"])
    for statement in sorted(named):
        await _lock(statement)
        version = await _next_version(actor, statement, reason)
        await _end(statement, version, named[statement])
    await marks.settle(winners)


async def _lock(statement: int) -> None:
    """Hold the statement until the transaction ends, so that versions are counted one by one."""
    await Statement.update({Statement.kind: Statement.kind}, force=True).where(
        Statement.id == statement
    )


async def _next_version(
    actor: str, statement: int, reason: str, *, with_heading: bool = False
) -> int:
    version: int = 1 + await StatementVersion.count().where(StatementVersion.statement == statement)
    await _store_version(actor, statement, version, reason, with_heading=with_heading)
    return version


async def _store_version(
    actor: str, statement: int, version: int, reason: str, *, with_heading: bool = True
) -> None:
    database.require_transaction()
    find = headings.of_register if with_heading else headings.of_newest
    row = StatementVersion(
        statement=statement,
        version=version,
        at=clock.now(),
        actor=actor,
        reason=reason,
        **await find(statement),
    )
    await StatementVersion.insert(row)


async def _begin(statement: int, version: int, lines: Sequence[StatedLine]) -> None:
    for batch in database.batches(lines, most=_ROWS):
        rows = [
            (
                statement,
                line.winner,
                line.category,
                line.position,
                line.category_name,
                line.honour,
                line.name,
                line.unit,
                line.number,
                version,
                line.name_en,
                line.unit_en,
                line.arranged,
            )
            for line in batch
        ]
        await database.insert_plain(StatementLine, _COLUMNS, rows)


async def _end(statement: int, version: int, winners: Sequence[int]) -> None:
    values: Values = {StatementLine.until: version}
    for batch in database.batches(winners):
        await StatementLine.update(values).where(
            StatementLine.statement == statement,
            StatementLine.winner.is_in(list(batch)),
            StatementLine.until.is_null(),
        )

"""Read statements as they are now, with their versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from awards import database
from awards.statements.records import (
    LineChange,
    StatedCorrection,
    StatedHome,
    StatedLine,
    StatedVersion,
    StatementRecord,
)
from awards.tables import (
    Statement,
    StatementKind,
    StatementLine,
    StatementVersion,
    Winner,
    WinnerState,
)

#: Statements to everybody.
_PUBLIC = [StatementKind.NOTICE.value, StatementKind.PUBLISHED.value]

_LINE = (
    StatementLine.winner,
    StatementLine.winner.state.as_alias("state"),
    StatementLine.category,
    StatementLine.category_name,
    StatementLine.honour,
    StatementLine.name,
    StatementLine.unit,
    StatementLine.number,
    StatementLine.position,
    StatementLine.name_en,
    StatementLine.unit_en,
    StatementLine.arranged,
)


async def of_notice(notice: int) -> StatementRecord:
    """The notice as it reads now."""
    [row] = await Statement.select().where(Statement.notice == notice)
    return await _whole(row)


async def of_list(here: StatedHome) -> StatementRecord | None:
    """The announced list as it reads now; None unless it is public."""
    row = await _list_row(here)
    return await _whole(row) if row and row["ended_at"] is None else None


async def of_proof(link: int) -> StatementRecord | None:
    """What a unit confirmed, as it reads now; None before it answered."""
    row = await Statement.select().where(Statement.proof == link).first()
    return await _whole(row) if row else None


async def of_roster(here: StatedHome) -> StatementRecord | None:
    """The roster as it was handed out; None before that."""
    row = (
        await Statement.select()
        .where(Statement.commendation == here.id, Statement.kind == StatementKind.ROSTER.value)
        .first()
    )
    return await _whole(row) if row else None


async def is_stated(winner: int) -> bool:
    """Whether a notice or list in force names the winner."""
    return bool(
        await StatementLine.exists().where(
            StatementLine.winner == winner,
            StatementLine.until.is_null(),
            StatementLine.statement.ended_at.is_null(),
            StatementLine.statement.kind.is_in(_PUBLIC),
        )
    )


async def announced_codes(winners: Sequence[int]) -> list[str]:
    """The commendations of these winners whose list is public."""
    found: set[str] = set()
    for batch in database.batches(winners):
        home = Winner.category._.commendation
        rows = (
            await Winner.select(home.code.as_alias("code"))
            .where(Winner.id.is_in(list(batch)), home.announced_at.is_not_null())
            .group_by(home.code)
        )
        found |= {row["code"] for row in rows}
    return sorted(found)


async def _list_row(here: StatedHome) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (
        await Statement.select()
        .where(Statement.commendation == here.id, Statement.kind == StatementKind.PUBLISHED.value)
        .first()
    )
    return found


async def _whole(row: dict[str, Any]) -> StatementRecord:
    statement = row["id"]
    versions = msgspec.convert(
        await StatementVersion.select()
        .where(StatementVersion.statement == statement)
        .order_by(StatementVersion.version),
        list[StatedVersion],
    )
    return StatementRecord(
        id=statement,
        kind=StatementKind(row["kind"]),
        lines=await lines(statement),
        versions=versions,
        corrections=await _corrections(statement, versions),
    )


async def lines(statement: int) -> list[StatedLine]:
    """The lines of the newest version."""
    rows = (
        await StatementLine.select(*_LINE)
        .where(StatementLine.statement == statement, StatementLine.until.is_null())
        .order_by(StatementLine.position)
    )
    return [_line(row) for row in rows]


async def lines_at(statement: int, version: int) -> list[StatedLine]:
    """The lines as this version had them, in their order."""
    later = StatementLine.until.is_null() | (StatementLine.until > version)
    rows = (
        await StatementLine.select(*_LINE)
        .where(StatementLine.statement == statement, StatementLine.since <= version, later)
        .order_by(StatementLine.position)
    )
    return [_line(row) for row in rows]


async def proofs_about(winner: int) -> list[int]:
    """The links of the units that answered about this winner, in force or revoked."""
    rows = await StatementLine.select(StatementLine.statement.proof.as_alias("link")).where(
        StatementLine.winner == winner,
        StatementLine.statement.kind == StatementKind.PROOF.value,
    )
    return sorted({row["link"] for row in rows})


def _line(row: dict[str, Any]) -> StatedLine:
    revoked = row["state"] == WinnerState.REVOKED.value
    return msgspec.convert({**row, "revoked": revoked}, StatedLine)


async def _corrections(statement: int, versions: Sequence[StatedVersion]) -> list[StatedCorrection]:
    """What each version after the first changed."""
    if len(versions) < 2:
        return []
    changed = (StatementLine.since > 1) | StatementLine.until.is_not_null()
    rows = (
        await StatementLine.select(*_LINE, StatementLine.since, StatementLine.until)
        .where(StatementLine.statement == statement, changed)
        .order_by(StatementLine.position, StatementLine.id)
    )
    ended: defaultdict[int | None, dict[int, StatedLine]] = defaultdict(dict)
    begun: defaultdict[int, dict[int, StatedLine]] = defaultdict(dict)
    for row in rows:
        ended[row["until"]][row["winner"]] = begun[row["since"]][row["winner"]] = _line(row)
    return [
        StatedCorrection(each, _changes(ended[each.version], begun[each.version]), before)
        for before, each in pairwise(versions)
    ]


def _changes(ended: dict[int, StatedLine], begun: dict[int, StatedLine]) -> list[LineChange]:
    return [LineChange(ended.get(w), begun.get(w)) for w in {**ended, **begun}]


async def stated_names(winners: Sequence[int]) -> dict[int, str]:
    """The names on the notice of these winners, by winner."""
    found: dict[int, str] = {}
    for batch in database.batches(winners):
        rows = await StatementLine.select(StatementLine.winner, StatementLine.name).where(
            StatementLine.winner.is_in(list(batch)),
            StatementLine.until.is_null(),
            StatementLine.statement.kind == StatementKind.NOTICE.value,
        )
        found |= {row["winner"]: row["name"] for row in rows}
    return found

"""Read statements, and compare them with the register: one query for each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements.records import (
    LineChange,
    StatedCorrection,
    StatedLine,
    StatedVersion,
    StatementDifference,
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
)


async def of_notice(notice: int) -> StatementRecord:
    """The notice as it reads now."""
    [row] = await Statement.select().where(Statement.notice == notice)
    return await _whole(row)


async def of_list(here: CommendationRecord) -> StatementRecord | None:
    """The announced list as it reads now; None unless it is public."""
    row = await _list_row(here)
    return await _whole(row) if row and row["ended_at"] is None else None


async def is_stated(winner: int) -> bool:
    """Whether a statement in force names the winner."""
    return bool(
        await StatementLine.exists().where(
            StatementLine.winner == winner,
            StatementLine.until.is_null(),
            StatementLine.statement.ended_at.is_null(),
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


async def _list_row(here: CommendationRecord) -> dict[str, Any] | None:
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
        corrections=await _corrections(statement, versions[1:]),
    )


async def lines(statement: int) -> list[StatedLine]:
    """The lines of the newest version."""
    rows = (
        await StatementLine.select(*_LINE)
        .where(StatementLine.statement == statement, StatementLine.until.is_null())
        .order_by(StatementLine.position)
    )
    return [_line(row) for row in rows]


def _line(row: dict[str, Any]) -> StatedLine:
    revoked = row["state"] == WinnerState.REVOKED.value
    return msgspec.convert({**row, "revoked": revoked}, StatedLine)


async def _corrections(statement: int, versions: Sequence[StatedVersion]) -> list[StatedCorrection]:
    """What each version after the first changed."""
    if not versions:
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
        StatedCorrection(each, _changes(ended[each.version], begun[each.version]))
        for each in versions
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


async def differences(
    here: CommendationRecord,
    kind: StatementKind | None = None,
    notice: int | None = None,
    winner: int | None = None,
) -> list[StatementDifference]:
    """What statements in force and the register say differently.

    All, or of one kind, notice or winner.
    """
    found = []
    about, only = ("", ()) if winner is None else (' AND w."id" = {}', (winner,))
    for row in await Statement.raw(_asked(DIFFERING, about, _BY_LINE), here.id, *only):
        found += _differences(row)
    for row in await Statement.raw(_asked(UNLISTED, about, _BY_PLACE), here.id, *only):
        found.append(
            StatementDifference(
                row["kind"], None, row["winner"], row["name"], "listed", "", row["name"]
            )
        )
    return [
        each
        for each in found
        if (kind is None or each.statement == kind) and notice in (None, each.notice)
    ]


#: What is compared: the name of the field, and its columns in the statement and in the register.
_FIELDS = ("name", "unit", "honour", "category")

DIFFERING = """
SELECT s."kind", s."notice", l."winner", w."name", w."state", w."held",
       l."name" AS "says_name", w."name" AS "now_name",
       l."unit" AS "says_unit", w."unit" AS "now_unit",
       l."honour" AS "says_honour", COALESCE(h."name", '') AS "now_honour",
       l."category_name" AS "says_category", c."name" AS "now_category"
FROM "statement" s
JOIN "statement_line" l ON l."statement" = s."id" AND l."until" IS NULL
JOIN "winner" w ON w."id" = l."winner"
JOIN "category" c ON c."id" = w."category"
LEFT JOIN "honour" h ON h."id" = w."honour"
WHERE s."commendation" = {} AND s."ended_at" IS NULL
  AND (l."name" <> w."name" OR l."unit" <> w."unit" OR l."honour" <> COALESCE(h."name", '')
       OR l."category_name" <> c."name"
       OR (s."kind" = 'published' AND w."state" NOT IN ('confirmed', 'issued')))(about)
(order)
"""

#: Winners who belong on the announced list and are not on it.
UNLISTED = """
SELECT s."kind", w."id" AS "winner", w."name"
FROM "statement" s
JOIN "category" c ON c."commendation" = s."commendation"
JOIN "winner" w ON w."category" = c."id" AND w."state" IN ('confirmed', 'issued')
WHERE s."commendation" = {} AND s."kind" = 'published' AND s."ended_at" IS NULL(about)
  AND NOT EXISTS (
      SELECT 1 FROM "statement_line" l
      WHERE l."statement" = s."id" AND l."winner" = w."id" AND l."until" IS NULL
  )
(order)
"""
_BY_LINE, _BY_PLACE = 'ORDER BY s."id", l."position"', 'ORDER BY c."place", w."place"'


def _asked(query: str, about: str, order: str) -> str:
    return query.replace("(about)", about).replace("(order)", order)


def _differences(row: dict[str, Any]) -> list[StatementDifference]:
    about = (row["kind"], row["notice"], row["winner"], row["name"])
    found = [
        StatementDifference(*about, field, row[f"says_{field}"], row[f"now_{field}"])
        for field in _FIELDS
        if row[f"says_{field}"] != row[f"now_{field}"]
    ]
    if row["state"] not in ("confirmed", "issued") and row["kind"] == "published":
        register = "held" if row["held"] else row["state"]
        found.append(StatementDifference(*about, "state", "listed", register))
    return found

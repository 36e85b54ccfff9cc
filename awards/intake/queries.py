"""Imports as they stand."""

from __future__ import annotations

from typing import Any

import msgspec
from piccolo.query.functions import Count

from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.intake.records import Receipt
from awards.tables import Intake, Winner

PAGE = 50


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    return Intake.select(
        Intake.id,
        Intake.reference,
        Intake.file_name,
        Intake.rows,
        Intake.actor,
        Intake.at,
        Intake.undone_at,
        Intake.undone_by,
        Intake.corrects.reference.as_alias("corrects"),
    )


def _receipt(row: dict[str, Any]) -> Receipt:
    return msgspec.convert({**row, "corrects": row["corrects"] or ""}, Receipt)


async def earlier(here: CommendationRecord, sha256: str) -> Receipt | None:
    """The latest import of the same file that still stands."""
    row = (
        await _select()
        .where(Intake.commendation == here.id, Intake.sha256 == sha256, Intake.undone_at.is_null())
        .order_by(Intake.id, ascending=False)
        .first()
    )
    return _receipt(row) if row else None


async def receipts(here: CommendationRecord, offset: int = 0) -> list[Receipt]:
    """The latest first, a page at a time."""
    query = _select().where(Intake.commendation == here.id)
    rows = await query.order_by(Intake.id, ascending=False).limit(PAGE).offset(offset)
    return [_receipt(row) for row in rows]


async def count(here: CommendationRecord) -> int:
    found: int = await Intake.count().where(Intake.commendation == here.id)
    return found


async def receipt(here: CommendationRecord, reference: str) -> Receipt:
    """Raises NotFound."""
    mine = Intake.commendation == here.id
    row = await _select().where(mine, Intake.reference == reference).first()
    if row is None:
        raise NotFound(what_zh="导入", what_en="import", key=reference)
    return _receipt(row)


async def standing(here: CommendationRecord, reference: str) -> dict[tuple[str, str], int]:
    """How many winners of that import there are, by category and state."""
    codes = {category.id: category.code for category in here.categories}
    rows = (
        await Winner.select(Winner.category, Winner.state, Count(alias="found"))
        .where(Winner.intake.reference == reference, Winner.category.is_in([*codes] or [0]))
        .group_by(Winner.category, Winner.state)
    )
    return {(codes[row["category"]], row["state"]): row["found"] for row in rows}

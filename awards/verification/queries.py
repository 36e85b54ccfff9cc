"""Reading for strangers: the same queries whether there is something to tell or not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from awards.catalogue import numbers
from awards.issuing.rules import Snapshot
from awards.tables import Category, Certificate
from awards.verification.rules import Standing, number_key

#: A typed number that could be of several patterns is looked for under so many.
MOST_PATTERNS = 4


class Found(msgspec.Struct, frozen=True):
    """A certificate and what it belongs to. What was printed is in the snapshot alone."""

    standing: Standing
    ended_at: datetime | None
    version: int
    snapshot: Snapshot
    number: str
    title: str
    decided_on: date
    announced_at: datetime | None


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    commendation = Certificate.issued_number._.category._.commendation
    return Certificate.select(
        Certificate.state.as_alias("standing"),
        Certificate.ended_at,
        Certificate.version,
        Certificate.snapshot,
        Certificate.issued_number.text.as_alias("number"),
        commendation._.title.as_alias("title"),
        commendation._.decided_on.as_alias("decided_on"),
        commendation._.announced_at.as_alias("announced_at"),
    )


def _found(row: dict[str, Any]) -> Found:
    snapshot = msgspec.json.decode(row["snapshot"], type=Snapshot)
    return msgspec.convert({**row, "snapshot": snapshot}, Found)


async def by_token(token: str) -> Found | None:
    rows = await _select().where(Certificate.token == token)
    return _found(rows[0]) if rows else None


async def by_number(typed: str) -> list[Found]:
    """All versions under the number that was meant, the newest first."""
    key = number_key(typed)
    patterns = await Category.select(Category.id, Category.number_pattern)
    meant = [
        (row["id"], sequence)
        for row in patterns
        if (sequence := numbers.sequence(row["number_pattern"], key, number_key))
    ]
    first, *more = meant[:MOST_PATTERNS] or [(0, 0)]
    wanted = _is(*first)
    for each in more:
        wanted = wanted | _is(*each)
    rows = await _select().where(wanted).order_by(Certificate.version, ascending=False)
    return [_found(row) for row in rows]


def _is(category: int, sequence: int) -> Any:  # noqa: ANN401 - Piccolo's combinations have many types
    number: Any = Certificate.issued_number
    return (number.category == category) & (number.sequence == sequence)

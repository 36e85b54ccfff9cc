"""Queries for strangers: the same ones whether there is a result or not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from awards import limits
from awards.catalogue import numbers
from awards.issuing.rules import Snapshot
from awards.tables import Category, Certificate, PaperRecord, RecordState
from awards.verification.rules import CertificateStanding, number_key

#: The most patterns tried for a typed number.
MOST_PATTERNS = 4


class FoundCertificate(msgspec.Struct, frozen=True):
    """A certificate and what it belongs to. Only the snapshot holds the printed words."""

    standing: CertificateStanding
    ended_at: datetime | None
    version: int
    snapshot: Snapshot
    number: str
    title: str
    decided_on: date
    announced_at: datetime | None


#: Written out, because building it for each stranger takes longer than running it.
_SELECT = """
SELECT c."state" AS "standing", c."ended_at", c."version", c."snapshot",
       n."text" AS "number", m."title", m."decided_on", m."announced_at"
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."issued_number"
JOIN "category" k ON k."id" = n."category"
JOIN "commendation" m ON m."id" = k."commendation"
"""
_BY_TOKEN = f'{_SELECT} WHERE c."token" = {{}}'
_IS = '(n."category" = {} AND n."sequence" = {})'
_BY_NUMBER = f'{_SELECT} WHERE {" OR ".join([_IS] * MOST_PATTERNS)} ORDER BY c."version" DESC'


def _found(row: dict[str, Any]) -> FoundCertificate:
    snapshot = msgspec.json.decode(row["snapshot"], type=Snapshot)
    return msgspec.convert({**row, "snapshot": snapshot}, FoundCertificate)


async def by_token(token: str) -> FoundCertificate | None:
    rows = await Certificate.raw(_BY_TOKEN, token)
    return _found(rows[0]) if rows else None


class FoundRecord(msgspec.Struct, frozen=True):
    """A certificate on paper, as the office recorded it."""

    state: RecordState
    number: str
    name: str
    category: str
    honour: str
    year: int
    issued_on: date


_RECORDS = """
SELECT "state", "number", "name", "category", "honour", "year", "issued_on"
FROM "paper_record" WHERE "number_key" = {} ORDER BY "year" DESC, "id" DESC
"""


async def records_of(typed: str) -> list[FoundRecord]:
    """Every record with that number, the latest year first."""
    rows = await PaperRecord.raw(_RECORDS, numbers.folded(typed)[: limits.NUMBER])
    return [msgspec.convert(row, FoundRecord, strict=False) for row in rows]


async def by_number(typed: str) -> list[FoundCertificate]:
    """All versions under the number, the newest first."""
    key = number_key(typed)
    patterns = await Category.select(Category.id, Category.number_pattern)
    meant = [
        (row["id"], sequence)
        for row in patterns
        if (sequence := numbers.sequence(row["number_pattern"], key, number_key))
    ]
    asked = [*meant, *[(0, 0)] * MOST_PATTERNS][:MOST_PATTERNS]
    rows = await Certificate.raw(_BY_NUMBER, *(part for pair in asked for part in pair))
    return [_found(row) for row in rows]

"""Who may be arranged: all standing winners, in the words of their valid certificates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.stage.content import StageCertificate
from awards.tables import Certificate, RecipientKind
from awards.text.pinyin import readings
from awards.text.reading_needs import reading_need
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord

#: SQL takes the three words out of a snapshot, so that its many others are not read.
_PRINTED = """
SELECT n."winner", n."text" AS "number", c."version",
       c."snapshot"::json -> 'fields' ->> 'name' AS "name",
       c."snapshot"::json -> 'fields' ->> 'unit' AS "unit",
       c."snapshot"::json -> 'fields' ->> 'honour' AS "honour"
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."current"
JOIN "category" k ON k."id" = n."category"
WHERE c."state" = 'valid' AND k."commendation" = {}
"""


class PrintedWords(NamedTuple):
    """What a valid certificate says. ``honour`` is the category's name where there is none."""

    winner: int
    number: str
    version: int
    name: str
    unit: str
    honour: str


async def stage_certificates(here: CommendationRecord) -> list[StageCertificate]:
    """All standing winners in the order of the decision; without a number before issue."""
    printed = await printed_words(here)
    kinds = {each.code: each for each in here.categories}
    found = []
    for place, winner in enumerate(await in_order(here), 1):
        category = kinds[winner.category]
        person = category.recipient_kind is RecipientKind.INDIVIDUAL
        words = printed.get(winner.id) or _registered(winner, category.name)
        found.append(
            StageCertificate(
                winner=winner.id,
                number=words.number,
                version=words.version,
                name=words.name,
                unit=words.unit,
                honour=words.honour,
                category=winner.category,
                form=category.form.value,
                reading=_reading(words.name, winner.surname_length) if person else "",
                surname_length=winner.surname_length,
                decision_place=place,
            )
        )
    return found


async def printed_words(here: CommendationRecord) -> dict[int, PrintedWords]:
    """Winner → the words of the valid certificate."""
    query = _PRINTED.replace("::json", "") if database.is_sqlite() else _PRINTED
    rows: list[dict[str, Any]] = await Certificate.raw(query, here.id)
    found = (
        PrintedWords(**{**row, "unit": row["unit"] or "", "honour": row["honour"] or ""})
        for row in rows
    )
    return {each.winner: each for each in found}


def _registered(winner: WinnerRecord, category: str) -> PrintedWords:
    return PrintedWords(winner.id, "", 0, winner.name, winner.unit, winner.honour or category)


@lru_cache(maxsize=8192)
def _reading(name: str, surname_length: int | None) -> str:
    return readings(name, surname_length) if reading_need(name, surname_length) else ""


def with_number(certificates: list[StageCertificate]) -> list[StageCertificate]:
    """Those with a valid certificate."""
    return [each for each in certificates if each.number]


def canonical_json(value: object) -> bytes:
    """The same bytes for the same value."""
    return msgspec.json.encode(value, order="sorted")

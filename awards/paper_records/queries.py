"""Read records of certificates on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from awards.catalogue.numbers import folded, split
from awards.paper_records.records import PaperRecordFacts, RecordListReceipt
from awards.tables import Category, IssuedNumber, PaperRecord, RecordList
from awards.text.names import match_key

#: Values in one query, which both engines allow.
_PIECE = 1_000
PAGE = 50
#: More results of a search help nobody.
MOST = 50


def _pieces(values: Iterable[Any]) -> Iterable[list[Any]]:
    listed = list(values)
    return (listed[at : at + _PIECE] for at in range(0, len(listed), _PIECE))


async def recorded(keys: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of these numbers and years that are recorded."""
    found: set[tuple[str, int]] = set()
    for piece in _pieces(sorted({number for number, _ in keys})):
        rows = await PaperRecord.select(PaperRecord.number_key, PaperRecord.year).where(
            PaperRecord.number_key.is_in(piece)
        )
        found |= {(row["number_key"], row["year"]) for row in rows}
    return found & set(keys)


async def issued_here(numbers: Collection[str]) -> set[str]:
    """Those of these folded numbers that certificates of this program have."""
    patterns = await Category.select(Category.id, Category.number_pattern)
    found: set[str] = set()
    for row in patterns:
        head, tail = map(folded, split(row["number_pattern"]))
        asked: dict[int, list[str]] = {}
        for number in numbers:
            digits = number[len(head) : len(number) - len(tail)]
            fits = number.startswith(head) and number.endswith(tail)
            if fits and digits.isascii() and digits.isdigit() and len(digits) < 10:
                asked.setdefault(int(digits), []).append(number)
        for piece in _pieces(asked):
            given = await IssuedNumber.select(IssuedNumber.sequence).where(
                IssuedNumber.category == row["id"], IssuedNumber.sequence.is_in(piece)
            )
            found.update(number for one in given for number in asked[one["sequence"]])
    return found


def _receipt(row: dict[str, Any]) -> RecordListReceipt:
    return msgspec.convert(row, RecordListReceipt)


async def receipts(offset: int = 0) -> list[RecordListReceipt]:
    """The latest list first, a page at a time."""
    query = RecordList.select().order_by(RecordList.id, ascending=False)
    return [_receipt(row) for row in await query.limit(PAGE).offset(offset)]


async def count_lists() -> int:
    found: int = await RecordList.count()
    return found


async def count_records() -> int:
    """Records that count: those of lists that were not undone."""
    found: int = await PaperRecord.count().where(PaperRecord.number_key.is_not_null())
    return found


def _facts(rows: Sequence[dict[str, Any]]) -> list[PaperRecordFacts]:
    return [msgspec.convert(row, PaperRecordFacts) for row in rows]


async def search(text: str) -> list[PaperRecordFacts]:
    """By number, or by a part of name, unit or initials; the latest first."""
    key, number = match_key(text), folded(text)
    like = key.translate({ord(sign): None for sign in "%_\\"})
    if not like:
        return []
    counts = PaperRecord.number_key.is_not_null()
    named = PaperRecord.search_key.like(f"%{like}%") | (PaperRecord.number_key == number)
    query = PaperRecord.select().where(counts, named)
    return _facts(
        await query.order_by(PaperRecord.year, PaperRecord.id, ascending=False).limit(MOST)
    )


async def listing(offset: int = 0) -> list[PaperRecordFacts]:
    """All records that count, the latest first, a page at a time."""
    query = PaperRecord.select().where(PaperRecord.number_key.is_not_null())
    ordered = query.order_by(PaperRecord.year, PaperRecord.id, ascending=False)
    return _facts(await ordered.limit(PAGE).offset(offset))

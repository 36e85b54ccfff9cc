"""Read certificates."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from piccolo.columns.combination import Where
from piccolo.query.functions import Count, Max

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing.records import CertificateRecord
from awards.issuing.rules import Snapshot
from awards.tables import Category, Certificate, CertificateState, IssuedNumber, Winner, WinnerState
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord
from awards.words import Phrase


class StoredCertificate(NamedTuple):
    """A certificate's row, its public record and its frozen words.

    ``sequence`` is the count of its number within the category, from 1.
    """

    id: int
    issued_number: int
    sequence: int
    record: CertificateRecord
    snapshot: Snapshot


#: Whose certificate a row is.
WHOSE = (
    Certificate.id,
    Certificate.issued_number.text.as_alias("number"),
    Certificate.issued_number.sequence.as_alias("sequence"),
    Certificate.issued_number.winner.as_alias("winner"),
    Certificate.issued_number._.winner._.name.as_alias("name"),
    Certificate.issued_number._.category._.code.as_alias("category"),
)


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    return Certificate.select(
        *WHOSE,
        Certificate.issued_number,
        Certificate.version,
        Certificate.state,
        Certificate.snapshot,
        Certificate.token,
        Certificate.digest,
        Certificate.issued_at,
        Certificate.ended_at,
        Certificate.reason,
    )


def _stored(row: dict[str, Any]) -> StoredCertificate:
    snapshot = msgspec.json.decode(row["snapshot"], type=Snapshot)
    record = msgspec.convert(row, CertificateRecord)
    return StoredCertificate(row["id"], row["issued_number"], row["sequence"], record, snapshot)


async def versions(number: str) -> list[StoredCertificate]:
    """All versions under one number, the oldest first. Raises NotFound."""
    wanted = Certificate.issued_number.text == number
    rows = await _select().where(wanted).order_by(Certificate.version)
    if not rows:
        raise NotFound(what=Phrase("certificate"), key=number)
    return [_stored(row) for row in rows]


async def of_winner(winner: int) -> list[StoredCertificate]:
    """All versions issued to a winner, the oldest first; empty if there is none."""
    wanted = Certificate.issued_number.winner == winner
    rows = await _select().where(wanted).order_by(Certificate.version)
    return [_stored(row) for row in rows]


async def by_token(token: str) -> StoredCertificate | None:
    row = await _select().where(Certificate.token == token).first()
    return _stored(row) if row else None


async def valid_in_order(
    commendation: CommendationRecord,
    category: str | None = None,
    *,
    issued_at: datetime | None = None,
) -> list[StoredCertificate]:
    """The valid certificates in the one order of the winners; all, or those of one act of issuing.

    Winners who were issued between the two queries are left out.
    """
    rows = await _select().where(*valid(commendation, category, issued_at))
    return [_stored(row) for row in await rows_in_order(rows, commendation, category)]


def valid(
    commendation: CommendationRecord, category: str | None, issued_at: datetime | None
) -> list[Where]:
    """Conditions for the valid certificates; all, or those of one act of issuing."""
    home = Certificate.issued_number._.category
    wanted: list[Where] = [
        Certificate.state == CertificateState.VALID.value,
        home._.commendation == commendation.id,
    ]
    if category is not None:
        wanted.append(home._.code == category)
    if issued_at is not None:
        wanted.append(Certificate.issued_at == issued_at)
    return wanted


async def rows_in_order(
    rows: Sequence[dict[str, Any]], commendation: CommendationRecord, category: str | None
) -> list[dict[str, Any]]:
    """Rows of certificates in the order of their winners."""
    by_winner = {row["winner"]: row for row in rows}
    winners = await in_order(commendation, category=category, states=[WinnerState.ISSUED])
    return [by_winner[winner.id] for winner in winners if winner.id in by_winner]


class UsedLayout(NamedTuple):
    """A layout of valid certificates, their count, and one of them."""

    digest: str
    certificates: int
    sample: StoredCertificate


async def layouts_of(commendation: CommendationRecord) -> list[UsedLayout]:
    """The most used first. Each version of a changed layout counts separately."""
    rows = (
        await Certificate.select(
            Certificate.layout.digest.as_alias("digest"),
            Count(alias="found"),
            Max(Certificate.id, alias="newest"),
        )
        .where(
            Certificate.state == CertificateState.VALID.value,
            Certificate.issued_number._.category._.commendation == commendation.id,
        )
        .group_by(Certificate.layout.digest)
    )
    samples = await of_ids([row["newest"] for row in rows])
    used = [UsedLayout(row["digest"], row["found"], samples[row["newest"]]) for row in rows]
    return sorted(used, key=lambda each: (-each.certificates, each.digest))


async def of_ids(certificates: Collection[int]) -> dict[int, StoredCertificate]:
    """Return certificates by id, in any state."""
    return {row["id"]: _stored(row) async for row in rows_of(_select, certificates)}


async def rows_of(
    select: Callable[[], Any], certificates: Collection[int]
) -> AsyncIterator[dict[str, Any]]:
    """The columns of ``select`` for any number of certificates by id, in no order."""
    for batch in database.batches(list(certificates)):
        for row in await select().where(Certificate.id.is_in(list(batch))):
            yield row


async def awaiting(
    commendation: CommendationRecord,
    category: str | None = None,
    winners: Collection[int] | None = None,
) -> list[WinnerRecord]:
    """Confirmed winners without a certificate, in the one order.

    For a category or for all; among ``winners`` or among all.
    """
    confirmed = await in_order(commendation, category=category, states=[WinnerState.CONFIRMED])
    return [each for each in confirmed if winners is None or each.id in winners]


async def last_numbers(commendation: CommendationRecord) -> dict[int, int]:
    """Category id → its highest number so far, or the one before its first number."""
    rows = await Category.select(Category.id, Category.last_number, Category.first_number).where(
        Category.commendation == commendation.id
    )
    return {row["id"]: row["last_number"] or row["first_number"] - 1 for row in rows}


async def numbers(commendation: CommendationRecord) -> dict[int, str]:
    """Winner → number, for everyone who ever had one."""
    rows = await IssuedNumber.select(IssuedNumber.winner, IssuedNumber.text).where(
        IssuedNumber.category.commendation == commendation.id
    )
    return {row["winner"]: row["text"] for row in rows}


async def count_valid(commendation: CommendationRecord) -> dict[str, int]:
    """The count of valid certificates, by category code."""
    codes = {category.id: category.code for category in commendation.categories}
    rows = (
        await Certificate.select(Certificate.issued_number.category, Count(alias="valid"))
        .where(
            Certificate.state == CertificateState.VALID.value,
            Certificate.issued_number.category.is_in(list(codes) or [0]),
        )
        .group_by(Certificate.issued_number.category)
    )
    return {codes[row["issued_number.category"]]: row["valid"] for row in rows}


async def count_waiting(commendation: CommendationRecord) -> dict[str, int]:
    """The count of confirmed winners without a certificate, by category code."""
    codes = {category.id: category.code for category in commendation.categories}
    rows = (
        await Winner.select(Winner.category, Count(alias="waiting"))
        .where(
            Winner.state == WinnerState.CONFIRMED.value,
            Winner.category.is_in(list(codes) or [0]),
        )
        .group_by(Winner.category)
    )
    return {codes[row["category"]]: row["waiting"] for row in rows}

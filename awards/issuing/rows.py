"""How certificates are stored: each function inside its caller's transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from awards import database
from awards.audit.rules import canonical
from awards.errors import NumberRecorded
from awards.issuing.drafts import Draft, first_recorded_number
from awards.issuing.rules import Snapshot
from awards.tables import (
    Category,
    Certificate,
    CertificateState,
    IssuedNumber,
    Values,
    Winner,
    WinnerState,
)


class MeanwhileChanged(Exception):
    """Somebody else issued or amended between composing and storing."""


async def count_up(drafts: Sequence[Draft], last: dict[int, int]) -> None:
    """Advance each counter from where it was read. Raises Moved if it or its pattern changed."""
    database.require_transaction()
    patterns = {draft.category.id: draft.category.number_pattern for draft in drafts}
    for key, count in sorted(Counter(draft.category.id for draft in drafts).items()):
        seen = Category.update({Category.last_number: last[key] + count})
        unmoved = (Category.last_number == last[key]) | (
            (Category.last_number == 0) & (Category.first_number == last[key] + 1)
        )
        same = Category.number_pattern == patterns[key]
        if not await seen.where(Category.id == key, unmoved, same).returning(Category.id):
            raise MeanwhileChanged


async def require_unrecorded(drafts: Sequence[Draft]) -> None:
    """A number of a certificate on paper is never given. Raises NumberRecorded.

    The categories are locked, as a list of records locks them.
    """
    database.require_transaction()
    if number := await first_recorded_number(drafts):
        raise NumberRecorded(number=number)


async def to_issued(drafts: Sequence[Draft]) -> None:
    """Raises Moved if a winner is no longer confirmed with exactly these words."""
    database.require_transaction()
    for some in database.batches(drafts):
        batch = {draft.winner.id: draft.winner for draft in some}
        values: Values = {
            Winner.state: WinnerState.ISSUED.value,
            Winner.revision: Winner.revision + 1,
            Winner.words_confirmed: True,
        }
        confirmed = Winner.state == WinnerState.CONFIRMED.value
        done = (
            await Winner.update(values)
            .where(Winner.id.is_in(list(batch)), confirmed)
            .returning(Winner.id, Winner.revision)
        )
        if {row["id"]: row["revision"] - 1 for row in done} != {
            key: winner.revision for key, winner in batch.items()
        }:
            raise MeanwhileChanged


async def store_numbers(drafts: Sequence[Draft]) -> dict[str, int]:
    """Number → the id of its row."""
    database.require_transaction()
    ids: dict[str, int] = {}
    for some in database.batches(drafts, IssuedNumber):
        rows = [
            IssuedNumber(
                category=draft.category.id,
                winner=draft.winner.id,
                sequence=draft.sequence,
                text=draft.number,
            )
            for draft in some
        ]
        made = await IssuedNumber.insert(*rows).returning(IssuedNumber.id, IssuedNumber.text)
        ids |= {row["text"]: row["id"] for row in made}
    return ids


async def store(
    snapshots: Sequence[Snapshot], numbers: dict[str, int], layout: int, at: datetime
) -> None:
    database.require_transaction()
    rows = [_row(snapshot, numbers[snapshot.number], layout, at) for snapshot in snapshots]
    for batch in database.batches(rows, Certificate):
        await Certificate.insert(*batch)


def _row(snapshot: Snapshot, number: int, layout: int, at: datetime) -> Certificate:
    frozen = canonical(snapshot)
    return Certificate(
        issued_number=number,
        layout=layout,
        version=snapshot.version,
        state=CertificateState.VALID.value,
        current=number,
        snapshot=frozen,
        digest=hashlib.sha256(frozen.encode()).hexdigest(),
        token=snapshot.token,
        issued_at=at,
    )


async def end(certificate: int, state: CertificateState, reason: str, at: datetime) -> None:
    """Raises Moved if it is no longer valid."""
    database.require_transaction()
    values: Values = {
        Certificate.state: state.value,
        Certificate.current: None,
        Certificate.ended_at: at,
        Certificate.reason: reason,
    }
    still = Certificate.state == CertificateState.VALID.value
    done = Certificate.update(values).where(Certificate.id == certificate, still)
    if not await done.returning(Certificate.id):
        raise MeanwhileChanged

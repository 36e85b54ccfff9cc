"""Write to the chain, and verify it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

import anyio

from awards import clock, database
from awards.audit.rules import ChainBreak, ChainEntry, Change, chain, first_break
from awards.tables import AuditEntry, AuditHead

PAGE = 5000

#: So many changes go into one statement. Other requests are answered between two of them.
_CHANGES = 500

_NAMES = [field.name for field in fields(ChainEntry)]
_COLUMNS = [getattr(AuditEntry, name) for name in _NAMES]


async def record(actor: str, changes: Sequence[Change]) -> None:
    """Append the changes in the caller's transaction: both are stored, or neither.

    The head's row is the last row that a change locks, so that locks keep one order: category,
    winner, number, head.
    """
    database.require_transaction()
    if not changes:
        return
    head = await _lock_head()
    position, previous, at = head["position"], head["hash"], clock.now()
    for batch in database.batches(changes, most=_CHANGES):
        links = list(chain(batch, actor=actor, at=at, position=position, previous=previous))
        rows = [[getattr(link, name) for name in _NAMES] for link in links]
        await database.insert_plain(AuditEntry, _COLUMNS, rows)
        position, previous = links[-1].position, links[-1].hash
    await AuditHead.update({AuditHead.position: position, AuditHead.hash: previous}, force=True)


async def _lock_head() -> dict[str, Any]:
    """The end of the chain, locked until the transaction ends, on both engines."""
    same = AuditHead.update({AuditHead.position: AuditHead.position}, force=True)
    [head] = await same.returning(AuditHead.position, AuditHead.hash)
    return dict(head)


async def verify() -> tuple[int, ChainBreak | None]:
    """The number of entries, and the first that does not fit if there is one.

    The head is locked during the check, because a new entry would look like a break.
    """
    async with database.transaction():
        head = await _lock_head()
        links = [link async for link in _all_links()]
    walk = partial(first_break, links, head_position=head["position"], head_hash=head["hash"])
    return len(links), await anyio.to_thread.run_sync(walk)


async def _all_links() -> AsyncIterator[ChainEntry]:
    last = 0
    while (
        rows := await AuditEntry.select()
        .where(AuditEntry.position > last)
        .order_by(AuditEntry.position)
        .limit(PAGE)
    ):
        for row in rows:
            yield ChainEntry(**row)
        last = rows[-1]["position"]

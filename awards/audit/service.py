"""Write to the chain, and verify it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import asdict, fields
from typing import NamedTuple

import anyio
from piccolo.query.functions import Max

from awards import clock, database
from awards.audit.chain_head import ChainHead, ChainWalk, history_key, key_digest
from awards.audit.rules import Action, ChainBreak, ChainEntry, Change, chain
from awards.errors import KeyMissing, KeyUnknown
from awards.settings import Settings
from awards.tables import AuditEntry, AuditHead

PAGE = 5000

#: So many changes go into one statement. Other requests are answered between two of them.
_CHANGES = 500

_NAMES = [field.name for field in fields(ChainEntry)]
_COLUMNS = [getattr(AuditEntry, name) for name in _NAMES]
_HEAD = [getattr(AuditHead, field.name) for field in fields(ChainHead)]


async def record(actor: str, changes: Sequence[Change]) -> None:
    """Append the changes in the caller's transaction: both are stored, or neither.

    The head's row is the last row that a change locks, so that locks keep one order: category,
    winner, number, head. Raises KeyMissing, KeyUnknown.
    """
    database.require_transaction()
    if not changes:
        return
    key, at = _key(), clock.now()
    head = _under(key, await _lock_head(), at.isoformat())
    position, previous = head.position, head.hash
    for batch in database.batches(changes, most=_CHANGES):
        links = list(
            chain(batch, actor=actor, at=at, position=position, previous=previous, key=key)
        )
        rows = [[getattr(link, name) for name in _NAMES] for link in links]
        await database.insert_plain(AuditEntry, _COLUMNS, rows)
        position, previous = links[-1].position, links[-1].hash
    await _store(head.moved(position, previous, key))


async def _lock_head() -> ChainHead:
    """The end of the chain, locked until the transaction ends, on both engines."""
    same = AuditHead.update({AuditHead.position: AuditHead.position}, force=True)
    [head] = await same.returning(*_HEAD)
    return ChainHead(**head)


async def _store(head: ChainHead) -> None:
    values = {getattr(AuditHead, name): value for name, value in asdict(head).items()}
    await AuditHead.update(values, force=True)


def _key() -> bytes | None:
    secret = database.secret()
    return None if secret is None else history_key(secret)


def _under(key: bytes | None, head: ChainHead, at: str) -> ChainHead:
    """The head under this key; one that is under no key yet is adopted."""
    if key is None:
        if head.is_keyed:
            raise KeyMissing
        return head
    if not head.is_keyed:
        return head.adopt(key, at)
    if head.key_digest != key_digest(key):
        raise KeyUnknown
    return head


async def adopt() -> None:
    """Put a history of earlier versions under the server's key. Raises KeyUnknown."""
    async with database.transaction():
        found = await _lock_head()
        head = _under(_key(), found, clock.now().isoformat())
        if head != found:
            await _store(head)


async def rekey(actor: str) -> None:
    """Put the history under the key that is here, after the one before was lost."""
    key = _key()
    if key is None:
        raise KeyMissing
    async with database.transaction():
        head = await _lock_head()
        await _store(head.adopt(key, clock.now().isoformat()))
        last = {"last": head.position}
        await record(actor, [Change(Action.HISTORY_REKEYED, "history/awards", None, last)])


async def require_key(settings: Settings) -> None:
    """Raises KeyMissing or KeyUnknown if the history is under a key that is not here."""
    head = ChainHead(**(await AuditHead.select(*_HEAD))[0])
    if head.is_keyed and not settings.has_secret_key:
        raise KeyMissing
    if head.is_keyed:
        _under(history_key(settings.secret_key()), head, "")


class Walked(NamedTuple):
    """A chain that was checked: its head, the first break, and the roots that were wanted."""

    head: ChainHead
    entries: int
    found: ChainBreak | None
    root: bytes
    roots: dict[int, bytes]


async def verify() -> tuple[int, ChainBreak | None]:
    """The number of entries, and the first that does not fit if there is one."""
    walked = await walk()
    return walked.entries, walked.found


async def walk(sizes: Iterable[int] = ()) -> Walked:
    """Check the chain up to its head, in bounded memory. Entries may be added meanwhile."""
    head, last = await _head_and_last()
    checked, count = ChainWalk(head, _verifying_key(head), sizes), 0
    async for page in _pages(head.position):
        count += len(page)
        await anyio.to_thread.run_sync(checked.add, page)
    found = checked.end(beyond=last > head.position)
    return Walked(head, count, found, checked.root(), checked.roots)


def _verifying_key(head: ChainHead) -> bytes | None:
    """Raises KeyMissing, KeyUnknown."""
    key = _key()
    if head.is_keyed:
        _under(key, head, "")
    return key


async def _head_and_last() -> tuple[ChainHead, int]:
    """The head, and the last entry stored at the same moment."""
    async with database.transaction():
        head = await _lock_head()
        [row] = await AuditEntry.select(Max(AuditEntry.position))
    return head, row["max"] or 0


async def _pages(end: int) -> AsyncIterator[list[ChainEntry]]:
    last = 0
    while (
        rows := await AuditEntry.select()
        .where(AuditEntry.position > last)
        .where(AuditEntry.position <= end)
        .order_by(AuditEntry.position)
        .limit(PAGE)
    ):
        yield [ChainEntry(**row) for row in rows]
        last = rows[-1]["position"]

"""Heads of the history: its size and the root of its tree, signed, to be kept on another machine.

Somebody who may write the database and has the key can rewrite the history and every hash in it. The
result still differs from a head that was kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from awards import clock
from awards.attest import notes, tree
from awards.attest.notes import Checkpoint, NoteFault
from awards.audit import service
from awards.audit.chain_head import head_seed
from awards.audit.service import Walked
from awards.errors import HeadRefused, HistoryBroken
from awards.settings import Settings
from awards.tables import AuditHead
from awards.words import Phrase


class ComparedHead(NamedTuple):
    """An earlier head beside the history of today; ``reason`` is None if the history continues it."""

    log: str
    size: int
    reason: Phrase | None


def log_name(settings: Settings) -> str:
    return f"{urlsplit(settings.public_url).netloc}/log/history"


async def current(settings: Settings) -> tuple[int, str]:
    """The size of the history and its head as a note. Raises HistoryBroken."""
    walked = await service.walk()
    if walked.found:
        raise HistoryBroken(position=walked.found.position, reason=walked.found.reason)
    head = Checkpoint(log_name(settings), walked.entries, walked.root)
    return walked.entries, notes.signed(head, head_seed(settings.secret_key()))


async def remember(size: int) -> None:
    """Keep that a head of this size has left the machine."""
    await AuditHead.update({AuditHead.left_size: size, AuditHead.left_at: clock.now()}, force=True)


async def newest_left() -> tuple[int, datetime | None]:
    """The size of the newest head that has left, and when it did; None if none has."""
    [row] = await AuditHead.select(AuditHead.left_size, AuditHead.left_at)
    return row["left_size"], row["left_at"]


async def compare(given: Sequence[str], settings: Settings) -> tuple[Walked, list[ComparedHead]]:
    """Check the chain, and whether it continues each of these heads. Raises HeadRefused."""
    heads = [_read(note) for note in given]
    walked = await service.walk(head.size for head in heads)
    seed = head_seed(settings.secret_key()) if heads else b""
    return walked, [
        ComparedHead(head.log, head.size, _reason(head, note, walked, seed))
        for head, note in zip(heads, given, strict=True)
    ]


def _read(note: str) -> Checkpoint:
    try:
        return notes.checkpoint(note)
    except NoteFault as fault:
        raise HeadRefused from fault


def _reason(head: Checkpoint, note: str, walked: Walked, seed: bytes) -> Phrase | None:
    """Why the history is not a continuation of the head."""
    if not notes.is_signed(note, notes.public_key(head.log, seed)):
        return Phrase("this head is not signed with the key of this office")
    if head.size > walked.entries:
        return Phrase("the history has only %(count)s entries now", count=walked.entries)
    if head.root != (walked.roots[head.size] if head.size else tree.root([])):
        return Phrase("the history up to that entry was rewritten")
    return None

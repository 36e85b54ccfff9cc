"""Write heads of the history to a folder on another machine: after certificates, and once a day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import anyio

from awards import clock, database
from awards.audit import heads
from awards.audit.rules import Action
from awards.errors import AwardsError
from awards.settings import Settings
from awards.tables import AuditEntry, AuditHead

#: Seconds between two looks whether a head is due.
EVERY = 60.0
DAILY = timedelta(days=1)

#: After these a head leaves at the next look.
_AT_ONCE = (Action.CERTIFICATE_ISSUED, Action.CERTIFICATE_REISSUED, Action.CERTIFICATE_REVOKED)

_log = logging.getLogger("awards.heads")


@asynccontextmanager
async def running(settings: Settings, every: float = EVERY) -> AsyncIterator[None]:
    """Look again and again until the end, if a folder is named."""
    if settings.heads is None:
        yield
        return
    task = asyncio.create_task(_again(settings, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again(settings: Settings, every: float) -> None:
    while True:
        try:
            await leave_if_due(settings)
        except Exception as fault:
            if not isinstance(fault, OSError | AwardsError) and not database.is_away(fault):
                raise
            _log.warning("no head of the history was written: %s", fault)
        await asyncio.sleep(every)


async def leave_if_due(settings: Settings) -> Path | None:
    """Write a head to the folder, and return its file; None if none is due.

    Raises OSError, HistoryBroken.
    """
    if settings.heads is None or not await _is_due():
        return None
    size, note = await heads.current(settings)
    path = settings.heads / f"{heads.log_name(settings).translate(_PLAIN)}-{size:09}.txt"
    await anyio.to_thread.run_sync(_write, path, note)
    await heads.remember(size)
    return path


_PLAIN = str.maketrans("/:", "--")


def _write(path: Path, note: str) -> None:
    """An earlier file is never replaced: it says the same, or it is evidence."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), path.open("x", encoding="utf-8") as file:
        file.write(note)


async def _is_due() -> bool:
    [head] = await AuditHead.select(AuditHead.position, AuditHead.left_size, AuditHead.left_at)
    if head["position"] == head["left_size"]:
        return False
    if head["left_at"] is None or head["left_at"] < clock.now() - DAILY:
        return True
    since = AuditEntry.position > head["left_size"]
    return await AuditEntry.exists().where(since).where(AuditEntry.action.is_in([*_AT_ONCE]))

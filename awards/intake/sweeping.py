"""Delete what is over, at the start of a server and every hour: drafts, sessions, links."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from awards import database
from awards.accounts import sweeping as accounts
from awards.intake import drafts
from awards.settings import Settings

#: Seconds from one sweep to the next. Each server of several sweeps, which does no harm.
EVERY = 3600.0

_log = logging.getLogger("awards.sweeping")


@asynccontextmanager
async def running(settings: Settings, every: float = EVERY) -> AsyncIterator[None]:
    """Sweep now, and again and again until the end."""
    await _sweep(settings)
    task = asyncio.create_task(_again(settings, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again(settings: Settings, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        await _sweep(settings)


async def _sweep(settings: Settings) -> None:
    """A database that is away is waited for: the next sweep does it."""
    try:
        await drafts.forget_old()
        await drafts.seal_plain(settings.secret_key())
        await accounts.sweep()
    except Exception as fault:
        if not database.is_away(fault):
            raise
        _log.warning("nothing swept: %s", fault)

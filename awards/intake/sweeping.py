"""Delete what is over, at the start of a server and every hour: drafts, sessions, links."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from awards import database
from awards.accounts import sweeping as accounts
from awards.intake import drafts
from awards.settings import Settings

#: Seconds from one sweep to the next. Each server of several sweeps, which does no harm.
EVERY = 3600.0

#: A sweep of a station that stands above this one.
Sweep = Callable[[], Awaitable[None]]

_log = logging.getLogger("awards.sweeping")


@asynccontextmanager
async def running(
    settings: Settings, every: float = EVERY, also: tuple[Sweep, ...] = ()
) -> AsyncIterator[None]:
    """Sweep now, and again and again until the end."""
    await _sweep(settings, also)
    task = asyncio.create_task(_again(settings, every, also))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again(settings: Settings, every: float, also: tuple[Sweep, ...]) -> None:
    while True:
        await asyncio.sleep(every)
        await _sweep(settings, also)


async def _sweep(settings: Settings, also: tuple[Sweep, ...]) -> None:
    """A database that is away is waited for: the next sweep does it."""
    try:
        await drafts.forget_old()
        await drafts.seal_plain(settings.secret_key())
        await accounts.sweep()
        for sweep in also:
            await sweep()
    except Exception as fault:
        if not database.is_away(fault):
            raise
        _log.warning("nothing swept: %s", fault)

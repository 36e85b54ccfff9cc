"""How tests wait: for an event, never for a length of time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

#: Seconds after which a test counts as hanging, on the slowest machine. Passing tests never wait that long.
PATIENCE = 600.0


def until(done: Callable[[], object], what: str) -> None:
    """Return when the event has happened; fail with its name when it never does."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, f"in {PATIENCE:.0f} seconds not: {what}"
        time.sleep(0.05)


async def reached(done: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait in the same way while the event loop continues."""
    end = time.monotonic() + PATIENCE
    while not await done():
        assert time.monotonic() < end, f"in {PATIENCE:.0f} seconds not: {what}"
        await asyncio.sleep(0.05)

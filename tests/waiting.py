"""How tests wait: for what happens, never for a time that is hoped to be enough."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

#: Seconds after which something hangs, on the slowest machine. No test that passes waits so long.
PATIENCE = 600.0


def until(done: Callable[[], object], what: str) -> None:
    """Return when it is done; fail and say what did not happen where it hangs."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, f"in {PATIENCE:.0f} seconds not: {what}"
        time.sleep(0.05)


async def reached(done: Callable[[], Awaitable[object]], what: str) -> None:
    """The same where the loop must go on meanwhile."""
    end = time.monotonic() + PATIENCE
    while not await done():
        assert time.monotonic() < end, f"in {PATIENCE:.0f} seconds not: {what}"
        await asyncio.sleep(0.05)

"""Limit how often one address may look something up without signing in.

The counts are in the memory of each process, because a stranger's question should cause no write.
"""

from __future__ import annotations

import math
import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from awards.accounts.throttle import network
from awards.errors import TooManyLookups

#: The storage never forgets an address. With this many at once a limit would stop nobody anyway.
MOST_ADDRESSES = 20_000


class Lookups:
    """Allow this many lookups for one address in any minute; 0 means no limit."""

    def __init__(self, per_minute: int) -> None:
        self._limit = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._memory = MemoryStorage()
        self._window = MovingWindowRateLimiter(self._memory)

    def take(self, address: str) -> None:
        """Raises TooManyLookups with the seconds to wait."""
        if self._limit is None:
            return
        if len(self._memory.events) > MOST_ADDRESSES:
            self._memory.reset()
        key = network(address)
        if not self._window.hit(self._limit, key):
            free_at = self._window.get_window_stats(self._limit, key).reset_time
            raise TooManyLookups(seconds=max(1, math.ceil(free_at - time.time())))


async def bounded(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard for public routes. Raises TooManyLookups."""
    lookups: Lookups = connection.app.state.lookups
    lookups.take(connection.client.host if connection.client else "")

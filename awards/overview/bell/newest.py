"""The newest rows of a query; how long something that is over stays in the bell."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from awards import clock
from awards.accounts.rules import Principal

#: How long something that is over stays, and how many of a kind are shown.
KEPT = timedelta(days=30)
MOST = 20


async def newest(query: Any, moment: Any, most: int = MOST) -> list[dict[str, Any]]:  # noqa: ANN401 - Piccolo's types are not nameable
    found: list[dict[str, Any]] = await query.order_by(moment, ascending=False).limit(most)
    return found


def since() -> datetime:
    """What was over before is not shown."""
    return clock.now() - KEPT


def mine(principal: Principal) -> list[str]:
    """One person is one account by page, by token and in the shell."""
    return [f"{door}/{principal.username}" for door in ("web", "api", "cli")]

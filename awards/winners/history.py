"""Who changed what of a winner since it was read."""

from __future__ import annotations

import msgspec

from awards.audit import service as audit
from awards.audit.rules import Action
from awards.winners.rules import account_of


async def changed_since(winner: int, revision: int) -> dict[str, str]:
    """Field → the account that last changed it, of amendments from ``revision`` on."""
    found: dict[str, str] = {}
    for link in await audit.history(f"winner/{winner}"):
        if link.action == Action.WINNER_AMENDED:
            before = msgspec.json.decode(link.before)
            if before.get("revision", 0) >= revision:
                found |= dict.fromkeys(before, account_of(link.actor))
    return found

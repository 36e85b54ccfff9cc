"""What an amendment changes, and who changed what since it was read."""

from __future__ import annotations

import msgspec

from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of


async def changed_since(winner: int, revision: int) -> dict[str, str]:
    """Field → the account that last changed it, for amendments from ``revision`` on."""
    found: dict[str, str] = {}
    for link in await audit.history(f"winner/{winner}"):
        if link.action == Action.WINNER_AMENDED:
            before = msgspec.json.decode(link.before)
            if before.get("revision", 0) >= revision:
                found |= dict.fromkeys(before, account_of(link.actor))
    return found


def difference(before: WinnerRecord, after: WinnerRecord) -> Change:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    keys = [key for key in new if old[key] != new[key]]
    return Change(
        Action.WINNER_AMENDED,
        f"winner/{after.id}",
        {key: old[key] for key in keys},
        {key: new[key] for key in keys},
    )

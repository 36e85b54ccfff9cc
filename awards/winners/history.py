"""What an amendment changes, and who changed what since it was read."""

from __future__ import annotations

import msgspec

from awards.audit.rules import Action, Change
from awards.tables import AmendedField
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of


async def changed_since(winner: int, revision: int) -> dict[str, str]:
    """Field → the account that last changed it, of amendments from ``revision`` on."""
    rows = (
        await AmendedField.select(AmendedField.field, AmendedField.account)
        .where(AmendedField.winner == winner, AmendedField.revision >= revision)
        .order_by(AmendedField.id)
    )
    return {row["field"]: row["account"] for row in rows}


async def store_fields(actor: str, before: WinnerRecord, after: WinnerRecord) -> None:
    """Store which fields an amendment changed, within the caller's transaction."""
    account = account_of(actor)
    await AmendedField.insert(
        *(
            AmendedField(winner=before.id, revision=before.revision, field=field, account=account)
            for field in changed_fields(before, after)
        )
    )


def changed_fields(before: WinnerRecord, after: WinnerRecord) -> list[str]:
    return [
        field
        for field in WinnerRecord.__struct_fields__
        if getattr(before, field) != getattr(after, field)
    ]


def difference(before: WinnerRecord, after: WinnerRecord) -> Change:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    keys = changed_fields(before, after)
    return Change(
        Action.WINNER_AMENDED,
        f"winner/{after.id}",
        {key: old[key] for key in keys},
        {key: new[key] for key in keys},
    )

"""What an amendment changes, and who changed what since it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from awards.audit.rules import Action, Change
from awards.tables import AmendedField
from awards.winner_fields import Field, hidden
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
    """The names of changed fields; free fields by their keys."""
    return [*_changed(before, after), *changed_free(before.free, after.free)]


def _changed(before: WinnerRecord, after: WinnerRecord) -> list[str]:
    return [
        field
        for field in WinnerRecord.__struct_fields__
        if field not in _APART and getattr(before, field) != getattr(after, field)
    ]


#: Free fields stand there by their names, a photo has its own entries, and the state says the last.
_APART = ("free", "photo", "words_confirmed")


def changed_free(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return [key for key in {**before, **after} if before.get(key, "") != after.get(key, "")]


def difference(
    before: WinnerRecord, after: WinnerRecord, own: Sequence[Field] = (), reason: str = ""
) -> Change:
    """``own`` are the free fields of the commendation."""
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    keys = _changed(before, after)
    free = changed_free(before.free, after.free)
    return Change(
        Action.WINNER_AMENDED,
        f"winner/{after.id}",
        {key: old[key] for key in keys} | told_free(before.free, own, free),
        {key: new[key] for key in keys} | told_free(after.free, own, free) | _reason(reason),
    )


def _reason(words: str) -> dict[str, str]:
    return {"reason": words} if words else {}


def told_free(
    values: Mapping[str, str], own: Sequence[Field], keys: Sequence[str] | None = None
) -> dict[str, dict[str, str]]:
    """Free fields as the history tells them: by their names of that day, personal ones hidden."""
    told = {
        field.label: hidden(values.get(field.name, ""))
        if field.masked
        else values.get(field.name, "")
        for field in own
        if (values.get(field.name) if keys is None else field.name in keys)
    }
    return {"free": told} if told else {}

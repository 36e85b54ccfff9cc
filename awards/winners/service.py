"""Every change of the registry: one function, one transaction, with its audit entries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import FieldRefused, Stale
from awards.free_fields import read
from awards.statements import marks
from awards.tables import Values, Winner, WinnerState
from awards.winner_fields import FIELDS, Amendment, Registration
from awards.winners import quotas, rows
from awards.winners.entry_warnings import amended
from awards.winners.history import difference, store_fields
from awards.winners.preparing import PreparedWinner, PreparedWinners, basis_of, prepare, require_fit
from awards.winners.queries import STANDING, find
from awards.winners.reasons import require_reason
from awards.winners.records import WinnerRecord
from awards.winners.rules import (
    AMEND_FROM,
    CONFIRM_FROM,
    WITHDRAW_FROM,
    account_of,
    state_after_amendment,
)
from awards.winners.states import categories_of, require_state, to_state
from awards.winners.writers import keep_earlier
from awards.words import C_, Phrase


async def register(
    actor: str,
    commendation: str,
    registrations: Sequence[Registration],
    *,
    secret: bytes,
    intake: int | None = None,
    intake_rows: Sequence[str] = (),
    prepared: PreparedWinners | None = None,
) -> list[int]:
    """Register all or none; return the winners' ids in the order given.

    ``intake_rows`` names the row of the intake's file that each winner came from. A caller with a
    transaction of its own prepares the registrations before it, so that locks are held shortly.

    Raises NameRefused, FieldRefused, NotFound, QuotaFull or Duplicate.
    """
    here = await catalogue.find(commendation)
    if prepared is None or prepared.basis != basis_of(here):
        prepared = await prepare(here, registrations, secret)
    async with database.transaction():
        await quotas.take(here, ((each.category, each.honour) for each in registrations))
        new = await rows.placed([each.values for each in prepared.winners], actor, intake)
        for row, name in zip(new, intake_rows, strict=False):
            row["intake_row"] = name
        await rows.require_new(
            here,
            [
                rows.RecipientClaim(r["category"], r["recipient_key"], r["name"], r["unit"])
                for r in new
            ],
        )
        ids = await rows.insert(new)
        await audit.record(actor, await _registered(ids, prepared.winners))
    return ids


async def _registered(ids: Sequence[int], winners: Sequence[PreparedWinner]) -> list[Change]:
    """The entries for the history. Other requests are answered between two pieces."""
    changes: list[Change] = []
    for batch in database.batches(list(zip(ids, winners, strict=True)), most=1000):
        changes += (
            Change(Action.WINNER_REGISTERED, f"winner/{winner}", None, each.told)
            for winner, each in batch
        )
        await asyncio.sleep(0)
    return changes


async def amend(
    actor: str,
    winner: int,
    amendment: Amendment,
    *,
    revision: int,
    secret: bytes,
    reason: str = "",
) -> WinnerRecord:
    """Change what the amendment names, if the winner is still at ``revision``.

    A confirmed winner becomes a draft again, because the confirmation covered the words as they
    stood. An issued certificate stays unchanged until it is reissued, and a published list until it
    is corrected. Words that were published, confirmed or issued need a ``reason``, which the history
    keeps. Raises Stale, and what `register` raises.
    """
    async with database.transaction():
        await locks.hold(await categories_of([winner]))
        before = await find(winner)
        here = await catalogue.find_of_winner(winner)
        category = here.require_category(before.category)
        if before.revision != revision:
            raise Stale(name=before.name)
        require_state(before, AMEND_FROM, Phrase(C_("to be done", "amended")))
        values = await _amended(here, before, amendment, category, secret)
        await require_reason(before, _printed(here, before, values), reason)
        if values:
            writer = _writer(actor, here, before, values)
            if writer:
                await keep_earlier(before, account_of(actor))
            await _store(here, category, before, values | writer)
        after = await find(winner)
        if values:
            await store_fields(actor, before, after)
            await marks.settle([winner])
            await audit.record(actor, [difference(before, after, here.own_fields, reason)])
    return after


def _writer(
    actor: str, here: CommendationRecord, before: WinnerRecord, values: Mapping[str, Any]
) -> dict[str, Any]:
    """A note is not part of the award: a person who adds one does not become the writer."""
    changed = values.keys() - _OFFICE_ONLY
    if changed <= _OF_OFFICE and not _prints_other_words(here, before, values):
        return {}
    return {"written_by": account_of(actor), "words_confirmed": False}


def _printed(here: CommendationRecord, before: WinnerRecord, values: Mapping[str, Any]) -> set[str]:
    """The changed columns; ``free`` is among them only if certificates may print the change."""
    changed = set(values) - {"free"}
    return changed | {"name"} if _prints_other_words(here, before, values) else changed


def _prints_other_words(
    here: CommendationRecord, before: WinnerRecord, values: Mapping[str, Any]
) -> bool:
    """True if a free field changes that certificates may print."""
    after = read(values["free"]) if "free" in values else before.free
    printed = [field.name for field in here.own_fields if not field.office_only]
    return any(before.free.get(key, "") != after.get(key, "") for key in printed)


#: Columns that may change without another word on any certificate.
_OF_OFFICE = {"free", "search_key"}


_OFFICE_ONLY = {field.name for field in FIELDS if field.office_only}


async def _amended(
    here: CommendationRecord,
    before: WinnerRecord,
    amendment: Amendment,
    category: CategoryRecord,
    secret: bytes,
) -> dict[str, Any]:
    """Return the changed columns, as they will be stored."""
    asked = amended(before, amendment, here.own_fields)
    require_fit(here, category, asked)
    [stored] = await Winner.select().where(Winner.id == before.id)
    number = {key: stored[key] for key in ("number_tail", "number_fingerprint")}
    if amendment.personal_number is not None:
        number = rows.number_columns(amendment.personal_number, secret)
    wanted = rows.columns(category, asked, number, here.free_fields)
    return {key: value for key, value in wanted.items() if stored[key] != value}


async def _store(
    here: CommendationRecord,
    category: CategoryRecord,
    before: WinnerRecord,
    values: dict[str, Any],
) -> None:
    if "recipient_key" in values:
        name, unit = values.get("name", before.name), values.get("unit", before.unit)
        claim = rows.RecipientClaim(category.id, values["recipient_key"], name, unit, before.id)
        await rows.require_new(here, [claim])
    if "honour" in values:
        await _move_honour(category, before, values["honour"])
    state = before.state
    if values.keys() - _OF_OFFICE or _prints_other_words(here, before, values):
        state = state_after_amendment(before.state, noticed=before.notice is not None)
    update: Values = {Winner.state: state.value, Winner.revision: before.revision + 1}
    update.update(values)
    await Winner.update(update).where(Winner.id == before.id)


async def _move_honour(category: CategoryRecord, before: WinnerRecord, honour: int | None) -> None:
    """Move to another honour of the category. The category's own place stays taken."""
    old = category.honour(before.honour)
    new = next((h for h in category.honours if h.id == honour), None)
    if new is not None:
        await quotas.take_honour(new, category.name)
    if old is not None:
        await quotas.give_back_honour(old.id)


async def confirm(actor: str, winners: Sequence[int], told: Mapping[str, Any] = {}) -> None:
    """All or none; ``told`` adds facts to the history.

    Raises WrongState or NotFound for the first winner that cannot be confirmed. It checks neither
    notices nor the registrant: `awards.notices.service.confirm` does.
    """
    await to_state(
        actor, _once(winners), CONFIRM_FROM, WinnerState.CONFIRMED, Phrase("confirmed"), told
    )


async def withdraw(actor: str, winners: Sequence[int], reason: str) -> None:
    """Before issue. The place becomes free again, and the same person may be registered again."""
    told = {"reason": reason}
    await to_state(
        actor, _once(winners), WITHDRAW_FROM, WinnerState.WITHDRAWN, Phrase("withdrawn"), told
    )


def _once(winners: Sequence[int]) -> list[int]:
    """A winner that is named twice is changed and recorded once."""
    return list(dict.fromkeys(winners))


async def place_by_hand(actor: str, winner: int, place: int | None) -> WinnerRecord:
    """Put the winner at ``place`` of the category, from 1; None returns it to the normal order.

    Raises FieldRefused if the place is beyond the category or another winner's by hand.
    """
    async with database.transaction():
        await locks.hold(await categories_of([winner]))
        before = await find(winner)
        here = await catalogue.find_of_winner(winner)
        category = here.require_category(before.category)
        require_state(before, AMEND_FROM, Phrase("placed"))
        if place is not None:
            await _require_free_place(category, winner, place)
        await Winner.update({Winner.hand_place: place, Winner.revision: before.revision + 1}).where(
            Winner.id == winner
        )
        await marks.settle([winner])
        facts = {"hand_place": before.hand_place}, {"hand_place": place}
        await audit.record(actor, [Change(Action.WINNER_PLACED, f"winner/{winner}", *facts)])
        return await find(winner)


async def _require_free_place(category: CategoryRecord, winner: int, place: int) -> None:
    holder = await Winner.select(Winner.id, Winner.name).where(
        Winner.category == category.id, Winner.hand_place == place
    )
    taken = [row["name"] for row in holder if row["id"] != winner]
    standing = [state.value for state in STANDING]
    last = await Winner.count().where(Winner.category == category.id, Winner.state.is_in(standing))
    if taken or not 1 <= place <= last:
        raise FieldRefused(
            field="hand_place",
            value=place,
            reason=(
                Phrase("it is %(holder)s's", holder=taken[0])
                if taken
                else Phrase("it is not from %(low)s to %(high)s", low=1, high=last)
            ),
        )

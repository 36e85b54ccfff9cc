"""One field of many winners changed at once: planned, rehearsed, then done whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import StrEnum

import msgspec

from awards import database
from awards.catalogue import locks
from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError, FieldRefused
from awards.winner_fields import Amendment
from awards.winners import moving, service
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: The most winners that one change may name.
MOST = 1000


class ChangedField(StrEnum):
    UNIT = "unit"
    HONOUR = "honour"
    CATEGORY = "category"
    NOTE = "note"


class PlannedChange(msgspec.Struct, frozen=True):
    """One winner's row: what the field says now, and its new value.

    ``honour`` is that of the new category.
    """

    winner: WinnerRecord
    field: ChangedField
    before: str
    after: str
    honour: str = ""

    @property
    def changes(self) -> bool:
        return self.before != self.after or (
            self.field is ChangedField.CATEGORY and self.honour != self.winner.honour
        )


def plan(
    field: ChangedField, winners: Sequence[WinnerRecord], values: Sequence[str]
) -> list[PlannedChange]:
    """One value for all, or one for each in the order given. Raises FieldRefused.

    The value of a category is its code, with ``/honour`` if it has honours.
    """
    if not 1 <= len(winners) <= MOST:
        raise FieldRefused(
            field="winners",
            value=len(winners),
            reason=Phrase("name 1 to %(most)s winners", most=MOST),
        )
    if len(values) not in (1, len(winners)):
        raise FieldRefused(
            field="values",
            value=len(values),
            reason=Phrase(
                "there are %(values)s values for %(winners)s winners: give one for all, or one each",
                values=len(values),
                winners=len(winners),
            ),
        )
    each = list(values) * len(winners) if len(values) == 1 else values
    return [
        _planned(field, winner, value.strip()) for winner, value in zip(winners, each, strict=True)
    ]


def _planned(field: ChangedField, winner: WinnerRecord, value: str) -> PlannedChange:
    if field is not ChangedField.CATEGORY:
        return PlannedChange(winner, field, str(getattr(winner, field.value)), value)
    code, _, honour = value.partition("/")
    return PlannedChange(winner, field, winner.category, code, honour)


class _RehearsedError(Exception):
    """Ends a rehearsal, so that the database forgets it."""


async def rehearse(
    actor: str,
    here: CommendationRecord,
    planned: Sequence[PlannedChange],
    *,
    secret: bytes,
    reason: str,
) -> Mapping[int, AwardsError]:
    """Do everything, note each winner's fault, and take everything back."""
    faults: dict[int, AwardsError] = {}
    with suppress(_RehearsedError):
        async with database.transaction():
            await _hold(here, planned)
            for each in planned:
                try:
                    await _do(actor, each, secret, reason)
                except AwardsError as fault:
                    faults[each.winner.id] = fault
            raise _RehearsedError
    return faults


async def change(
    actor: str,
    here: CommendationRecord,
    planned: Sequence[PlannedChange],
    *,
    secret: bytes,
    reason: str = "",
) -> int:
    """Change all or none, and return how many changed. Raises what a single change raises."""
    async with database.transaction():
        await _hold(here, planned)
        for each in planned:
            await _do(actor, each, secret, reason)
    return sum(each.changes for each in planned)


async def _hold(here: CommendationRecord, planned: Sequence[PlannedChange]) -> None:
    """Every category at once and in order, because each change takes its own again."""
    codes = {each.winner.category for each in planned}
    codes |= {each.after for each in planned if each.field is ChangedField.CATEGORY}
    await locks.hold(category.id for category in here.categories if category.code in codes)


async def _do(actor: str, planned: PlannedChange, secret: bytes, reason: str) -> None:
    winner = planned.winner
    if not planned.changes:
        return
    if planned.field is ChangedField.CATEGORY and planned.after != winner.category:
        await moving.move(actor, winner.id, planned.after, planned.honour, revision=winner.revision)
        return
    await service.amend(
        actor,
        winner.id,
        _amendment(planned),
        revision=winner.revision,
        secret=secret,
        reason=reason,
    )


def _amendment(planned: PlannedChange) -> Amendment:
    if planned.field is ChangedField.UNIT:
        return Amendment(unit=planned.after)
    if planned.field is ChangedField.NOTE:
        return Amendment(note=planned.after)
    honour = planned.honour if planned.field is ChangedField.CATEGORY else planned.after
    return Amendment(honour=honour)

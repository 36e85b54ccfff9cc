"""Changes of the arrangement on the day: each is a change of its version and an event of the day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from awards import database
from awards.day.service import HeldDay, act, hold
from awards.errors import DayRefused
from awards.stage import day as stage_day
from awards.stage.content import StageVersion
from awards.tables import DayAct
from awards.words import Phrase

Make = Callable[[], Awaitable[StageVersion]]


async def absent(
    actor: str,
    code: str,
    winner: int,
    reason: str = "",
    *,
    gap: bool = False,
    seen: str | None = None,
) -> StageVersion:
    """The winner does not come. The others close ranks, or with ``gap`` the place stays empty."""
    return await _change(
        actor, code, seen, lambda: stage_day.absent(actor, code, winner, reason, gap=gap), winner
    )


async def stand_in(
    actor: str,
    code: str,
    winner: int,
    recipient: str,
    unit: str = "",
    reason: str = "",
    *,
    seen: str | None = None,
) -> StageVersion:
    """Somebody else receives for the winner; a second one takes the place of the first."""
    return await _change(
        actor,
        code,
        seen,
        lambda: stage_day.stand_in(actor, code, winner, recipient, unit, reason),
        winner,
    )


async def strike(
    actor: str, code: str, winner: int, reason: str, *, seen: str | None = None
) -> StageVersion:
    """Revoked on the day: neither on stage nor in a bag. It needs a reason."""
    if not reason.strip():
        raise DayRefused(reason=Phrase("it does not say why the winner is struck"))
    return await _change(
        actor, code, seen, lambda: stage_day.strike(actor, code, winner, reason), winner
    )


async def late(
    actor: str,
    code: str,
    winner: int,
    group: int,
    place: int = 0,
    reason: str = "",
    *,
    seen: str | None = None,
) -> StageVersion:
    """The winner came after all, into a group, at a place or at its end."""
    return await _change(
        actor,
        code,
        seen,
        lambda: stage_day.late(actor, code, winner, group, place, reason),
        winner,
    )


async def join(
    actor: str, code: str, group: int, reason: str = "", *, seen: str | None = None
) -> StageVersion:
    """A group that became too small goes on stage with the next one of its category."""
    return await _change(actor, code, seen, lambda: stage_day.join(actor, code, group, reason))


async def _change(
    actor: str, code: str, seen: str | None, make: Make, winner: int | None = None
) -> StageVersion:
    """Raises NotFound, DayChanged, DayClosed, DayRefused and ChangeImpossible."""
    async with database.transaction():
        held = await hold(code, seen)
        if winner in held.now.given:
            raise DayRefused(reason=Phrase("the certificate was given; take that back first"))
        made = await make()
        await act(actor, held, DayAct.CHANGED, change=made.revision, winner=winner)
    return made


async def undo_change(
    actor: str, code: str, revision: int, *, seen: str | None = None
) -> StageVersion:
    """Take a change back. In a rehearsal only one that was made in it."""
    async with database.transaction():
        held = await hold(code, seen)
        if held.ceremony.rehearsal and revision not in rehearsed(held):
            raise DayRefused(reason=Phrase("it was made before the rehearsal"))
        made = await stage_day.undo_change(actor, code, revision)
        await act(actor, held, DayAct.CHANGE_UNDONE, change=revision)
    return made


def rehearsed(held: HeldDay) -> list[int]:
    """The changes of this version that this rehearsal made, in their order."""
    return [
        each.change
        for each in held.counted
        if each.act is DayAct.CHANGED and each.version == held.ceremony.version
    ]

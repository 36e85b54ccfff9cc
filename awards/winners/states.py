"""Move all named winners, or none, from one state to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.errors import WrongState
from awards.statements import marks
from awards.statements import service as statements
from awards.tables import StatementKind, Values, Winner, WinnerState
from awards.winners import quotas
from awards.winners.publicity import announce_confirmed
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.winners.writers import forget
from awards.words import Phrase

_ACTIONS = {
    WinnerState.CONFIRMED: Action.WINNER_CONFIRMED,
    WinnerState.WITHDRAWN: Action.WINNER_WITHDRAWN,
}


#: Statements that may name somebody who has no certificate yet.
_BEFORE_ISSUE = (StatementKind.NOTICE, StatementKind.PUBLISHED, StatementKind.PROOF)


async def to_state(
    actor: str,
    winners: Sequence[int],
    allowed: Sequence[WinnerState],
    state: WinnerState,
    action: Phrase,
    told: Mapping[str, Any],
) -> None:
    """All or none, with their entries; ``told`` adds facts beside the state to the history.

    Raises WrongState or NotFound for the first winner that cannot change.
    """
    async with database.transaction():
        await locks.hold(await categories_of(winners))
        changes = []
        for batch in database.batches(winners):
            before = await _states(batch)
            await _require_all(batch, before, allowed, action)
            await _set_state(batch, state)
            if state is WinnerState.CONFIRMED:
                await forget(batch)
            after = {"state": state.value, **told}
            changes += [
                Change(_ACTIONS[state], f"winner/{w}", {"state": before[w]}, after) for w in batch
            ]
        if state is WinnerState.WITHDRAWN:
            await quotas.give_back(winners)
            await statements.take_off(actor, winners, str(told.get("reason", "")), _BEFORE_ISSUE)
        if state is WinnerState.CONFIRMED:
            await announce_confirmed(actor, winners)
        await marks.settle(winners)
        await audit.record(actor, changes)


async def _set_state(winners: Sequence[int], state: WinnerState) -> None:
    values: Values = {Winner.state: state.value, Winner.revision: Winner.revision + 1}
    if state is WinnerState.WITHDRAWN:
        values |= {Winner.recipient_key: None, Winner.hand_place: None}
    if state is WinnerState.CONFIRMED:
        values |= {Winner.words_confirmed: True}
    await Winner.update(values).where(Winner.id.is_in(list(winners)))


async def categories_of(winners: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for batch in database.batches(winners):
        got = await Winner.select(Winner.category).where(Winner.id.is_in(list(batch)))
        found |= {row["category"] for row in got}
    return found


async def _states(winners: Sequence[int]) -> dict[int, str]:
    got = await Winner.select(Winner.id, Winner.state).where(Winner.id.is_in(list(winners)))
    return {row["id"]: row["state"] for row in got}


async def _require_all(
    winners: Sequence[int],
    states: dict[int, str],
    allowed: Sequence[WinnerState],
    action: Phrase,
) -> None:
    for winner in winners:
        if states.get(winner) not in allowed:
            require_state(await find(winner), allowed, action)


def require_state(winner: WinnerRecord, allowed: Sequence[WinnerState], action: Phrase) -> None:
    if winner.state not in allowed:
        raise WrongState(name=winner.name, state=winner.state.value, action=action)

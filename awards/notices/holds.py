"""Hold winners back while the others continue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.errors import NotFound, ObjectionOpen, WrongState
from awards.notices import queries
from awards.notices.rules import require_words
from awards.statements import marks
from awards.statements import service as statements
from awards.tables import ObjectionState, StatementKind, Values, Winner, WinnerState
from awards.winners import lists
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.winners.rules import WITHDRAW_FROM, state_after_amendment
from awards.words import Phrase


async def hold(actor: str, winner: int, reason: str) -> None:
    """Hold one winner, as `hold_all` does."""
    here = await catalogue.find_of_winner(winner)
    await hold_all(actor, here.code, [winner], reason)


async def release(actor: str, winner: int, reason: str) -> None:
    """Release one winner, as `release_all` does."""
    here = await catalogue.find_of_winner(winner)
    await release_all(actor, here.code, [winner], reason)


async def hold_all(actor: str, commendation: str, chosen: Sequence[int], reason: str) -> None:
    """Hold winners back, all or none.

    A confirmed winner must be confirmed again after release. Raises NotFound, WrongState or
    FieldRefused.
    """
    require_words("reason", reason)
    async with database.transaction():
        them = await _locked_all(commendation, chosen)
        await set_held(them, held=True, by_hand=True)
        await statements.take_off(actor, chosen, reason, [StatementKind.PUBLISHED])
        changes = []
        for each in them:
            told = {"reason": reason, **_moved(each)}
            changes.append(Change(Action.WINNER_HELD, f"winner/{each.id}", None, told))
        await audit.record(actor, changes)


async def release_all(actor: str, commendation: str, chosen: Sequence[int], reason: str) -> None:
    """All or none.

    Raises NotFound, WrongState, FieldRefused, or ObjectionOpen until it is decided.
    """
    require_words("reason", reason)
    async with database.transaction():
        them = await _locked_all(commendation, chosen)
        await set_held(them, held=False, by_hand=False)
        await _require_undisputed(commendation, them)
        told = {"reason": reason}
        await audit.record(
            actor, [Change(Action.WINNER_RELEASED, f"winner/{w.id}", None, told) for w in them]
        )


async def _locked_all(commendation: str, chosen: Sequence[int]) -> list[WinnerRecord]:
    here = await catalogue.find(commendation)
    await locks.hold(category.id for category in here.categories)
    them = await lists.records(here, chosen)
    if missing := set(chosen) - {each.id for each in them}:
        raise NotFound(what=Phrase("winner"), key=min(missing))
    return them


async def _require_undisputed(commendation: str, them: Sequence[WinnerRecord]) -> None:
    names = {each.id: each.name for each in them}
    for case in await queries.objections(await catalogue.find(commendation)):
        if case.winner in names and case.state is ObjectionState.OPEN:
            raise ObjectionOpen(name=names[case.winner], case=case.case_number)


def _moved(winner: WinnerRecord) -> dict[str, str]:
    after = _state_once_held(winner)
    return {"state": after.value} if after is not winner.state else {}


def _state_once_held(winner: WinnerRecord) -> WinnerState:
    return state_after_amendment(winner.state, noticed=winner.notice is not None)


async def set_held(
    them: Sequence[WinnerRecord], *, held: bool, by_hand: bool | None = None
) -> None:
    """Within the caller's transaction, which holds their categories. Raises WrongState.

    ``by_hand`` of None leaves it as it is.
    """
    for each in them:
        if each.state not in WITHDRAW_FROM:
            raise WrongState(
                name=each.name,
                state=each.state.value,
                action=Phrase("held or released"),
            )
    after = {each.id: _state_once_held(each) if held else each.state for each in them}
    for state, ids in groupby(sorted(after, key=lambda key: after[key]), key=after.__getitem__):
        values: Values = {
            Winner.held: held,
            Winner.held_at: clock.now() if held else None,
            Winner.state: state.value,
            Winner.revision: Winner.revision + 1,
        }
        if by_hand is not None:
            values[Winner.held_by_hand] = by_hand
        for batch in database.batches(list(ids)):
            await Winner.update(values).where(Winner.id.is_in(list(batch)))
    await marks.settle(after)


async def locked(winner: int) -> WinnerRecord:
    """Read the winner after its commendation is locked: case numbers are counted there.

    Raises NotFound.
    """
    here = await catalogue.find_of_winner(winner)
    await locks.hold(category.id for category in here.categories)
    return await find(winner)

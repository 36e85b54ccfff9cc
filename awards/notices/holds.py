"""One winner kept back while the others go on."""

from __future__ import annotations

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.errors import ObjectionOpen, WrongState
from awards.notices import queries
from awards.notices.rules import require_words
from awards.tables import ObjectionState, Values, Winner, WinnerState
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.winners.rules import WITHDRAW_FROM, state_after_amendment


async def hold(actor: str, winner: int, reason: str) -> None:
    """Keep a winner back. Raises NotFound, WrongState or FieldRefused."""
    require_words("reason", reason)
    async with database.transaction():
        before, after = await set_held(winner, held=True)
        told = {"reason": reason, **_moved(before, after)}
        subject = f"winner/{winner}"
        await audit.record(actor, [Change(Action.WINNER_HELD, subject, None, told)])


async def release(actor: str, winner: int, reason: str) -> None:
    """Raises NotFound, WrongState, FieldRefused, or ObjectionOpen until that is decided."""
    require_words("reason", reason)
    async with database.transaction():
        before, _ = await set_held(winner, held=False)
        for each in await queries.objections(winner=winner):
            if each.state is ObjectionState.OPEN:
                raise ObjectionOpen(name=before.name, case=each.case_number)
        told = Change(Action.WINNER_RELEASED, f"winner/{winner}", None, {"reason": reason})
        await audit.record(actor, [told])


def _moved(before: WinnerRecord, after: WinnerRecord) -> dict[str, str]:
    return {"state": after.state.value} if before.state is not after.state else {}


async def set_held(winner: int, *, held: bool) -> tuple[WinnerRecord, WinnerRecord]:
    """Before and after, within the caller's transaction.

    Who is confirmed already must be confirmed again once released. Raises NotFound or WrongState.
    """
    before = await locked(winner)
    if before.state not in WITHDRAW_FROM:
        raise WrongState(
            name=before.name,
            state=before.state.value,
            action_zh="暂缓或解除暂缓",
            action_en="held or released",
        )
    values: Values = {Winner.held: held, Winner.revision: Winner.revision + 1}
    if held and before.state is WinnerState.CONFIRMED:
        state = state_after_amendment(before.state, noticed=before.notice is not None)
        values[Winner.state] = state.value
    await Winner.update(values).where(Winner.id == winner)
    return before, await find(winner)


async def locked(winner: int) -> WinnerRecord:
    """Read once its commendation stands still: case numbers are counted there. Raises NotFound."""
    here = await catalogue.find_of_winner(winner)
    await locks.hold(category.id for category in here.categories)
    return await find(winner)

"""The state of a request moves once, and the history says how."""

from __future__ import annotations

from typing import Any

from awards import clock
from awards.accounts.records import ConsentRecord
from awards.audit import service as audit
from awards.audit.rules import Action, Change, Facts
from awards.errors import ConsentOver
from awards.tables import ConsentAct, ConsentRequest, ConsentState, Values


async def end(actor: str, found: ConsentRecord, state: ConsentState, action: Action) -> bool:
    """End it without effect; False if somebody was faster."""
    try:
        await claim(found, actor, state, was=found.state)
    except ConsentOver:
        return False
    await record(actor, action, found)
    return True


async def require_end(
    actor: str, found: ConsentRecord, state: ConsentState, action: Action
) -> None:
    """End it without effect, in the caller's transaction. Raises ConsentOver."""
    if found.state is not ConsentState.OPEN or not await end(actor, found, state, action):
        raise ConsentOver


async def claim(
    found: ConsentRecord, actor: str, state: ConsentState, *, was: ConsentState = ConsentState.OPEN
) -> None:
    """Decide it once. Raises ConsentOver if somebody was faster."""
    values: Values = {
        ConsentRequest.state: state.value,
        ConsentRequest.decided_by: actor,
        ConsentRequest.decided_at: clock.now(),
    }
    still = (ConsentRequest.id == found.id) & (ConsentRequest.state == was.value)
    if not await ConsentRequest.update(values).where(still).returning(ConsentRequest.id):
        raise ConsentOver


async def record(actor: str, action: Action, found: ConsentRecord) -> None:
    subject = f"account/{found.account}" if found.account else f"commendation/{found.commendation}"
    before: Facts = {"role": found.was} if found.act is ConsentAct.ROLE else None
    after: dict[str, Any] = {"act": found.act.value, "asked_by": found.asker}
    if found.act in (ConsentAct.ROLE, ConsentAct.CREATE):
        after["role"] = found.wanted
    if action in (Action.CONSENT_ASKED, Action.CONSENT_ALONE) and found.due_at:
        after["due_at"] = f"{found.due_at.astimezone(clock.CHINA):%Y-%m-%d %H:%M}"
    await audit.record(actor, [Change(action, subject, before, after)])

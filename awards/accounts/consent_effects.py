"""What was asked takes effect, if it still fits what is stored."""

from __future__ import annotations

from awards import clock
from awards.accounts import second_factor, service
from awards.accounts.consent_rules import PERMIT
from awards.accounts.records import ConsentRecord
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.roles import Permission, Role
from awards.tables import (
    Account,
    Commendation,
    ConsentAct,
    ConsentRequest,
    ConsentState,
    Values,
)


async def _still_may(found: ConsentRecord) -> bool:
    """Whether the person who asked could ask today. A user without an account has no role."""
    rows = await Account.select(Account.role, Account.active).where(Account.username == found.asker)
    in_shell = found.asked_by.startswith("cli/")
    return all(
        row["active"] and (in_shell or Permission.MANAGE_ACCOUNTS in Role(row["role"]).permissions)
        for row in rows
    )


async def apply(found: ConsentRecord) -> bool:
    """Do what was asked; False if it no longer fits what is stored. Raises LastAdmin."""
    actor = found.asked_by
    if found.act is ConsentAct.ENTRANCE:
        return True  # From now on both count as two persons.
    if not await _still_may(found):
        return False
    if found.act is ConsentAct.RULE:
        return await _switch_rule_off(actor, found)
    return await _apply_to_person(actor, found)


async def _apply_to_person(actor: str, found: ConsentRecord) -> bool:
    person = await service.find(found.username or "")
    if found.act is ConsentAct.ROLE:
        if person.role != found.was:
            return False
        await service.set_role(actor, person.username, Role(found.wanted))
    elif found.act in (ConsentAct.OPEN, ConsentAct.CREATE):
        await service.set_active(actor, person.username, active=True)
        if found.act is ConsentAct.CREATE:
            await _permit_first_link(found)
    elif found.act is ConsentAct.CLOSE:
        await service.set_active(actor, person.username, active=False)
    elif found.act is ConsentAct.FACTOR:
        await second_factor.switch_off(actor, person.username)
    elif person.active:
        await _permit(found.id)
    return person.active or found.act in (ConsentAct.OPEN, ConsentAct.CREATE, ConsentAct.ROLE)


async def after_refusal(actor: str, found: ConsentRecord) -> None:
    """A sign-in that somebody does not believe in is closed. Raises LastAdmin."""
    if found.act is ConsentAct.ENTRANCE and found.username:
        await service.set_active(actor, found.username, active=False)


async def _switch_rule_off(actor: str, found: ConsentRecord) -> bool:
    values: Values = {Commendation.two_person: False}
    on = (Commendation.id == found.commendation) & Commendation.two_person.eq(True)
    if not await Commendation.update(values).where(on).returning(Commendation.id):
        return False
    change = Change(
        Action.COMMENDATION_AMENDED,
        f"commendation/{found.commendation}",
        {"two_person": True},
        {"two_person": False},
    )
    await audit.record(actor, [change])
    return True


async def _permit(request: int) -> None:
    """The person who asked may make one link, for a while."""
    values: Values = {
        ConsentRequest.state: ConsentState.AGREED.value,
        ConsentRequest.due_at: None,
        ConsentRequest.expires_at: clock.now() + PERMIT,
    }
    await ConsentRequest.update(values).where(ConsentRequest.id == request)


async def _permit_first_link(found: ConsentRecord) -> None:
    """Who asked for a new account also makes its first link."""
    at = clock.now()
    row = ConsentRequest(
        act=ConsentAct.PASSWORD.value,
        account=found.account,
        asked_by=found.asked_by,
        asked_at=at,
        expires_at=at + PERMIT,
        state=ConsentState.AGREED.value,
    )
    await ConsentRequest.insert(row)

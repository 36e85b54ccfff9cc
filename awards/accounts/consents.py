"""Ask a second administrator, agree, refuse, take back; and what takes effect or ends by the clock."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec

from awards import clock, database
from awards.accounts import second_factor, service
from awards.accounts.consent_rules import LIFE, PERMIT, Way, due, way
from awards.accounts.records import ConsentRecord
from awards.accounts.rules import person_of
from awards.audit import service as audit
from awards.audit.rules import Action, Change, Facts, os_user_of
from awards.errors import (
    AwardsError,
    ConsentNotYours,
    ConsentOver,
    NotFound,
    ShellUnlinked,
)
from awards.roles import Permission, Role
from awards.tables import (
    Account,
    ApiToken,
    Commendation,
    ConsentAct,
    ConsentRequest,
    ConsentState,
    ShellLink,
    Values,
)
from awards.words import Phrase


async def way_of(actor: str) -> Way:
    """How a guarded act of this person goes on. Raises ShellUnlinked if nobody knows the person."""
    asker = person_of(actor)
    found = way(asker, await _administrators())
    if found is Way.UNKNOWN_PERSON:
        raise ShellUnlinked(os_user=os_user_of(asker))
    return found


async def _administrators() -> set[str]:
    """The administrators who can consent: they have a password, a token or a shell."""
    active = Account.active.eq(True) & (Account.role == Role.ADMIN.value)
    rows = await Account.select(Account.id, Account.username, Account.password_hash).where(active)
    return {row["username"] for row in rows if row["password_hash"] or await _has_way_in(row["id"])}


async def _has_way_in(account: int) -> bool:
    at = clock.now()
    unended = ApiToken.expires_at.is_null() | (ApiToken.expires_at > at)
    return bool(
        await ApiToken.exists().where(
            (ApiToken.account == account) & ApiToken.revoked_at.is_null() & unended
        )
        or await ShellLink.exists().where(
            (ShellLink.account == account) & ShellLink.agreed_at.is_not_null()
        )
    )


async def ask(
    actor: str,
    act: ConsentAct,
    path: Way,
    *,
    account: int | None = None,
    commendation: int | None = None,
    was: str = "",
    wanted: str = "",
) -> ConsentRecord:
    """Store the request; the same one again changes nothing, and another of its kind replaces it."""
    at = clock.now()
    async with database.transaction():
        for each in await requests(ConsentState.OPEN):
            if (each.act, each.account, each.commendation) == (act, account, commendation):
                if (each.was, each.wanted) == (was, wanted):
                    return each
                await _end(actor, each, ConsentState.OVERTAKEN, Action.CONSENT_OVERTAKEN)
        row = ConsentRequest(
            act=act.value,
            account=account,
            commendation=commendation,
            was=was,
            wanted=wanted,
            asked_by=actor,
            asked_at=at,
            due_at=due(path, at),
            expires_at=at + LIFE,
            state=ConsentState.OPEN.value,
        )
        [made] = await ConsentRequest.insert(row).returning(ConsentRequest.id)
        found = await find(made["id"])
        await _record(actor, Action.CONSENT_ASKED, found)
    return found


async def agree(actor: str, request: int) -> ConsentRecord:
    """Consent, and so bring it into effect. Only another administrator can.

    Raises NotFound, ConsentOver, ConsentNotYours or ShellUnlinked.
    """
    await settle()
    found = await find(request)
    _require_known(actor)
    if person_of(actor) == found.asker:
        raise ConsentNotYours(
            reason=Phrase("you asked for it yourself, and another administrator agrees")
        )
    if os_user_of(found.asker):
        raise ConsentNotYours(
            reason=Phrase("a user of the machine asked who may be anybody, also you")
        )
    await _require(actor, Permission.MANAGE_ACCOUNTS)
    await _bring_into_effect(actor, found, Action.CONSENT_AGREED)
    return await find(request)


async def refuse(actor: str, request: int) -> ConsentRecord:
    """Another administrator refuses, and what would take effect by itself an approver as well.

    Raises NotFound, ConsentOver, ConsentNotYours or ShellUnlinked.
    """
    await settle()
    found = await find(request)
    _require_known(actor)
    if person_of(actor) == found.asker:
        raise ConsentNotYours(reason=Phrase("you asked for it yourself, so take it back instead"))
    needed = Permission.SEE_PEOPLE if found.due_at else Permission.MANAGE_ACCOUNTS
    await _require(actor, needed)
    return await _ended(actor, found, ConsentState.REFUSED, Action.CONSENT_REFUSED)


async def take_back(actor: str, request: int) -> ConsentRecord:
    """The person who asked changes their mind. Raises NotFound, ConsentOver or ConsentNotYours."""
    await settle()
    found = await find(request)
    if person_of(actor) != found.asker:
        raise ConsentNotYours(reason=Phrase("only the person who asked takes it back"))
    return await _ended(actor, found, ConsentState.TAKEN_BACK, Action.CONSENT_TAKEN_BACK)


async def settle() -> None:
    """Bring into effect what is due, and end what nobody decided in time."""
    at = clock.now()
    still = ConsentRequest.state.is_in([ConsentState.OPEN.value, ConsentState.AGREED.value])
    passed = (ConsentRequest.due_at <= at) | (ConsentRequest.expires_at <= at)
    rows = await ConsentRequest.select(ConsentRequest.id).where(still & passed)
    for row in rows:
        await _settle_one(await find(row["id"]))


async def _settle_one(found: ConsentRecord) -> None:
    is_due = found.due_at is not None and found.state is ConsentState.OPEN
    if not is_due:
        if found.expires_at <= clock.now():
            async with database.transaction():
                await _end(found.asked_by, found, ConsentState.EXPIRED, Action.CONSENT_EXPIRED)
        return
    with suppress(AwardsError):
        await _bring_into_effect(found.asked_by, found, Action.CONSENT_DUE)


async def _bring_into_effect(actor: str, found: ConsentRecord, action: Action) -> None:
    """Raises ConsentOver or LastAdmin if it no longer fits what is stored; then it has ended."""
    try:
        async with database.transaction():
            await _claim(found, actor, ConsentState.DONE)
            await _record(actor, action, found)
            if not await _apply(found):
                raise ConsentOver
    except AwardsError:
        async with database.transaction():
            await _end(actor, found, ConsentState.OVERTAKEN, Action.CONSENT_OVERTAKEN)
        raise


async def _still_may(found: ConsentRecord) -> bool:
    """Whether the person who asked could ask today. A user without an account has no role."""
    rows = await Account.select(Account.role, Account.active).where(Account.username == found.asker)
    in_shell = found.asked_by.startswith("cli/")
    return all(
        row["active"] and (in_shell or Permission.MANAGE_ACCOUNTS in Role(row["role"]).permissions)
        for row in rows
    )


async def _apply(found: ConsentRecord) -> bool:
    """Do what was asked; False if it no longer fits what is stored. Raises LastAdmin."""
    actor = found.asked_by
    if not await _still_may(found):
        return False
    if found.act is ConsentAct.RULE:
        return await _switch_rule_off(actor, found)
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


async def use_permit(actor: str, account: int) -> bool:
    """Use up the consent to make a link, in the caller's transaction; False if there is none."""
    for each in await requests(ConsentState.AGREED):
        if each.account == account and each.asker == person_of(actor):
            await _claim(each, actor, ConsentState.DONE, was=ConsentState.AGREED)
            return True
    return False


async def requests(*states: ConsentState) -> list[ConsentRecord]:
    """The oldest first."""
    query = _select().order_by(ConsentRequest.id)
    rows = await query.where(ConsentRequest.state.is_in([state.value for state in states]))
    return msgspec.convert(rows, list[ConsentRecord])


async def waiting() -> list[ConsentRecord]:
    """What waits for consent or for its time, now."""
    await settle()
    return await requests(ConsentState.OPEN)


async def about_rule(commendation: int) -> ConsentRecord | None:
    """The open request to switch the rule of this commendation off."""
    found = await requests(ConsentState.OPEN)
    return next((each for each in found if each.commendation == commendation), None)


async def find(request: int) -> ConsentRecord:
    """Raises NotFound."""
    row = await _select().where(ConsentRequest.id == request).first()
    if row is None:
        raise NotFound(what=Phrase("request for consent"), key=request)
    return msgspec.convert(row, ConsentRecord)


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    account, commendation = ConsentRequest.account, ConsentRequest.commendation
    return ConsentRequest.select(
        *ConsentRequest.all_columns(),
        account.username.as_alias("username"),
        account.display_name.as_alias("display_name"),
        commendation.code.as_alias("code"),
        commendation.title.as_alias("title"),
    )


def _require_known(actor: str) -> None:
    """Raises ShellUnlinked."""
    if os_user := os_user_of(person_of(actor)):
        raise ShellUnlinked(os_user=os_user)


async def _require(actor: str, permission: Permission) -> None:
    """Raises ConsentNotYours: also in the shell the person behind the account decides."""
    person = await Account.select(Account.role, Account.active).where(
        Account.username == person_of(actor)
    )
    if not any(row["active"] and permission in Role(row["role"]).permissions for row in person):
        raise ConsentNotYours(reason=Phrase("it is for another administrator"))


async def _ended(
    actor: str, found: ConsentRecord, state: ConsentState, action: Action
) -> ConsentRecord:
    async with database.transaction():
        if found.state is not ConsentState.OPEN or not await _end(actor, found, state, action):
            raise ConsentOver
    return await find(found.id)


async def _end(actor: str, found: ConsentRecord, state: ConsentState, action: Action) -> bool:
    """End it without effect; False if somebody was faster."""
    try:
        await _claim(found, actor, state, was=found.state)
    except ConsentOver:
        return False
    await _record(actor, action, found)
    return True


async def _claim(
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


async def _record(actor: str, action: Action, found: ConsentRecord) -> None:
    subject = f"account/{found.account}" if found.account else f"commendation/{found.commendation}"
    before: Facts = {"role": found.was} if found.act is ConsentAct.ROLE else None
    after: dict[str, Any] = {"act": found.act.value, "asked_by": found.asker}
    if found.act in (ConsentAct.ROLE, ConsentAct.CREATE):
        after["role"] = found.wanted
    if action is Action.CONSENT_ASKED and found.due_at:
        after["due_at"] = f"{found.due_at.astimezone(clock.CHINA):%Y-%m-%d %H:%M}"
    await audit.record(actor, [Change(action, subject, before, after)])

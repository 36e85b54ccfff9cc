"""Ask a second administrator, agree, refuse, take back; and what takes effect or ends by the clock."""

from __future__ import annotations

from contextlib import suppress

from awards import clock, database
from awards.accounts import consent_effects, consent_ends, one_person
from awards.accounts.consent_queries import administrators, find, requests
from awards.accounts.consent_rules import LIFE, WAIT, Way, due, way
from awards.accounts.records import ConsentRecord
from awards.accounts.rules import person_of
from awards.accounts.two_persons import rule_is_on
from awards.audit.rules import Action, os_user_of
from awards.errors import AwardsError, ConsentNotYours, ConsentOver, ShellUnlinked
from awards.roles import Permission, Role
from awards.tables import Account, ConsentAct, ConsentRequest, ConsentState, Values
from awards.words import Phrase


async def way_of(actor: str, without: str = "") -> Way:
    """How a guarded act of this person goes on, if ``without`` cannot consent to it.

    Raises ShellUnlinked if nobody knows the person.
    """
    asker = person_of(actor)
    same = await one_person.together(asker) - {asker}
    found = way(asker, await administrators() - same - {without})
    if found is Way.UNKNOWN_PERSON:
        raise ShellUnlinked(os_user=os_user_of(asker))
    return found


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
                await consent_ends.end(
                    actor, each, ConsentState.OVERTAKEN, Action.CONSENT_OVERTAKEN
                )
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
        await consent_ends.record(actor, Action.CONSENT_ASKED, found)
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
    if person_of(actor) in await one_person.together(found.asker):
        raise ConsentNotYours(reason=Phrase("one of you made the sign-in of the other"))
    await _require(actor, Permission.MANAGE_ACCOUNTS)
    await _bring_into_effect(actor, found, Action.CONSENT_AGREED)
    return await find(request)


async def refuse(actor: str, request: int) -> ConsentRecord:
    """Another administrator refuses, and what would take effect by itself an approver as well.

    A sign-in that is refused closes its account. Raises NotFound, ConsentOver, ConsentNotYours,
    ShellUnlinked or LastAdmin.
    """
    await settle()
    found = await find(request)
    _require_known(actor)
    if person_of(actor) == found.asker:
        raise ConsentNotYours(reason=Phrase("you asked for it yourself, so take it back instead"))
    needed = Permission.SEE_PEOPLE if found.due_at else Permission.MANAGE_ACCOUNTS
    await _require(actor, needed)
    async with database.transaction():
        await consent_ends.require_end(actor, found, ConsentState.REFUSED, Action.CONSENT_REFUSED)
        await consent_effects.after_refusal(actor, found)
    return await find(request)


async def take_back(actor: str, request: int) -> ConsentRecord:
    """The person who asked changes their mind. Raises NotFound, ConsentOver or ConsentNotYours."""
    await settle()
    found = await find(request)
    if person_of(actor) != found.asker:
        raise ConsentNotYours(reason=Phrase("only the person who asked takes it back"))
    if found.act is ConsentAct.ENTRANCE:
        raise ConsentNotYours(reason=Phrase("the sign-in is made; close the account instead"))
    async with database.transaction():
        await consent_ends.require_end(
            actor, found, ConsentState.TAKEN_BACK, Action.CONSENT_TAKEN_BACK
        )
    return await find(request)


async def waiting() -> list[ConsentRecord]:
    """What waits for consent or for its time, now. Who made a sign-in matters under the rule."""
    await settle()
    found = await requests(ConsentState.OPEN)
    if await rule_is_on():
        return found
    return [each for each in found if each.act is not ConsentAct.ENTRANCE]


async def settle() -> None:
    """Bring into effect what is due, and end what nobody decided in time.

    If nobody is left who can agree, the 24 hours begin now.
    """
    at = clock.now()
    is_open = ConsentRequest.state == ConsentState.OPEN.value
    still = is_open | (ConsentRequest.state == ConsentState.AGREED.value)
    passed = (ConsentRequest.due_at <= at) | (ConsentRequest.expires_at <= at)
    undated = is_open & ConsentRequest.due_at.is_null()
    rows = await ConsentRequest.select(ConsentRequest.id).where(still & (passed | undated))
    for row in rows:
        await _settle_one(await find(row["id"]))


async def _settle_one(found: ConsentRecord) -> None:
    at = clock.now()
    is_open = found.state is ConsentState.OPEN
    if is_open and found.due_at is not None and found.due_at <= at:
        with suppress(AwardsError):
            await _bring_into_effect(found.asked_by, found, Action.CONSENT_DUE)
    elif found.expires_at <= at:
        async with database.transaction():
            await consent_ends.end(
                found.asked_by, found, ConsentState.EXPIRED, Action.CONSENT_EXPIRED
            )
    elif is_open and found.due_at is None:
        await _let_begin(found)


async def _let_begin(found: ConsentRecord) -> None:
    """The other administrator has left: from now on it waits its time, where approvers see it."""
    if await way_of(found.asked_by) is not Way.AFTER_A_DAY:
        return
    at = clock.now()
    values: Values = {ConsentRequest.due_at: at + WAIT, ConsentRequest.expires_at: at + LIFE}
    undated = (ConsentRequest.id == found.id) & ConsentRequest.due_at.is_null()
    async with database.transaction():
        if await ConsentRequest.update(values).where(undated).returning(ConsentRequest.id):
            begun = await find(found.id)
            await consent_ends.record(found.asked_by, Action.CONSENT_ALONE, begun)


async def _bring_into_effect(actor: str, found: ConsentRecord, action: Action) -> None:
    """Raises ConsentOver or LastAdmin if it no longer fits what is stored; then it has ended."""
    try:
        async with database.transaction():
            await consent_ends.claim(found, actor, ConsentState.DONE)
            await consent_ends.record(actor, action, found)
            if not await consent_effects.apply(found):
                raise ConsentOver
    except AwardsError:
        async with database.transaction():
            await consent_ends.end(actor, found, ConsentState.OVERTAKEN, Action.CONSENT_OVERTAKEN)
        raise


async def use_permit(actor: str, account: int) -> bool:
    """Use up the consent to make a link, in the caller's transaction; False if there is none."""
    for each in await requests(ConsentState.AGREED):
        if each.account == account and each.asker == person_of(actor):
            await consent_ends.claim(each, actor, ConsentState.DONE, was=ConsentState.AGREED)
            return True
    return False


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

"""What administrators do to accounts: at once, or under the two-person rule with a second person.

Every page, program and command comes through here; `awards.accounts.service` asks nobody.
"""

from __future__ import annotations

from awards import database
from awards.accounts import consents, passwords, second_factor, service
from awards.accounts.consent_rules import Way, is_guarded
from awards.accounts.records import AccountRecord, ConsentRecord
from awards.accounts.rules import person_of
from awards.accounts.two_persons import has_winners, rule_in_use
from awards.errors import LastAdmin, TokenForAnother
from awards.roles import Role
from awards.tables import ConsentAct


async def create_account(
    actor: str, username: str, display_name: str, role: Role
) -> ConsentRecord | None:
    """Return the request if it needs consent: until then the account is closed.

    Raises FieldRefused, AccountExists or ShellUnlinked.
    """
    way = await _way(actor, ConsentAct.CREATE, role)
    async with database.transaction():
        made = await service.create_account(actor, username, display_name, role)
        if way is Way.AT_ONCE:
            return None
        await service.set_active(actor, username, active=False)
        return await consents.ask(actor, ConsentAct.CREATE, way, account=made.id, wanted=role.value)


async def set_role(actor: str, username: str, role: Role) -> ConsentRecord | None:
    """Return the request if it needs consent. Raises NotFound, LastAdmin or ShellUnlinked."""
    account = await service.find(username)
    if account.role is role:
        return None
    way = await _way(actor, ConsentAct.ROLE, role)
    if way is Way.AT_ONCE:
        await service.set_role(actor, username, role)
        return None
    await _require_another_admin(account)
    return await consents.ask(
        actor, ConsentAct.ROLE, way, account=account.id, was=account.role.value, wanted=role.value
    )


async def set_active(actor: str, username: str, active: bool) -> ConsentRecord | None:
    """Return the request if it needs consent. Raises NotFound, LastAdmin or ShellUnlinked."""
    account = await service.find(username)
    if account.active == active:
        return None
    act = ConsentAct.OPEN if active else ConsentAct.CLOSE
    way = await _way(actor, act, account.role, without="" if active else username)
    if way is Way.AT_ONCE:
        await service.set_active(actor, username, active)
        return None
    await _require_another_admin(account)
    return await consents.ask(actor, act, way, account=account.id)


async def make_link(actor: str, username: str) -> str | ConsentRecord:
    """The token of a link to set a password, or the request if it needs consent.

    A link for somebody else lets its maker act as them. Raises NotFound, AccountClosed or
    ShellUnlinked.
    """
    account = await service.find(username)
    if person_of(actor) != username:
        async with database.transaction():
            if await consents.use_permit(actor, account.id):
                return await passwords.make_link(actor, username, agreed=True)
        way = await _way(actor, ConsentAct.PASSWORD, account.role)
        if way is not Way.AT_ONCE:
            passwords.require_open(account)
            return await consents.ask(actor, ConsentAct.PASSWORD, way, account=account.id)
    return await passwords.make_link(actor, username)


async def factor_off(actor: str, username: str) -> bool | ConsentRecord:
    """True if it was on, or the request if it needs consent. Raises NotFound or ShellUnlinked."""
    account = await service.find(username)
    if person_of(actor) != username and await second_factor.is_on(account.id):
        way = await _way(actor, ConsentAct.FACTOR, account.role)
        if way is not Way.AT_ONCE:
            return await consents.ask(actor, ConsentAct.FACTOR, way, account=account.id)
    return await second_factor.switch_off(actor, username)


async def create_token(actor: str, username: str, name: str, days: int | None) -> str:
    """The token itself. Raises NotFound, FieldRefused or TokenForAnother."""
    account = await service.find(username)
    if person_of(actor) != username:
        way = await _way(actor, ConsentAct.PASSWORD, account.role)
        if way is not Way.AT_ONCE:
            raise TokenForAnother(username=username)
    return await service.create_token(actor, username, name, days)


async def switch_rule_off(actor: str, commendation: int) -> ConsentRecord | None:
    """Ask to switch it off, in the caller's transaction; None if the caller may do it at once.

    Raises ShellUnlinked.
    """
    if not await has_winners([commendation]):
        return None
    way = await consents.way_of(actor)
    if way is Way.AT_ONCE:
        return None
    return await consents.ask(actor, ConsentAct.RULE, way, commendation=commendation)


async def _way(actor: str, act: ConsentAct, role: Role, without: str = "") -> Way:
    """An administrator who has left consents to nothing, also not to be closed."""
    if not is_guarded(act, role) or not await rule_in_use():
        return Way.AT_ONCE
    return await consents.way_of(actor, without)


async def _require_another_admin(account: AccountRecord) -> None:
    """Raises LastAdmin before anybody is asked in vain."""
    if account.active and account.role is Role.ADMIN:
        others = [each for each in await service.accounts() if each.id != account.id]
        if not any(each.active and each.role is Role.ADMIN for each in others):
            raise LastAdmin(username=account.username)

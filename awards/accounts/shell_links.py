"""Join users of the operating system and accounts: one person is one account, also in the shell.

Under the two-person rule a link counts after its owner agreed on a page. Otherwise anybody with a
shell could act as another person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from awards import clock, database, limits
from awards.accounts import service
from awards.accounts.records import ShellLinkRecord
from awards.accounts.rules import Principal, person_of
from awards.accounts.two_persons import rule_in_use
from awards.audit import service as audit
from awards.audit.rules import Action, Change, os_user_of
from awards.errors import AccountClosed, FieldRefused, NotFound, ShellUserTaken
from awards.tables import ShellLink, Values
from awards.words import Phrase


async def link(actor: str, username: str, os_user: str, os_name: str = "") -> ShellLinkRecord:
    """Join them. It counts at once if the account's own person asks, or during set-up.

    If another account asks, its person agrees first, also during set-up. Raises NotFound, AccountClosed, FieldRefused, or ShellUserTaken.
    """
    if not os_user or len(os_user) > limits.of(ShellLink.os_user):
        raise FieldRefused(field="os_user", value=os_user[:20], reason=Phrase("fill it in."))
    async with database.transaction():
        account = await service.find(username)
        if not account.active:
            raise AccountClosed(username=username)
        if known := await _of_user(os_user):
            if known.username == username:
                return known
            raise ShellUserTaken(os_user=known.told, username=known.username)
        at = clock.now()
        row = ShellLink(
            account=account.id,
            os_user=os_user,
            os_name=os_name,
            made_by=actor,
            made_at=at,
            agreed_at=at if await _counts_at_once(actor, username) else None,
        )
        [made] = await ShellLink.insert(row).returning(ShellLink.id)
        found = await find(made["id"])
        await _record(actor, Action.SHELL_LINKED, found)
    return found


async def _counts_at_once(actor: str, username: str) -> bool:
    """A user of the machine without an account sets it up; nobody is two persons by that."""
    if actor == f"web/{username}":
        return True
    return bool(os_user_of(person_of(actor))) and not await rule_in_use()


async def agree(principal: Principal, link: int) -> None:
    """The owner agrees that this user of the machine is them. Raises NotFound for another's."""
    async with database.transaction():
        found = await _own(principal, link)
        values: Values = {ShellLink.agreed_at: clock.now()}
        waiting = (ShellLink.id == link) & ShellLink.agreed_at.is_null()
        if await ShellLink.update(values).where(waiting).returning(ShellLink.id):
            await _record(principal.actor, Action.SHELL_LINK_AGREED, found)


async def unlink_own(principal: Principal, link: int) -> None:
    """Raises NotFound for another person's link or an unknown one."""
    await _own(principal, link)
    await unlink(principal.actor, link)


async def unlink(actor: str, link: int) -> None:
    """From now on that user is nobody whom the two-person rule knows. Raises NotFound."""
    async with database.transaction():
        found = await find(link)
        await ShellLink.delete().where(ShellLink.id == link)
        await _record(actor, Action.SHELL_UNLINKED, found)


async def unlink_user(actor: str, os_user: str) -> ShellLinkRecord:
    """Raises NotFound."""
    found = await _of_user(os_user)
    if found is None:
        raise NotFound(what=Phrase("joined user of the machine"), key=os_user)
    await unlink(actor, found.id)
    return found


async def _own(principal: Principal, link: int) -> ShellLinkRecord:
    found = await find(link)
    if found.username != principal.username:
        raise NotFound(what=Phrase("joined user of the machine"), key=link)
    return found


async def links(username: str | None = None) -> list[ShellLinkRecord]:
    """All links, or those of one account."""
    query = _select().order_by(ShellLink.id)
    if username is not None:
        query = query.where(ShellLink.account.username == username)
    return msgspec.convert(await query, list[ShellLinkRecord])


async def find(link: int) -> ShellLinkRecord:
    """Raises NotFound."""
    row = await _select().where(ShellLink.id == link).first()
    if row is None:
        raise NotFound(what=Phrase("joined user of the machine"), key=link)
    return msgspec.convert(row, ShellLinkRecord)


async def _of_user(os_user: str) -> ShellLinkRecord | None:
    row = await _select().where(ShellLink.os_user == os_user).first()
    return msgspec.convert(row, ShellLinkRecord) if row else None


async def account_in_shell(os_user: str) -> str | None:
    """The account that this user of the machine acts as; None before its owner agreed."""
    found = await _of_user(os_user)
    return found.username if found and found.counts else None


async def accounts_of_users() -> Mapping[str, str]:
    """User of the machine → account, of the links that count."""
    return {each.os_user: each.username for each in await links() if each.counts}


def resolved(account: str, known: Mapping[str, str]) -> str:
    """The account behind a name of the history: of a joined user the account, else the name."""
    return known.get(os_user_of(account), account)


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    account = ShellLink.account
    return ShellLink.select(
        ShellLink.id,
        ShellLink.os_user,
        ShellLink.os_name,
        ShellLink.made_by,
        ShellLink.made_at,
        ShellLink.agreed_at,
        account.username.as_alias("username"),
        account.active.as_alias("active"),
    )


async def _record(actor: str, action: Action, found: ShellLinkRecord) -> None:
    account = await service.find(found.username)
    facts = {"os_user": found.told}
    await audit.record(actor, [Change(action, f"account/{account.id}", None, facts)])

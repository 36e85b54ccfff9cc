"""The second factor of an account: switch it on with a code, check a code, switch it off."""

from __future__ import annotations

from typing import Any

from awards import clock, database
from awards.accounts import codes, service, throttle
from awards.accounts.rules import Principal
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import CodeRefused
from awards.settings import Settings
from awards.tables import Account, Values


async def pending(settings: Settings, account: int) -> str:
    """The secret of the code that switches the factor on."""
    row = await _row(account)
    return codes.secret(settings, account, row["totp_serial"] + 1)


async def switch_on(settings: Settings, principal: Principal, code: str) -> None:
    """Raises CodeRefused or TooManyTries. A factor that is on already stays unchanged."""
    row = await _row(principal.account)
    if row["totp_since"] is not None:
        return
    serial = row["totp_serial"] + 1
    secret = codes.secret(settings, principal.account, serial)
    step = await _judged(principal.account, secret, code)
    at = clock.now()
    async with database.transaction():
        off = (Account.id == principal.account) & (Account.totp_serial == serial - 1)
        on: Values = {Account.totp_serial: serial, Account.totp_since: at, Account.totp_step: step}
        if await Account.update(on).where(off).returning(Account.id):
            change = Change(Action.FACTOR_ON, f"account/{principal.account}")
            await audit.record(principal.actor, [change])
    await throttle.forget(_key(principal.account))


async def is_on(account: int) -> bool:
    return (await _row(account))["totp_since"] is not None


async def require_code(settings: Settings, account: int, code: str) -> None:
    """Each code works once. Raises CodeRefused or TooManyTries."""
    row = await _row(account)
    secret = codes.secret(settings, account, row["totp_serial"])
    step = await _judged(account, secret, code)
    newer = (Account.id == account) & (Account.totp_step < step)
    if not await Account.update({Account.totp_step: step}).where(newer).returning(Account.id):
        raise CodeRefused(field="code")
    await throttle.forget(_key(account))


async def switch_off(actor: str, username: str) -> bool:
    """Switch it off for its owner, or by an administrator for a lost phone.

    Return True if it was on.
    """
    async with database.transaction():
        account = (await service.find(username)).id
        on = (Account.id == account) & Account.totp_since.is_not_null()
        off: Values = {Account.totp_since: None}
        was_on = bool(await Account.update(off).where(on).returning(Account.id))
        if was_on:
            await audit.record(actor, [Change(Action.FACTOR_OFF, f"account/{account}")])
        return was_on


async def _judged(account: int, secret: str, code: str) -> int:
    await throttle.take(_key(account), throttle.CODES)
    step = codes.step_of(secret, code, clock.now())
    if step is None:
        raise CodeRefused(field="code")
    return step


def _key(account: int) -> str:
    return f"code {account}"


async def _row(account: int) -> dict[str, Any]:
    [row] = await Account.select(Account.totp_serial, Account.totp_since).where(
        Account.id == account
    )
    return dict(row)

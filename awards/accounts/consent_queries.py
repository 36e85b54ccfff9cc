"""Requests for consent as they are stored, and who could consent now."""

from __future__ import annotations

from typing import Any

import msgspec

from awards import clock
from awards.accounts.records import ConsentRecord
from awards.errors import NotFound
from awards.roles import Role
from awards.tables import Account, ApiToken, ConsentRequest, ConsentState, ShellLink
from awards.words import Phrase


async def requests(*states: ConsentState) -> list[ConsentRecord]:
    """The oldest first."""
    query = _select().order_by(ConsentRequest.id)
    rows = await query.where(ConsentRequest.state.is_in([state.value for state in states]))
    return msgspec.convert(rows, list[ConsentRecord])


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


async def administrators() -> set[str]:
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

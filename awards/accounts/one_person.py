"""Accounts that may be one person: somebody made the sign-in of another during set-up.

Who sets the password by a link may be the person who made the link. So both count as one person
until another administrator agrees that they are two, or a day passes in which approvers see it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from awards import clock
from awards.accounts.consent_queries import requests
from awards.accounts.consent_rules import WAIT
from awards.accounts.rules import person_of
from awards.tables import Account, ConsentAct, ConsentRequest, ConsentState


async def note_sign_in(maker: str, account: int, username: str) -> None:
    """Remember, in the caller's transaction, by whose link this account signs in now."""
    made_by = person_of(maker)
    if made_by == username or not await Account.exists().where(Account.username == made_by):
        return
    at = clock.now()
    row = ConsentRequest(
        act=ConsentAct.ENTRANCE.value,
        account=account,
        asked_by=maker,
        asked_at=at,
        due_at=at + WAIT,
        expires_at=at + WAIT + timedelta(days=1),
        state=ConsentState.OPEN.value,
    )
    await ConsentRequest.insert(row)


async def together(account: str) -> frozenset[str]:
    """The accounts that count as one person with this one, itself among them."""
    return (await groups()).get(account, frozenset({account}))


async def groups() -> Mapping[str, frozenset[str]]:
    """Account → the accounts that count as one person; only those that are not alone."""
    found: dict[str, frozenset[str]] = {}
    for each in await requests(ConsentState.OPEN):
        if each.act is ConsentAct.ENTRANCE and each.username:
            one = {each.asker, each.username}
            joined = frozenset().union(one, *(found.get(name, ()) for name in one))
            found |= dict.fromkeys(joined, joined)
    return found

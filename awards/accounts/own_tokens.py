"""Under the two-person rule a token that somebody made for another person writes and decides nothing."""

from __future__ import annotations

from awards.accounts.consent_rules import ACTING
from awards.accounts.rules import Principal, person_of
from awards.accounts.shell_links import accounts_of_users, resolved
from awards.accounts.two_persons import rule_is_on
from awards.errors import TokenOfAnother
from awards.roles import Permission
from awards.tables import Account


async def require_own_token(principal: Principal, permission: Permission | None) -> None:
    """Who has made a token can use it. Raises TokenOfAnother.

    A user of the machine who is joined to no account is no person of the rule.
    """
    made_by = person_of(principal.token_by)
    if permission not in ACTING or made_by in ("", principal.username):
        return
    maker = resolved(made_by, await accounts_of_users())
    if maker == principal.username or not await rule_is_on():
        return
    if await Account.exists().where(Account.username == maker):
        raise TokenOfAnother(username=principal.username, maker=maker)

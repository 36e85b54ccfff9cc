"""Accounts and tokens over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.accounts import consents, managing, service, shell_links
from awards.accounts.records import AccountRecord, ConsentRecord, ShellLinkRecord, TokenRecord
from awards.accounts.rules import LONGEST_DAYS, Principal
from awards.roles import Permission
from awards.tables import Role
from awards.web.fields import IdInPath, Text, UsernameInPath


class Me(msgspec.Struct, frozen=True):
    """The owner of the token, and their permissions."""

    username: str
    role: Role
    permissions: tuple[Permission, ...]


class NewAccount(msgspec.Struct, forbid_unknown_fields=True):
    username: Text
    display_name: Text
    role: Role


class AccountChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields that are left out stay unchanged."""

    active: bool | None = None
    role: Role | None = None


class AccountAnswer(msgspec.Struct, frozen=True):
    """The account as it is now. ``waits`` is what another administrator must agree to first."""

    id: int
    username: str
    display_name: str
    role: Role
    active: bool
    created_at: datetime
    waits: list[ConsentRecord]


async def _answer(username: str) -> AccountAnswer:
    account = await service.find(username)
    waits = [each for each in await consents.waiting() if each.account == account.id]
    return AccountAnswer(**msgspec.structs.asdict(account), waits=waits)


class NewToken(msgspec.Struct, forbid_unknown_fields=True):
    """``name`` says what the token is for. Without ``days`` it never expires."""

    name: Text
    days: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_DAYS)] | None = None


class MadeToken(msgspec.Struct, frozen=True):
    """``token`` is shown only here."""

    token: str


@get("/me", opt={"permission": Permission.READ}, tags=["accounts"])
async def me(request: Request[Principal, Any, Any]) -> Me:
    principal = request.user
    permissions = tuple(sorted(principal.role.permissions))
    return Me(principal.username, principal.role, permissions)


@get("/accounts", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def list_accounts() -> list[AccountRecord]:
    return await service.accounts()


@post("/accounts", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def create_account(actor: NamedDependency[str], data: JSONBody[NewAccount]) -> AccountAnswer:
    """Under the two-person rule it is closed until another administrator agrees."""
    await managing.create_account(actor, data.username, data.display_name, data.role)
    return await _answer(data.username)


@get("/accounts/{username:str}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def get_account(username: UsernameInPath) -> AccountRecord:
    return await service.find(username)


@patch(
    "/accounts/{username:str}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"]
)
async def change_account(
    username: UsernameInPath, actor: NamedDependency[str], data: JSONBody[AccountChange]
) -> AccountAnswer:
    """Takes effect with the account's next request, or waits for another administrator."""
    if data.role is not None:
        await managing.set_role(actor, username, data.role)
    if data.active is not None:
        await managing.set_active(actor, username, data.active)
    return await _answer(username)


@get(
    "/accounts/{username:str}/tokens",
    opt={"permission": Permission.MANAGE_ACCOUNTS},
    tags=["accounts"],
)
async def list_tokens(username: UsernameInPath) -> list[TokenRecord]:
    return await service.tokens(username)


@post(
    "/accounts/{username:str}/tokens",
    opt={"permission": Permission.MANAGE_ACCOUNTS},
    tags=["accounts"],
)
async def create_token(
    username: UsernameInPath, actor: NamedDependency[str], data: JSONBody[NewToken]
) -> MadeToken:
    return MadeToken(await managing.create_token(actor, username, data.name, data.days))


@delete("/tokens/{token:int}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def revoke_token(token: IdInPath, actor: NamedDependency[str]) -> None:
    """Takes effect at once and cannot be undone."""
    await service.revoke_token(actor, token)


@get("/shell-links", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def list_shell_links() -> list[ShellLinkRecord]:
    """Users of the machine who are joined to accounts; each counts once its person agreed."""
    return await shell_links.links()


@post(
    "/me/shell-links/{link:int}/agreement", opt={"permission": Permission.READ}, tags=["accounts"]
)
async def agree_to_shell_link(
    link: IdInPath, request: Request[Principal, Any, Any]
) -> ShellLinkRecord:
    """Agree that this user of the machine is you: their acts in the shell are yours."""
    await shell_links.agree(request.user, link)
    return await shell_links.find(link)


@delete(
    "/shell-links/{link:int}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"]
)
async def end_shell_link(link: IdInPath, actor: NamedDependency[str]) -> None:
    """Takes effect at once."""
    await shell_links.unlink(actor, link)


@get("/consents", opt={"permission": Permission.SEE_PEOPLE}, tags=["accounts"])
async def list_consents() -> list[ConsentRecord]:
    """What waits for the consent of another administrator, or for its time."""
    return await consents.waiting()


@post(
    "/consents/{consent:int}/agreement",
    opt={"permission": Permission.MANAGE_ACCOUNTS},
    tags=["accounts"],
)
async def agree_to_consent(consent: IdInPath, actor: NamedDependency[str]) -> ConsentRecord:
    """Agree to what another administrator asked: it takes effect."""
    return await consents.agree(actor, consent)


@post(
    "/consents/{consent:int}/refusal", opt={"permission": Permission.SEE_PEOPLE}, tags=["accounts"]
)
async def refuse_consent(consent: IdInPath, actor: NamedDependency[str]) -> ConsentRecord:
    """Refuse a request of another administrator."""
    return await consents.refuse(actor, consent)


@delete(
    "/consents/{consent:int}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"]
)
async def take_back_consent(consent: IdInPath, actor: NamedDependency[str]) -> None:
    """Take back what you asked."""
    await consents.take_back(actor, consent)


ROUTES = [
    me,
    list_accounts,
    create_account,
    get_account,
    change_account,
    list_tokens,
    create_token,
    revoke_token,
    list_shell_links,
    agree_to_shell_link,
    end_shell_link,
    list_consents,
    agree_to_consent,
    refuse_consent,
    take_back_consent,
]

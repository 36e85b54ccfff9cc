"""Accounts and tokens over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.accounts import service, shell_links
from awards.accounts.records import AccountRecord, ShellLinkRecord, TokenRecord
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
async def create_account(actor: NamedDependency[str], data: JSONBody[NewAccount]) -> AccountRecord:
    return await service.create_account(actor, data.username, data.display_name, data.role)


@get("/accounts/{username:str}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"])
async def get_account(username: UsernameInPath) -> AccountRecord:
    return await service.find(username)


@patch(
    "/accounts/{username:str}", opt={"permission": Permission.MANAGE_ACCOUNTS}, tags=["accounts"]
)
async def change_account(
    username: UsernameInPath, actor: NamedDependency[str], data: JSONBody[AccountChange]
) -> AccountRecord:
    """Takes effect with the account's next request."""
    if data.role is not None:
        await service.set_role(actor, username, data.role)
    if data.active is not None:
        await service.set_active(actor, username, data.active)
    return await service.find(username)


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
    return MadeToken(await service.create_token(actor, username, data.name, data.days))


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
]

"""All accounts, for administrators."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.accounts import (
    consents,
    devices,
    managing,
    passwords,
    queries,
    service,
    sessions,
    shell_links,
)
from awards.accounts.records import ConsentRecord
from awards.accounts.rules import Principal
from awards.accounts.waiting_words import waiting_words
from awards.audit.people import shown_names
from awards.audit.sentences import shown_account
from awards.errors import AccountExists, FieldRefused
from awards.roles import Permission
from awards.tables import Role
from awards.web import forms, visits
from awards.web.fields import IdInPath, UsernameInPath
from awards.web.forms import WebForm
from awards.web.pages import page, redirect
from awards.words import translated, translations

AnyRequest = Request[Principal, Any, Any]

MANAGE = {"permission": Permission.MANAGE_ACCOUNTS}


SEE = {"permission": Permission.SEE_PEOPLE}


@get("/accounts", opt=SEE)
async def listing(request: AnyRequest) -> Response[str]:
    empty = {"username": "", "display_name": "", "role": Role.REGISTRAR.value}
    return await _listed(request, forms.filled(visits.language(request), empty))


async def _listed(request: AnyRequest, form: WebForm, status: int = 200) -> Response[str]:
    return page(
        request,
        "accounts/accounts.html",
        status=status,
        form=form,
        people=await queries.people(),
        waiting=await consents.waiting(),
        who=partial(shown_account, people=await shown_names(), language=visits.language(request)),
    )


@post("/accounts", opt=MANAGE)
async def create(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    username = form.text("username", limits.USERNAME, required=True)
    display_name = form.text("display_name", limits.DISPLAY_NAME, required=True)
    role = Role(form.one_of("role", list(Role)))
    if form.sound:
        try:
            actor = request.user.actor
            asked = await managing.create_account(actor, username, display_name, role)
        except (FieldRefused, AccountExists) as fault:
            form.refuse(fault, "username")
        else:
            return _waits(request, username, asked) if asked else await _link(request, username)
    return await _listed(request, form, 422)


async def _link(request: AnyRequest, username: str) -> Response[Any]:
    """Show the link in the answer itself, once: a redirect would need to store it."""
    token = await managing.make_link(request.user.actor, username)
    if isinstance(token, ConsentRecord):
        return _waits(request, username, token)
    person = await queries.person(username)
    link = passwords.address(visits.settings_of(request), token)
    return page(request, "accounts/link.html", person=person, link=link)


@get("/accounts/{username:str}", opt=MANAGE)
async def account(request: AnyRequest, username: UsernameInPath) -> Response[str]:
    person = await queries.person(username)
    form = forms.filled(visits.language(request), {"role": person.role.value})
    return page(
        request,
        "accounts/account.html",
        form=form,
        person=person,
        sessions=await sessions.open_sessions(person.id),
        tokens=await service.tokens(username),
        links=await shell_links.links(username),
        who=partial(shown_account, people=await shown_names(), language=visits.language(request)),
        waiting=[each for each in await consents.waiting() if each.account == person.id],
        devices=devices,
    )


@post("/accounts/{username:str}/role", opt=MANAGE)
async def change_role(request: AnyRequest, username: UsernameInPath) -> Redirect:
    form = await forms.read(request)
    person = await queries.person(username)
    role = form.one_of("role", list(Role))
    _ = translations(visits.language(request)).gettext
    if not form.sound:
        return redirect(request, f"/accounts/{person.username}", said=form.faults["role"])
    asked = await managing.set_role(request.user.actor, username, Role(role))
    if asked:
        return _waits(request, username, asked)
    return _back(request, username, _("The role was changed. It applies from the next page on."))


@post("/accounts/{username:str}/close", opt=MANAGE)
async def close(request: AnyRequest, username: UsernameInPath) -> Redirect:
    asked = await managing.set_active(request.user.actor, username, active=False)
    if asked:
        return _waits(request, username, asked)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("The account is closed and signed out everywhere."))


@post("/accounts/{username:str}/reopen", opt=MANAGE)
async def reopen(request: AnyRequest, username: UsernameInPath) -> Redirect:
    asked = await managing.set_active(request.user.actor, username, active=True)
    if asked:
        return _waits(request, username, asked)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("The account is open again."))


@post("/accounts/{username:str}/link", opt=MANAGE)
async def make_link(request: AnyRequest, username: UsernameInPath) -> Response[Any]:
    return await _link(request, username)


@post("/accounts/{username:str}/factor-off", opt=MANAGE)
async def factor_off(request: AnyRequest, username: UsernameInPath) -> Redirect:
    asked = await managing.factor_off(request.user.actor, username)
    if isinstance(asked, ConsentRecord):
        return _waits(request, username, asked)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("The second factor is off."))


@post("/accounts/{username:str}/sessions/end", opt=MANAGE)
async def end_sessions(request: AnyRequest, username: UsernameInPath) -> Redirect:
    """One's own current session stays."""
    await service.end_sessions(request.user.actor, username, but=request.user.session)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("The sessions were ended."))


@post("/accounts/{username:str}/tokens/{token:int}/revoke", opt=MANAGE)
async def revoke_token(request: AnyRequest, username: UsernameInPath, token: IdInPath) -> Redirect:
    await service.revoke_token(request.user.actor, token)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("That token was revoked."))


@post("/accounts/{username:str}/shell-links/{link:int}/end", opt=MANAGE)
async def end_link(request: AnyRequest, username: UsernameInPath, link: IdInPath) -> Redirect:
    await shell_links.unlink(request.user.actor, link)
    _ = translations(visits.language(request)).gettext
    return _back(request, username, _("That user of the machine was separated."))


def _waits(request: AnyRequest, username: str, asked: ConsentRecord) -> Redirect:
    return _back(request, username, translated(waiting_words(asked), visits.language(request)))


def _back(request: AnyRequest, username: str, said: str) -> Redirect:
    return redirect(request, f"/accounts/{username}", said=said)


ROUTES = [
    listing,
    create,
    account,
    change_role,
    close,
    reopen,
    make_link,
    factor_off,
    end_sessions,
    revoke_token,
    end_link,
]

"""One's own account: permissions, password, sessions, tokens."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.accounts import devices, passwords, queries, service, sessions, shell_links
from awards.accounts.pages.entrance import chosen_password
from awards.accounts.pages.visitors import carrying, refused, visitor
from awards.accounts.rules import LONGEST_DAYS, Principal
from awards.accounts.strength import SHORTEST
from awards.audit.people import shown_names
from awards.audit.sentences import shown_account
from awards.errors import FieldRefused, PasswordRefused, PasswordWrong, TooManyTries
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import IdInPath
from awards.web.forms import WebForm
from awards.web.pages import page, redirect
from awards.words import translations

AnyRequest = Request[Principal, Any, Any]

#: The default lifetime of one's own token, in days.
USUAL_DAYS = 90


@get("/me", opt={"permission": Permission.READ})
async def me(request: AnyRequest) -> Response[str]:
    form = forms.filled(visits.language(request), {"name": "", "days": USUAL_DAYS})
    return await _shown(request, form)


async def _shown(
    request: AnyRequest, form: WebForm, *, token: str = "", status: int = 200
) -> Response[str]:
    principal = request.user
    return page(
        request,
        "accounts/me.html",
        status=status,
        form=form,
        token=token,
        me=await queries.person(principal.username),
        duties=[each.words for each in Permission if principal.may(each)],
        sessions=sorted(
            await sessions.open_sessions(principal.account),
            key=lambda each: each.id != principal.session,
        ),
        tokens=await service.tokens(principal.username),
        links=await shell_links.links(principal.username),
        who=partial(shown_account, people=await shown_names(), language=visits.language(request)),
        devices=devices,
    )


@get("/me/password", opt={"permission": Permission.READ})
async def password_page(request: AnyRequest) -> Response[str]:
    form = forms.filled(visits.language(request), {"present": "", "password": "", "again": ""})
    return page(request, "accounts/password.html", form=form, shortest=SHORTEST)


@post("/me/password", opt={"permission": Permission.READ})
async def change_password(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    password = chosen_password(form)
    if form.sound:
        try:
            opened = await passwords.change(
                request.user, form["present"], password, visitor(request)
            )
        except (PasswordRefused, PasswordWrong, TooManyTries) as fault:
            return refused(
                request, "accounts/password.html", form, fault, "present", shortest=SHORTEST
            )
        else:
            _ = translations(visits.language(request)).gettext
            said = _("Your password was changed. You are signed out everywhere else.")
            return redirect(request, "/me", said=said, cookies=carrying(request, opened))
    return page(request, "accounts/password.html", status=422, form=form, shortest=SHORTEST)


@post("/me/sessions/end", opt={"permission": Permission.READ})
async def end_other_sessions(request: AnyRequest) -> Redirect:
    principal = request.user
    await service.end_sessions(principal.actor, principal.username, but=principal.session)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("You are signed out everywhere else."))


@post("/me/sessions/{session:int}/end", opt={"permission": Permission.READ})
async def end_session(request: AnyRequest, session: IdInPath) -> Redirect:
    await service.end_session(request.user, session)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("That session was ended."))


@post("/me/tokens", opt={"permission": Permission.READ})
async def make_token(request: AnyRequest) -> Response[str]:
    """Show the token in the answer itself: a redirect would need to store it."""
    form = await forms.read(request)
    name = form.text("name", limits.TOKEN_NAME, required=True)
    days = form.whole("days", 1, LONGEST_DAYS)
    if form.sound:
        principal = request.user
        try:
            token = await service.create_token(principal.actor, principal.username, name, days)
        except FieldRefused as fault:
            form.refuse(fault)
        else:
            empty = forms.filled(form.language, {"name": "", "days": USUAL_DAYS})
            return await _shown(request, empty, token=token)
    return await _shown(request, form, status=422)


@post("/me/tokens/{token:int}/revoke", opt={"permission": Permission.READ})
async def revoke_token(request: AnyRequest, token: IdInPath) -> Redirect:
    await service.revoke_own_token(request.user, token)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("That token was revoked."))


@post("/me/shell-links/{link:int}/agree", opt={"permission": Permission.READ})
async def agree_to_link(request: AnyRequest, link: IdInPath) -> Redirect:
    await shell_links.agree(request.user, link)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("From now on that user of the machine acts as you."))


@post("/me/shell-links/{link:int}/end", opt={"permission": Permission.READ})
async def end_link(request: AnyRequest, link: IdInPath) -> Redirect:
    await shell_links.unlink_own(request.user, link)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("That user of the machine no longer acts as you."))


ROUTES = [
    me,
    password_page,
    change_password,
    end_other_sessions,
    end_session,
    make_token,
    revoke_token,
    agree_to_link,
    end_link,
]

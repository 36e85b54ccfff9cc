"""Sign in and out, and the link to set a password."""

from __future__ import annotations

import logging
from typing import Annotated, Any
from urllib.parse import quote

from litestar import Request, Response, get, post
from litestar.params import PathParameter, QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.accounts import entrance, passwords, sessions
from awards.accounts.pages.visitors import carrying, passed_on, refused, visitor
from awards.accounts.rules import NewSession
from awards.accounts.strength import LONGEST, SHORTEST
from awards.errors import (
    CodeRefused,
    NotSignedIn,
    PasswordRefused,
    SignInRefused,
    TooManyTries,
)
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import page, redirect
from awards.web.paths import safe_next
from awards.words import N_, translations

AnyRequest = Request[Any, Any, Any]
Next = Annotated[str, QueryParameter(name="next")]
LinkInPath = Annotated[str, PathParameter(max_length=100)]

#: Pages that a redirect after sign-in should not lead to.
_DOORS = ("/sign-", "/welcome/")

_LONGEST_WAY = 2000

_log = logging.getLogger("awards.entrance")


def _onward(path: str) -> str:
    lost = path.startswith(_DOORS) or len(path) > _LONGEST_WAY
    return "/" if lost else safe_next(path)


@get("/sign-in", opt={"public": True})
async def sign_in_page(request: AnyRequest, onward: Next = "/") -> Response[Any]:
    if request.scope.get("user") is not None:
        return redirect(request, passed_on(_onward(onward)))
    form = forms.filled(visits.language(request), {"username": "", "next": _onward(onward)})
    return page(request, "accounts/sign_in.html", form=form)


@post("/sign-in", opt={"public": True})
async def sign_in(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    username = form.text("username", limits.USERNAME, required=True)
    password = _password(form, "password")
    if form.sound:
        try:
            opened = await entrance.sign_in(
                username, password, visitor(request), visits.carried(request, visits.SESSION)
            )
        except (SignInRefused, TooManyTries) as fault:
            return refused(request, "accounts/sign_in.html", form, fault)
        return _go_on(request, opened, _onward(form["next"]))
    return page(request, "accounts/sign_in.html", status=422, form=form)


def _password(form: WebForm, name: str) -> str:
    """The password as typed, with all its spaces."""
    if not form[name]:
        form.fault(name, N_("Fill this in."))
    elif len(form[name]) > LONGEST:
        form.fault(name, N_("%(count)s characters; %(limit)s at most."), len(form[name]), LONGEST)
    return form[name]


def _go_on(request: AnyRequest, opened: NewSession, onward: str) -> Redirect:
    path = onward if opened.complete else f"/sign-in/code?next={quote(onward, safe='')}"
    return redirect(request, passed_on(path), cookies=carrying(request, opened))


@get("/sign-in/code", opt={"public": True})
async def code_page(request: AnyRequest, onward: Next = "/") -> Response[Any]:
    if await sessions.half(visits.carried(request, visits.SESSION)) is None:
        return redirect(request, passed_on(_onward(onward)))
    form = forms.filled(visits.language(request), {"code": "", "next": _onward(onward)})
    return page(request, "accounts/code.html", form=form)


@post("/sign-in/code", opt={"public": True})
async def give_code(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    code = form.text("code", limits.FACTOR_CODE, required=True)
    if not form.sound:
        return page(request, "accounts/code.html", status=422, form=form)
    settings, carried = visits.settings_of(request), visits.carried(request, visits.SESSION)
    try:
        opened = await entrance.give_code(settings, carried, code, visitor(request))
    except (CodeRefused, TooManyTries) as fault:
        return refused(request, "accounts/code.html", form, fault)
    except NotSignedIn:
        _ = translations(visits.language(request)).gettext
        said = _("That took too long. Sign in again.")
        return redirect(request, passed_on(_onward(form["next"])), said=said)
    return _go_on(request, opened, _onward(form["next"]))


@post("/sign-out", opt={"public": True, "before_second_factor": True})
async def sign_out(request: AnyRequest) -> Redirect:
    """Sign out, even before the second factor was given."""
    await sessions.end_carried(visits.carried(request, visits.SESSION))
    _log.info("%s signed out", getattr(request.scope.get("user"), "username", "-"))
    gone = visits.cookie(visits.settings_of(request), visits.SESSION, "", seconds=0)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/", said=_("You are signed out."), cookies=[gone])


@get("/welcome/{token:str}", opt={"public": True})
async def welcome_page(request: AnyRequest, token: LinkInPath) -> Response[str]:
    owner = await passwords.owner(token)
    form = forms.filled(visits.language(request), {"password": "", "again": ""})
    return page(request, "accounts/welcome.html", form=form, owner=owner, shortest=SHORTEST)


@post("/welcome/{token:str}", opt={"public": True})
async def welcome(request: AnyRequest, token: LinkInPath) -> Response[Any]:
    owner = await passwords.owner(token)
    form = await forms.read(request)
    password = chosen_password(form)
    if form.sound:
        try:
            opened = await passwords.set_by_link(
                token, password, visitor(request), visits.carried(request, visits.SESSION)
            )
        except PasswordRefused as fault:
            form.refuse(fault)
        else:
            _log.info("%s set a password by a link", owner.username)
            return _go_on(request, opened, "/")
    return page(
        request, "accounts/welcome.html", status=422, form=form, owner=owner, shortest=SHORTEST
    )


def chosen_password(form: WebForm) -> str:
    """Typed twice, because the field hides it."""
    password = _password(form, "password")
    if form["again"] != password:
        form.fault("again", N_("The two are not the same."))
    return password


ROUTES = [sign_in_page, sign_in, code_page, give_code, sign_out, welcome_page, welcome]

"""Set up one's second factor, and switch it off."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post

from awards import limits
from awards.accounts import codes, entrance, second_factor
from awards.accounts.pages.visitors import refused, visitor
from awards.accounts.rules import Principal
from awards.errors import CodeRefused, NotFound, PasswordWrong, TooManyTries
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import page, redirect
from awards.words import Phrase, translations

AnyRequest = Request[Principal, Any, Any]

OPEN = {"permission": Permission.READ, "before_second_factor": True}

_PAGE = "accounts/second_factor.html"


@get("/me/second-factor", opt=OPEN)
async def factor_page(request: AnyRequest) -> Response[str]:
    form = forms.filled(visits.language(request), {"code": "", "password": ""})
    return page(request, _PAGE, form=form, **await _shown(request))


async def _shown(request: AnyRequest) -> dict[str, Any]:
    settings, principal = visits.settings_of(request), request.user
    secret = ""
    if not principal.second_factor:
        secret = await second_factor.pending(settings, principal.account)
    return {"secret": secret, "demanded": principal.role in settings.second_factor}


@get("/me/second-factor/code.svg", opt=OPEN)
async def picture(request: AnyRequest) -> Response[bytes]:
    """Raises NotFound once the factor is on: then nobody may see the secret."""
    principal = request.user
    if principal.second_factor:
        raise NotFound(what=Phrase("picture"), key="code.svg")
    settings = visits.settings_of(request)
    secret = await second_factor.pending(settings, principal.account)
    text = codes.address(settings, principal.username, secret)
    return Response(codes.picture(text), media_type="image/svg+xml")


@post("/me/second-factor", opt=OPEN)
async def switch_on(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    code = form.text("code", limits.FACTOR_CODE, required=True)
    if not form.sound:
        return page(request, _PAGE, status=422, form=form, **await _shown(request))
    try:
        await second_factor.switch_on(visits.settings_of(request), request.user, code)
    except (CodeRefused, TooManyTries) as fault:
        return refused(request, _PAGE, form, fault, **await _shown(request))
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me", said=_("The second factor is on."))


@post("/me/second-factor/off", opt={"permission": Permission.READ})
async def switch_off(request: AnyRequest) -> Response[Any]:
    form = await forms.read(request)
    try:
        await _off(request, form)
    except (PasswordWrong, TooManyTries) as fault:
        return refused(request, _PAGE, form, fault, "password", **await _shown(request))
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/me/second-factor", said=_("The second factor is off."))


async def _off(request: AnyRequest, form: WebForm) -> None:
    principal = request.user
    await entrance.confirm_password(principal, form["password"], visitor(request))
    await second_factor.switch_off(principal.actor, principal.username)


ROUTES = [factor_page, picture, switch_on, switch_off]

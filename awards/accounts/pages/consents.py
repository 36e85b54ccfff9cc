"""Agree to what another administrator asked, refuse it, or take back what you asked."""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.response import Redirect

from awards.accounts import consents
from awards.roles import Permission
from awards.web import visits
from awards.web.fields import IdInPath
from awards.web.pages import AnyRequest, redirect
from awards.words import translations


@post("/consents/{consent:int}/agree", opt={"permission": Permission.MANAGE_ACCOUNTS})
async def agree(request: AnyRequest, consent: IdInPath) -> Redirect:
    await consents.agree(request.user.actor, consent)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/accounts", said=_("You agreed, and it is done."))


@post("/consents/{consent:int}/refuse", opt={"permission": Permission.SEE_PEOPLE})
async def refuse(request: AnyRequest, consent: IdInPath) -> Redirect:
    await consents.refuse(request.user.actor, consent)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/accounts", said=_("You refused; nothing changes."))


@post("/consents/{consent:int}/take-back", opt={"permission": Permission.MANAGE_ACCOUNTS})
async def take_back(request: AnyRequest, consent: IdInPath) -> Redirect:
    await consents.take_back(request.user.actor, consent)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/accounts", said=_("The request is taken back; nothing changes."))


ROUTES: list[Any] = [agree, refuse, take_back]

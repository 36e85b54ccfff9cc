"""Hold or release many winners: first show who and why, then do it."""

from __future__ import annotations

from typing import Any

from litestar import Response, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid
from awards.notices import holds
from awards.roles import Permission
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners.filters import Position
from awards.winners.pages.list_actions import chosen
from awards.winners.records import WinnerRecord
from awards.winners.rules import WITHDRAW_FROM
from awards.words import translations


@post("/c/{code:str}/notices/hold", opt={"permission": Permission.NOTICE})
async def hold(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """First ask for the reason and name the winners; then hold all or none."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    asked = await chosen(here, form)
    back = Position.read({name: form[name] for name in form.values})
    releasing = form["act"] == "release"
    going = [w for w in asked if w.state in WITHDRAW_FROM and w.held is releasing]
    if form.flag("sure") and going and await _done(request, code, form, going):
        return redirect(request, f"/c/{code}/winners{back.query}", _said(form, len(going)))
    return page(
        request,
        "notices/hold.html",
        status=422 if form.faults else 200,
        here=here,
        section="winners",
        form=form,
        back=back,
        releasing=releasing,
        going=going,
        left_out=[winner for winner in asked if winner not in going],
        names={category.code: category.name for category in here.categories},
    )


async def _done(request: AnyRequest, code: str, form: WebForm, going: list[WinnerRecord]) -> bool:
    reason = form.text("reason", limits.REASON, required=True)
    act = holds.release_all if form["act"] == "release" else holds.hold_all
    if form.sound:
        try:
            await act(request.user.actor, code, [winner.id for winner in going], reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason" if isinstance(fault, Invalid) else "")
    return form.sound


def _said(form: WebForm, count: int) -> str:
    ngettext = translations(form.language).ngettext
    if form["act"] == "release":
        words = ngettext("%(num)s winner is released.", "%(num)s winners are released.", count)
    else:
        words = ngettext("%(num)s winner is held back.", "%(num)s winners are held back.", count)
    return words % {"num": count}


ROUTES: list[Any] = [hold]

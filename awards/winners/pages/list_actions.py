"""Withdraw winners before issue, and give places by hand."""

from __future__ import annotations

from typing import Any

from litestar import Response, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners import lists, service
from awards.winners.filters import Filter, Position
from awards.winners.records import WinnerRecord
from awards.winners.rules import WITHDRAW_FROM
from awards.words import translations


async def chosen(here: CommendationRecord, form: WebForm) -> list[WinnerRecord]:
    """The ticked winners, or all that match the filters."""
    wanted = Filter.read({name: form[name] for name in form.values})
    ids = await lists.ids(here, wanted) if form.flag("all") else form.ids("winner")
    return await lists.records(here, ids)


@post("/c/{code:str}/winners/withdraw", opt={"permission": Permission.WITHDRAW})
async def withdraw(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """First ask for the reason and name the winners; then withdraw all or none."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    asked = await chosen(here, form)
    back = Position.read({name: form[name] for name in form.values})
    going = [winner for winner in asked if winner.state in WITHDRAW_FROM]
    if form.flag("sure") and going:
        reason = form.text("reason", limits.REASON, required=True)
        if form.sound:
            try:
                await service.withdraw(request.user.actor, [w.id for w in going], reason)
            except (Invalid, Conflict) as fault:
                form.refuse(fault)
            else:
                words = translations(visits.language(request)).ngettext(
                    "%(num)s winner is withdrawn.", "%(num)s winners are withdrawn.", len(going)
                )
                return redirect(
                    request, f"/c/{code}/winners{back.query}", words % {"num": len(going)}
                )
    return page(
        request,
        "winners/withdraw.html",
        status=422 if form.faults else 200,
        here=here,
        section="winners",
        form=form,
        back=back,
        going=going,
        left_out=[winner for winner in asked if winner.state not in WITHDRAW_FROM],
        names={category.code: category.name for category in here.categories},
    )


@post("/winners/{winner:int}/place", opt={"permission": Permission.REGISTER})
async def place(request: AnyRequest, winner: IdInPath) -> Redirect:
    """Set a place by hand in the category. An empty one returns the winner to the normal order."""
    form = await forms.read(request)
    here = f"/winners/{winner}{Position.read(request.query_params).query}"
    _ = translations(visits.language(request)).gettext
    wanted = form.whole("hand_place", 1, 10**8, default=0)
    if not form.sound:
        return redirect(request, here, form.faults["hand_place"])
    try:
        await service.place_by_hand(request.user.actor, winner, wanted or None)
    except (Invalid, Conflict) as fault:
        return redirect(request, here, " ".join(fault.words(form.language)))
    return redirect(request, here, _("The place is saved."))


ROUTES: list[Any] = [withdraw, place]

"""Objections to a winner, and holding one winner while the others continue."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid, NotFound
from awards.notices import holds, objections, queries
from awards.roles import Permission
from awards.tables import WinnerState
from awards.web import forms, visits
from awards.web.fields import IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners.queries import find
from awards.winners.rules import WITHDRAW_FROM
from awards.words import Phrase, translations


@get("/winners/{winner:int}/objections", opt={"permission": Permission.NOTICE})
async def objections_page(request: AnyRequest, winner: IdInPath) -> Response[str]:
    form = forms.filled(visits.language(request), {"received_on": clock.today()})
    return await _shown(request, winner, form)


async def _shown(request: AnyRequest, winner: int, form: WebForm) -> Response[str]:
    found = await find(winner)
    return page(
        request,
        "notices/objections.html",
        status=422 if form.faults else 200,
        here=await catalogue.find_of_winner(winner),
        section="notices",
        form=form,
        winner=found,
        may_hold=found.state in WITHDRAW_FROM,
        may_object=found.state in (*WITHDRAW_FROM, WinnerState.ISSUED),
        objections=await queries.objections(winner=winner),
    )


@post("/winners/{winner:int}/objections", opt={"permission": Permission.NOTICE})
async def record(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    received_on = form.day("received_on")
    source = form.text("source", limits.OBJECTION_SOURCE)
    summary = form.text("summary", limits.OBJECTION_SUMMARY, required=True, lines=True)
    if form.sound:
        try:
            made = await objections.object_to(
                request.user.actor, winner, received_on, source, summary
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "summary")
        else:
            _ = translations(visits.language(request)).gettext
            held = (await find(winner)).held
            said = _("Recorded as %s. The winner is held back until it is decided.")
            if not held:
                said = _(
                    "Recorded as %s. The certificate is already issued and stays valid meanwhile."
                )
            return redirect(request, f"/winners/{winner}/objections", said % made.case_number)
    return await _shown(request, winner, form)


@post("/winners/{winner:int}/objections/{objection:int}", opt={"permission": Permission.NOTICE})
async def decide(
    request: AnyRequest, winner: IdInPath, objection: IdInPath
) -> Response[str] | Redirect:
    if (await queries.objection(objection)).winner != winner:
        raise NotFound(what=Phrase("objection"), key=objection)
    form = await forms.read(request)
    outcome = form.text("outcome", limits.OBJECTION_OUTCOME, required=True, lines=True)
    verdict = form.one_of("verdict", ["dismissed", "upheld"])
    if form.sound:
        try:
            made = await objections.decide(
                request.user.actor, objection, upheld=verdict == "upheld", outcome=outcome
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "outcome")
        else:
            _ = translations(visits.language(request)).gettext
            said = _("%s is decided.") % made.case_number
            return redirect(request, f"/winners/{winner}/objections", said)
    return await _shown(request, winner, form)


@post("/winners/{winner:int}/objections/hold", opt={"permission": Permission.NOTICE})
async def hold(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    """Hold a winner or release it."""
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    _ = translations(visits.language(request)).gettext
    if form.sound:
        act = holds.release if form["act"] == "release" else holds.hold
        try:
            await act(request.user.actor, winner, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason")
        else:
            said = _("Released.") if form["act"] == "release" else _("Held back.")
            return redirect(request, f"/winners/{winner}/objections", said)
    return await _shown(request, winner, form)


ROUTES: list[Any] = [objections_page, record, decide, hold]

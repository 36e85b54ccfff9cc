"""One notice: its versions, where it differs from the register, and how that is settled."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid, NotFound
from awards.notices import correcting, queries
from awards.roles import Permission
from awards.statements import queries as stated
from awards.statements.differing import differences
from awards.statements.rules import correction_line
from awards.tables import StatementKind
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, Phrase, translations


@get("/c/{code:str}/notices/{notice:int}/corrections", opt={"permission": Permission.READ})
async def corrections(request: AnyRequest, code: CodeInPath, notice: IdInPath) -> Response[str]:
    return await _shown(request, code, notice, forms.WebForm(visits.language(request)))


async def _shown(request: AnyRequest, code: str, notice: int, form: WebForm) -> Response[str]:
    here = await catalogue.find(code)
    found = await queries.find(notice)
    if found.commendation != here.id:
        raise NotFound(what=Phrase("notice"), key=notice)
    statement = await stated.of_notice(notice)
    return page(
        request,
        "notices/corrections.html",
        status=422 if form.faults else 200,
        here=here,
        section="notices",
        notice=found,
        form=form,
        versions=statement.versions,
        corrections={each.version.version: correction_line(each) for each in statement.corrections},
        differences=await differences(here, StatementKind.NOTICE, notice),
        people=await shown_names(),
    )


@post("/c/{code:str}/notices/{notice:int}/corrections", opt={"permission": Permission.NOTICE})
async def correct(
    request: AnyRequest, code: CodeInPath, notice: IdInPath
) -> Response[str] | Redirect:
    """Publish a correction about the ticked winners, or take them off the notice."""
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    chosen = sorted(set(form.ids("winner")))
    if not chosen:
        form.fault("winner", N_("Tick at least one."))
    if form.sound:
        act = correcting.take_off if form["act"] == "take-off" else correcting.correct
        try:
            await act(request.user.actor, notice, chosen, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason" if isinstance(fault, Invalid) else "")
        else:
            _ = translations(visits.language(request)).gettext
            said = (
                _("They are off the notice.")
                if form["act"] == "take-off"
                else _("The correction is published.")
            )
            return redirect(request, f"/c/{code}/notices/{notice}/corrections", said)
    return await _shown(request, code, notice, form)


ROUTES: list[Any] = [corrections, correct]

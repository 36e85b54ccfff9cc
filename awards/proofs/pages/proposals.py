"""The proposals of units, and their outcome."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid
from awards.proofs import deciding, queries
from awards.proofs.rules import differences
from awards.roles import Permission
from awards.tables import WinnerState
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, page, redirect
from awards.winner_fields import PROOFREAD
from awards.winners.records import WinnerRecord
from awards.words import N_, translations

OPT = {"permission": Permission.PROOFREAD}


@get("/c/{code:str}/proofs/proposals", opt=OPT)
async def proposals_page(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    waiting = await queries.open_proposals(here)
    said = translations(visits.language(request)).gettext
    return page(
        request,
        "proofs/proposals.html",
        here=here,
        section="proofs",
        waiting=[(each, differences(each.before, each.proposed)) for each in waiting],
        decided=await queries.decided_proposals(here),
        people=await shown_names(),
        labels_of={field.name: said(field.label) for field in PROOFREAD},
    )


@post("/c/{code:str}/proofs/proposals/{proposal:int}/accept", opt=OPT)
async def accept(request: AnyRequest, code: CodeInPath, proposal: IdInPath) -> Redirect:
    language = visits.language(request)
    secret = visits.settings_of(request).secret_key()
    try:
        winner = await deciding.accept(request.user.actor, code, proposal, secret=secret)
    except (Invalid, Conflict) as fault:
        said = " ".join(fault.words(language))
    else:
        said = translations(language).gettext(_outcome(winner)) % {"name": winner.name}
    return redirect(request, f"/c/{code}/proofs/proposals", said)


def _outcome(winner: WinnerRecord) -> str:
    """What remains to be done."""
    if winner.state is WinnerState.ISSUED:
        return N_("%(name)s: accepted. The issued certificate still has the old words: reissue it.")
    if winner.state in (WinnerState.DRAFT, WinnerState.NOTICED):
        return N_("%(name)s: accepted. Now confirm the winner with these words.")
    return N_("%(name)s: accepted.")


@post("/c/{code:str}/proofs/proposals/{proposal:int}/decline", opt=OPT)
async def decline(request: AnyRequest, code: CodeInPath, proposal: IdInPath) -> Redirect:
    form = await forms.read(request)
    word = form.text("word", limits.COMMENT, required=True)
    said = translations(form.language).gettext("The proposal is declined.")
    if not form.sound:
        said = f"{translations(form.language).gettext('Why it is declined')}: {form.faults['word']}"
    else:
        try:
            await deciding.decline(request.user.actor, code, proposal, word)
        except Conflict as fault:
            said = " ".join(fault.words(form.language))
    return redirect(request, f"/c/{code}/proofs/proposals", said)


ROUTES: list[Any] = [proposals_page, accept, decline]

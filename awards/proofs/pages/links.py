"""The units and their links, for the office."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from litestar import Response, get

from awards import clock
from awards.catalogue import service as catalogue
from awards.proofs import letters, queries
from awards.proofs.records import UnitRecord
from awards.proofs.rules import SILENT, UnitProgress
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page
from awards.words import N_, translations

#: Working links that a page may carry words for; more are in the workbook.
MOST_MESSAGES = 500

STANDINGS = {
    UnitProgress.NONE: N_("No link"),
    UnitProgress.WAITING: N_("Asked"),
    UnitProgress.OVERDUE: N_("Overdue"),
    UnitProgress.CONFIRMED: N_("All confirmed"),
    UnitProgress.CHANGED: N_("Changed since confirmed"),
    UnitProgress.CLOSED: N_("Closed without an answer"),
}
OPT = {"permission": Permission.PROOFREAD}


@get("/c/{code:str}/proofs", opt=OPT)
async def links_page(request: AnyRequest, code: CodeInPath) -> Response[str]:
    usual = clock.today() + timedelta(days=visits.settings_of(request).proof_days)
    form = forms.filled(visits.language(request), {"deadline": usual.isoformat()})
    return await links_with(request, code, form)


async def links_with(request: AnyRequest, code: str, form: WebForm) -> Response[str]:
    """The page with what was typed into its form."""
    here = await catalogue.find(code)
    settings = visits.settings_of(request)
    units = await queries.units(here)
    counts = Counter(unit.progress for unit in units)
    wanted = request.query_params.get("show", "")
    shown = [unit for unit in units if wanted in ("", unit.progress.value, _group(unit))]
    links = [unit.link for unit in shown if unit.link is not None][:MOST_MESSAGES]
    _ = translations(form.language).gettext
    return page(
        request,
        "proofs/links.html",
        status=422 if form.faults else 200,
        here=here,
        section="proofs",
        form=form,
        units=shown,
        total=len(units),
        counts=counts,
        silent=sum(counts[each] for each in SILENT),
        still=frozenset(SILENT),
        wanted=wanted,
        words={each.value: _(words) for each, words in STANDINGS.items()},
        proposals=sum(unit.proposals for unit in units),
        letters={link.id: letters.message(here, link, settings) for link in links},
        addresses={link.id: letters.address(link, settings) for link in links},
    )


def _group(unit: UnitRecord) -> str:
    """Units that were asked and have not answered, before and after the last day."""
    return "silent" if unit.progress in (UnitProgress.WAITING, UnitProgress.OVERDUE) else ""


ROUTES: list[Any] = [links_page]

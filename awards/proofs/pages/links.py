"""The units and their links, for the office."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.errors import Invalid
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat, file_name
from awards.proofs import closing, letters, queries, service
from awards.proofs.letter_files import LETTER_FORMATS, LetterFormat, letters_file
from awards.proofs.records import UnitRecord
from awards.proofs.rules import SILENT, UnitProgress
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.downloads import download
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
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
    return await _page(request, code, form)


async def _page(request: AnyRequest, code: str, form: WebForm) -> Response[str]:
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


@post("/c/{code:str}/proofs", opt=OPT)
async def make(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Make links for the ticked units, or for every unit without a link."""
    form = await forms.read(request)
    deadline = form.day("deadline")
    units = None if form.flag("all") else form.many("unit")
    if units == []:
        form.fault("unit", N_("Tick the units that should get a link."))
    if form.sound:
        try:
            made = await service.make_links(request.user.actor, code, deadline, units)
        except Invalid as fault:
            form.refuse(fault)
        else:
            said = translations(form.language).ngettext(
                "%(num)s link is made.", "%(num)s links are made.", made
            )
            return redirect(request, f"/c/{code}/proofs", said % {"num": made})
    return await _page(request, code, form)


@post("/c/{code:str}/proofs/close", opt=OPT)
async def close(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Close the ticked units, or every unit that has not answered."""
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    units = None if form.flag("all") else form.many("unit")
    if units == []:
        form.fault("unit", N_("Tick the units that should be closed."))
    if form.sound:
        try:
            closed = await closing.close(request.user.actor, code, reason, units)
        except Invalid as fault:
            form.refuse(fault)
        else:
            said = translations(form.language).ngettext(
                "%(num)s unit is closed.", "%(num)s units are closed.", closed
            )
            return redirect(request, f"/c/{code}/proofs", said % {"num": closed})
    return await _page(request, code, form)


@post("/c/{code:str}/proofs/{link:int}/extend", opt=OPT)
async def extend(request: AnyRequest, code: CodeInPath, link: IdInPath) -> Redirect:
    form = await forms.read(request)
    deadline = form.day("deadline")
    said = translations(form.language).gettext("The deadline is changed.")
    if not form.sound:
        said = form.faults["deadline"]
    else:
        try:
            await service.extend(request.user.actor, code, link, deadline)
        except Invalid as fault:
            said = " ".join(fault.words(form.language))
    return redirect(request, f"/c/{code}/proofs", said)


@post("/c/{code:str}/proofs/{link:int}/revoke", opt=OPT)
async def revoke(request: AnyRequest, code: CodeInPath, link: IdInPath) -> Redirect:
    await service.revoke(request.user.actor, code, link)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}/proofs", _("The link is revoked."))


def _links(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/proofs/links.{form.name}", opt=OPT)
    async def links(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        """Unit → link, for mailing."""
        here = await catalogue.find(code)
        units = await queries.units(here)
        table = letters.links_table(here, units, visits.settings_of(request))
        return await paper(request, table, form, code, "校对链接")

    return links


def _letters(form: LetterFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/proofs/letters.{form.name}", opt=OPT)
    async def written(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        """A letter for each unit with a link, with a code that opens it."""
        content = await letters_file(code, form.name, visits.settings_of(request))
        name = file_name(code, "校对函", clock.today(), form.name)
        return download(content, name, form.media_type)

    return written


ROUTES: list[Any] = [
    links_page,
    make,
    close,
    extend,
    revoke,
    *map(_links, FORMATS),
    *map(_letters, LETTER_FORMATS),
]

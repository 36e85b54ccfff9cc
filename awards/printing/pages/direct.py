"""Files for the printer, from a page. A print is recorded in the history, so it is a POST."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.response import Stream

from awards import clock, limits
from awards.audit import queries as audit
from awards.audit.papers import own_layout_names
from awards.audit.people import shown_names
from awards.audit.rules import Action
from awards.audit.sentences import sentence_of
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, NotFound, Unavailable
from awards.issuing import queries, valid_certificates
from awards.printing.api.direct import printed
from awards.printing.pages.run_form import (
    ALWAYS_SHOWN,
    BLEEDS,
    FIELDS,
    chosen_before,
    run_options,
)
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.press.files import fit_name
from awards.printing.runs import queries as ledger
from awards.printing.runs.choosing import CertificateSelection
from awards.roles import Permission
from awards.stage.versions import frozen_numbers
from awards.web import forms, visits
from awards.web.downloads import PDF, ZIP
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page
from awards.words import N_

_LARGEST = 10**8

#: The largest moment in microseconds, in the year 5138.
_DIGITS = 17

#: The most earlier prints shown.
_EARLIER = 20


@get("/c/{code:str}/print", opt={"permission": Permission.PRINT})
async def order(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """Show the form, filled with the choice in its address."""
    return await order_page(request, await catalogue.find(code), chosen_before(request))


@post("/c/{code:str}/print", opt={"permission": Permission.PRINT}, status_code=200)
async def download(request: AnyRequest, code: CodeInPath) -> Stream | Response[str]:
    """The whole file, or the page again with the reasons against it."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    wanted = await _wanted(form, here)
    form.text("print_reason", limits.REASON, required=bool(form["accept_differences"]), lines=True)
    kind = FileKind(form["form"]) if form["form"] in list(FileKind) else FileKind.PDF
    if form.sound:
        settings = visits.settings_of(request)
        work = partial(
            print_sheets,
            request.user.actor,
            code,
            wanted,
            kind,
            settings,
            accept_differences=bool(form["accept_differences"]),
            reason=form["print_reason"],
        )
        try:
            name = fit_name("-".join(filter(None, (form["number"] or code, wanted.category))))
            return await printed(work, f"{name}.{kind.value}", PDF if kind is FileKind.PDF else ZIP)
        except (Conflict, NotFound, Unavailable) as fault:
            form.refuse(fault)
    return await order_page(request, here, form)


async def _wanted(form: forms.WebForm, here: CommendationRecord) -> CertificateSelection:
    if number := form["number"]:
        position = await valid_certificates.position(here, number)
        return CertificateSelection(None, position, position)
    first = form.whole("first", 1, _LARGEST, default=1)
    last = form.whole("last", 0, _LARGEST, default=0)
    if last and last < first:
        form.fault("last", N_("It is before the first one."))
    return CertificateSelection(
        form["category"] or None, first, last or None, issued_at=_batch(form)
    )


def _batch(form: forms.WebForm) -> datetime | None:
    """The time of issue of the wanted certificates. Only our own page names it."""
    typed = form["batch"]
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS:
        return clock.of_microseconds(int(typed))
    form.fault("", N_("No certificates were issued together at that moment."))
    return None


async def order_page(
    request: AnyRequest, here: CommendationRecord, form: forms.WebForm
) -> Response[str]:
    """The page with the choice and the reasons against it."""
    spoken = visits.language(request)
    people, layouts = await shown_names(), await own_layout_names()
    found = await ledger.counted_runs(here)
    offer = await run_options(here, visits.settings_of(request))
    valid = await queries.count_valid(here)
    wanted = audit.HistoryFilter(f"commendation/{here.code}", Action.CERTIFICATES_PRINTED)
    printed_before = await audit.search(wanted, limit=_EARLIER)
    return page(
        request,
        "printing/order.html",
        status=422 if form.faults else 200,
        here=here,
        section="printing",
        form=form,
        opened=any(form[name] for name in FIELDS if name not in ALWAYS_SHOWN),
        valid=valid,
        runs=found,
        stocks=[(stock.id, stock.named(spoken)) for stock in offer.stocks],
        layouts=offer.layouts,
        stage_versions=await frozen_numbers(here),
        backs=offer.backs,
        trays=[(words, words) for words in offer.trays],
        categories=[
            (category.code, f"{category.name} · {valid.get(category.code, 0)}")
            for category in here.categories
        ],
        bleeds=[(str(mm), str(mm)) for mm in BLEEDS],
        history=[sentence_of(entry, spoken, people, layouts=layouts) for entry in printed_before],
    )


ROUTES: list[Any] = [order, download]

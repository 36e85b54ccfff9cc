"""A run before it begins: what it would print, on what, and everything that would go wrong."""

from __future__ import annotations

import secrets
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound, Unavailable
from awards.issuing import frozen
from awards.issuing import queries as issued
from awards.printing import preflight, runs
from awards.printing.rules import LARGEST_VOLUME, VOLUME, RunSetup, sheets_of
from awards.printing.runs import Wanted
from awards.printing.stocks import stock_of, stocks_for
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page
from awards.web.permissions import Permission
from awards.web.words import N_
from certificates.press import Stock

_LARGEST = 10**8

#: What a run may be asked: as a form of the address, so that a choice can be kept and sent on.
FIELDS = (
    "what", "category", "first", "last", "stock", "printer", "tray", "order", "start", "bleed",
    "crop_marks", "colour_bar", "dividers", "slug", "volume",
)  # fmt: skip


def wanted_of(form: Form) -> Wanted:
    first = form.whole("first", 1, _LARGEST, default=1)
    last = form.whole("last", 0, _LARGEST, default=0)
    if last and last < first:
        form.fault("last", N_("It comes before the first."))
    return Wanted(
        category=form["category"] or None,
        first=first,
        last=last or None,
        unprinted=form["what"] != "all",
    )


def setup_of(form: Form, stocks: list[Stock]) -> RunSetup:
    """Faults of the form are noted in it."""
    known = [stock.id for stock in stocks]
    stock = form["stock"] or (known[0] if known else "")
    bleed = form["bleed"].strip()
    if bleed not in ("", "0", "1", "2", "3", "4", "5"):
        form.fault("bleed", N_("Choose one of the list."))
        bleed = ""
    return RunSetup(
        stock=stock,
        printer=form.text("printer", 60),
        tray=form.text("tray", 60),
        order="cut-and-stack" if form["order"] == "cut-and-stack" else "sequence",
        start=form.whole("start", 1, 100, default=1),
        bleed=float(bleed or 0),
        crop_marks=form["crop_marks"] == "true",
        colour_bar=form["colour_bar"] == "true",
        slug=form.text("slug", 60),
        dividers=form["dividers"] == "true",
        volume=form.whole("volume", 1, LARGEST_VOLUME, default=VOLUME),
    )


async def fitting(request: AnyRequest, here: CommendationRecord) -> list[Stock]:
    """The stocks on which the certificates of this commendation have a place."""
    some = await issued.any_valid(here)
    if some is None:
        return []
    [sheet] = await frozen.pages([some], visits.settings_of(request))
    return stocks_for(sheet.trim)


@get("/c/{code:str}/print/check", opt={"permission": Permission.PRINT})
async def check(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """Nothing is begun yet."""
    here = await catalogue.find(code)
    given = {name: request.query_params.getall(name, []) for name in FIELDS}
    form = Form(visits.language(request), given)
    return await _check(request, here, form)


@post("/c/{code:str}/print/runs", opt={"permission": Permission.PRINT})
async def begin(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Sent twice it begins once, and both are led to it."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    setup = setup_of(form, await fitting(request, here))
    wanted = wanted_of(form)
    if form.sound:
        try:
            run = await runs.start(
                request.user.actor,
                code,
                wanted,
                setup,
                visits.settings_of(request),
                once=form.text("once", 64),
            )
        except (Invalid, Conflict, NotFound, Unavailable) as fault:
            form.refuse(fault)
        else:
            if press := request.app.state.get("press"):
                press.call()
            return Redirect(f"/c/{code}/print/runs/{run.reference}", status_code=303)
    return await _check(request, here, form)


async def _check(request: AnyRequest, here: CommendationRecord, form: Form) -> Response[str]:
    settings = visits.settings_of(request)
    stocks = await fitting(request, here)
    setup, wanted = setup_of(form, stocks), wanted_of(form)
    sheets, papers, volumes, problems = [], 0, 0, []
    refused = bool(form.faults)
    if form.sound:
        try:
            sheets = await runs.chosen(here, wanted)
            setup = await runs.calibrated(setup)
            planned = await runs.planned_for(here, sheets, setup, settings)
            papers, volumes = sheets_of(planned), len(planned)
            problems = await preflight.problems(sheets, settings)
        except (Invalid, Conflict, NotFound, Unavailable) as fault:
            form.refuse(fault)
    return page(
        request,
        "printing/check.html",
        status=422 if refused else 200,
        here=here,
        section="printing",
        form=form,
        fields=FIELDS,
        setup=setup,
        stock=stock_of(setup.stock) if setup.stock else None,
        sheets=sheets,
        papers=papers,
        volumes=volumes,
        problems=problems,
        once=form["once"] or secrets.token_urlsafe(16),
    )


ROUTES: list[Any] = [check, begin]

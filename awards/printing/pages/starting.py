"""A run before it begins: what it would print, on what, and everything that would go wrong."""

from __future__ import annotations

import secrets
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromQuery, QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import CertificatesDiffer, Conflict, Invalid, NotFound, Unavailable
from awards.issuing.typed_numbers import typed_numbers
from awards.issuing.valid_certificates import valid_certificates
from awards.printing.feeds.stocks import stock_of
from awards.printing.pages.direct import order_page
from awards.printing.pages.run_form import (
    FIELDS,
    as_query,
    chosen_before,
    query_of_numbers,
    run_options,
    setup_of,
    wanted_of,
)
from awards.printing.press.press import call
from awards.printing.runs import preview
from awards.printing.runs import service as runs
from awards.printing.runs.checking import RunOutlook, outlook
from awards.printing.runs.choosing import chosen
from awards.printing.runs.planning import planned
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import LARGEST_ID, CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page
from awards.winners.pages.list_actions import chosen as ticked
from awards.words import translated

PNG = "image/png"

SheetInQuery = Annotated[int, QueryParameter(ge=1, le=LARGEST_ID)]

_TOLD = (Invalid, Conflict, NotFound, Unavailable)


@get("/c/{code:str}/print/check", opt={"permission": Permission.PRINT})
async def check(request: AnyRequest, code: CodeInPath, sheet: SheetInQuery = 1) -> Response[str]:
    """Show the check of a run without starting it. ``sheet`` is the previewed sheet."""
    return await _check(request, await catalogue.find(code), chosen_before(request), sheet)


@get("/c/{code:str}/print/check.png", opt={"permission": Permission.PRINT}, media_type=PNG)
async def picture(
    request: AnyRequest, code: CodeInPath, sheet: SheetInQuery = 1, back: FromQuery[bool] = False
) -> Response[bytes]:
    """A sheet of the run for this choice, or its back."""
    here, settings, form = (
        await catalogue.find(code),
        visits.settings_of(request),
        chosen_before(request),
    )
    setup, wanted = setup_of(form, await run_options(here, settings)), wanted_of(form)
    made = await planned(here, await chosen(here, wanted), setup, settings)
    drawn = await preview.picture(made, sheet, settings, back=back)
    return Response(drawn, media_type=PNG, headers={"Cache-Control": "no-store"})


@post("/c/{code:str}/print/these", opt={"permission": Permission.PRINT})
async def these(request: AnyRequest, code: CodeInPath) -> Redirect:
    """The ticked winners of the list, as numbers for a run."""
    here = await catalogue.find(code)
    winners = {winner.id for winner in await ticked(here, await forms.read(request))}
    sheets = [each for each in await valid_certificates(here) if each.winner in winners]
    asked_for = urlencode({"what": "these", "numbers": typed_numbers(sheets)})
    return Redirect(f"/c/{code}/print/check?{asked_for}", status_code=303)


@post("/c/{code:str}/print/runs", opt={"permission": Permission.PRINT})
async def begin(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Sent twice, it begins once, and both requests lead to it."""
    here, settings = await catalogue.find(code), visits.settings_of(request)
    form = await forms.read(request)
    setup, wanted = setup_of(form, await run_options(here, settings)), wanted_of(form)
    actor, title = request.user.actor, form.text("title", limits.RUN_TITLE)
    once, seen = form.text("once", limits.ONCE), form.text("seen", 64)
    if form.sound:
        try:
            run = await runs.start(
                actor,
                code,
                wanted,
                setup,
                settings,
                once=once,
                title=title,
                seen=seen,
                accept_differences=bool(form["accept_differences"]),
            )
        except CertificatesDiffer:
            return await _check(request, here, form, 1)
        except _TOLD as fault:
            form.refuse(fault)
        else:
            call(request.app.state)
            return Redirect(f"/c/{code}/print/runs/{run.reference}", status_code=303)
    return await _check(request, here, form, 1)


async def _check(
    request: AnyRequest, here: CommendationRecord, form: WebForm, sheet: int
) -> Response[str]:
    """Show set-up errors beside the form fields that can fix them."""
    seen = await _outlook(request, here, form) if form.sound else None
    if seen is None:
        return await order_page(request, here, form)
    return page(
        request,
        "printing/check.html",
        here=here,
        section="printing",
        form=form,
        fields=FIELDS,
        outlook=seen,
        made=seen.planned,
        stock=stock_of(seen.planned.setup.stock),
        sheet=min(sheet, seen.papers),
        choice=as_query(form),
        question=translated(seen.question, form.language) if seen.question else "",
        others=query_of_numbers(form, seen.others),
        once=form["once"] or secrets.token_urlsafe(16),
    )


async def _outlook(
    request: AnyRequest, here: CommendationRecord, form: WebForm
) -> RunOutlook | None:
    """None if the form has faults."""
    settings = visits.settings_of(request)
    setup, wanted = setup_of(form, await run_options(here, settings)), wanted_of(form)
    form.text("title", limits.RUN_TITLE)
    if not form.sound:
        return None
    tried = "tried" in request.query_params
    try:
        return await outlook(here, wanted, setup, settings, all_tried=tried)
    except _TOLD as fault:
        form.refuse(fault)
        return None


ROUTES: list[Any] = [check, picture, these, begin]

"""Acts on the sheets of a run. What an act does stands on the page before it is done.

The bar of the run's page names the number of each act; so an act on what it showed is done at once.
Anything else, such as rows ticked in the ledger, other numbers or the whole run, gets a page that
says what would be done, and where other sheets lie.
"""

from __future__ import annotations

import secrets
from typing import Any, NamedTuple

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import (
    CertificatesDiffer,
    Conflict,
    FieldRefused,
    Invalid,
    NotFound,
    RunChanged,
    Unavailable,
)
from awards.printing.pages.run import HERE, Reference
from awards.printing.pages.run_view import choice_of, found_run, path_of, run_page
from awards.printing.press.press import call
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.ranges import Ranges, ranges_of, read, shown, written
from awards.printing.runs.records import RunRecord
from awards.printing.runs.sheet_acts import SheetAct, numbers
from awards.printing.runs.sheet_lines import act_outlook, span
from awards.roles import Permission
from awards.tables import SheetState
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations

_MOST_SHEETS = 10**8
_MOST_TEXT = 2000

#: The button of a reprint that also takes the sheets in other runs.
ALL_AGAIN = "reprint-all"

_ACTS = {act.value: act for act in SheetAct} | {ALL_AGAIN: SheetAct.REPRINT}

_REFUSALS = (Invalid, Conflict, NotFound, Unavailable)


class AskedAct(NamedTuple):
    act: SheetAct
    sheets: Ranges
    seen: str
    once: str
    accept_differences: bool
    elsewhere: bool


@post(f"{HERE}/mark", opt={"permission": Permission.PRINT})
async def mark(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Print, spoil, revert or reprint, according to the button; else ask first."""
    run = await found_run(code, reference)
    form = await forms.read(request)
    asked = _asked(form, run)
    if asked is None:
        return await run_page(request, code, reference, form)
    if not asked.seen:
        return await _ask(request, run, form, asked)
    try:
        return await _done(request, run, asked)
    except (RunChanged, CertificatesDiffer):
        return await _ask(request, run, form, asked)
    except _REFUSALS as fault:
        form.refuse(fault)
        return await run_page(request, code, reference, form)


def _asked(form: WebForm, run: RunRecord) -> AskedAct | None:
    """None if the form has faults. What was seen counts only for the same sheets."""
    act = form["act"]
    if act not in _ACTS:
        form.fault("act", N_("Choose what you mean."))
        return None
    sheets = _sheets(form, run)
    once = form.text("once", limits.ONCE)
    if not form.sound:
        return None
    same = written(sheets) == form["shown"]
    seen = form[f"seen_{act}"] if same else ""
    accepted = bool(form["accept_differences"])
    return AskedAct(_ACTS[act], sheets, seen, once, accepted, act == ALL_AGAIN)


def _sheets(form: WebForm, run: RunRecord) -> Ranges:
    """Ticked rows, or a list of sheets, or from and to. Faults are noted in the form."""
    if ticked := form.ids("sheet"):
        return ranges_of(ticked)
    try:
        if listed := read(form.text("sheets", _MOST_TEXT)):
            return listed
        first = form.whole("first", 1, _MOST_SHEETS, default=1)
        last = form.whole("last", 1, _MOST_SHEETS, default=run.sheets)
        return span(run, first, last) if form.sound else ()
    except (FieldRefused, Conflict) as fault:
        form.refuse(fault)
        return ()


async def _ask(
    request: AnyRequest, run: RunRecord, form: WebForm, asked: AskedAct
) -> Response[str]:
    """Say what would be done with these sheets, and where the others lie."""
    here = await catalogue.find(run.commendation)
    try:
        found = await act_outlook(run, asked.act, asked.sheets)
        again = await act_outlook(run, asked.act, asked.sheets, fetch=True)
    except Conflict as fault:
        form.refuse(fault)
        return await run_page(request, here.code, run.reference, form)
    return page(
        request,
        "printing/ask.html",
        here=here,
        section="printing",
        form=form,
        run=run,
        own=path_of(run),
        name=run.named(visits.language(request)),
        act=asked.act.value,
        asked=written(asked.sheets),
        whole=asked.sheets == ((1, run.sheets),),
        found=found.outlook,
        seen=found.digest,
        again=again if asked.act is SheetAct.REPRINT and again.fetched else None,
        once=asked.once or secrets.token_urlsafe(16),
        shown=shown,
        read=read,
        differing=await queries.differing(here, run.id),
    )


async def _done(request: AnyRequest, run: RunRecord, asked: AskedAct) -> Redirect:
    actor, words = request.user.actor, translations(visits.language(request))
    if asked.act is not SheetAct.REPRINT:
        state = SheetState(asked.act.value)
        done = await runs.mark(actor, run.reference, state, sheets=asked.sheets, seen=asked.seen)
        said = words.ngettext(
            "%(num)s certificate is recorded.",
            "%(num)s certificates are recorded.",
            done.certificates,
        )
        [first, *_], [*_, last] = asked.sheets[0], asked.sheets[-1]
        there = f"{path_of(run)}?from={first}&to={last}#s{first}"
        return redirect(request, there, said % {"num": done.certificates})
    new = await reprinting.reprint(
        actor,
        run.reference,
        visits.settings_of(request),
        sheets=asked.sheets,
        elsewhere=asked.elsewhere,
        once=asked.once,
        seen=asked.seen,
        accept_differences=asked.accept_differences,
    )
    return _to_new(request, run, new)


def _to_new(request: AnyRequest, run: RunRecord, new: RunRecord) -> Redirect:
    call(request.app.state)
    spoken = visits.language(request)
    said = translations(spoken).gettext("This run prints sheets of “%(run)s”.")
    return redirect(request, path_of(new), said % {"run": run.named(spoken)})


@get(f"{HERE}/jam", opt={"permission": Permission.PRINT})
async def jam(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Ask for the last good sheet and the number of spoiled ones, and say what follows."""
    run = await found_run(code, reference)
    given = {name: request.query_params.get(name, "") for name in ("good", "spoiled")}
    if not (given["good"] or given["spoiled"]):
        given = await _guessed(request, run)
    return await _jam_page(request, run, forms.filled(visits.language(request), given))


async def _guessed(request: AnyRequest, run: RunRecord) -> dict[str, str]:
    """From the chosen sheets; without any, the last printed one."""
    if choice := choice_of(request, run):
        spoiled = choice.last - choice.first + 1
        return {"good": str(choice.first - 1), "spoiled": str(spoiled)}
    printed = await queries.last_printed(run.id)
    return {"good": str(printed), "spoiled": "1"}


async def _jam_page(request: AnyRequest, run: RunRecord, form: WebForm) -> Response[str]:
    here = await catalogue.find(run.commendation)
    good, spoiled = _jam_numbers(form, run)
    found = None
    if form.sound:
        try:
            found = await reprinting.going_on_from(run, good + 1, spoiled)
        except Conflict as fault:
            form.refuse(fault)
    names = await queries.ledger(run.id, ranges=((good, good),)) if good else []
    return page(
        request,
        "printing/jam.html",
        status=422 if form.faults else 200,
        here=here,
        section="printing",
        form=form,
        run=run,
        own=path_of(run),
        name=run.named(visits.language(request)),
        good=good,
        spoiled=spoiled,
        differing=await queries.differing(here, run.id),
        last_good=names[-1].name if names else "",
        found=found,
        outlook=found.outlook if found else None,
        freed=numbers(found.freed) if found else "",
        once=form["once"] or secrets.token_urlsafe(16),
        shown=shown,
        read=read,
    )


def _jam_numbers(form: WebForm, run: RunRecord) -> tuple[int, int]:
    """Faults are noted in the form."""
    good = form.whole("good", 0, run.sheets)
    return good, form.whole("spoiled", 0, run.sheets, default=0)


@post(f"{HERE}/jam", opt={"permission": Permission.PRINT})
async def go_on(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Record the jam if the numbers are those that the page explained; else explain them."""
    run = await found_run(code, reference)
    form = await forms.read(request)
    good, spoiled = _jam_numbers(form, run)
    if not form.sound or form["shown"] != f"{good}+{spoiled}":
        return await _jam_page(request, run, form)
    try:
        new = await reprinting.resume(
            request.user.actor,
            run.reference,
            visits.settings_of(request),
            at=good + 1,
            spoiled=spoiled,
            once=form.text("once", limits.ONCE),
            seen=form["seen"],
            accept_differences=bool(form["accept_differences"]),
        )
    except _REFUSALS as fault:
        form.refuse(fault)
        return await _jam_page(request, run, form)
    return _to_new(request, run, new)


ROUTES: list[Any] = [mark, jam, go_on]

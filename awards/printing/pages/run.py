"""A run: its progress, its files, and the ledger of its sheets."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated, Any

import anyio
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import PathParameter
from litestar.response import Redirect, Stream

from awards import clock, limits
from awards.audit import queries as audit
from awards.audit.people import shown_names
from awards.audit.sentences import sentence_of
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid, NotFound, Unavailable
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.printing.feeds.stocks import name_of, stocks
from awards.printing.press import delivery
from awards.printing.press.press import call
from awards.printing.press.profiles import all_of as all_profiles
from awards.printing.press.shop_files import shop_file
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.backs import backs_of
from awards.printing.runs.ledger_table import ledger_table
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import AT_WORK
from awards.roles import Permission
from awards.tables import SheetState
from awards.web import forms, visits
from awards.web.downloads import PDF, ZIP, download, download_file, media_type_of
from awards.web.fields import CodeInPath, IdInPath, Offset
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, Phrase, translations
from certificates import LayoutRefused
from certificates.press import NONE

Reference = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.RUN_REFERENCE)]

HERE = "/c/{code:str}/print/runs/{reference:str}"

_MOST_SHEETS = 10**8

_ACTS = ("printed", "spoiled", "made", "reprint", "resume")


async def _found(code: str, reference: str) -> RunRecord:
    """Raises NotFound, also for a run of another commendation."""
    run = await queries.run(reference)
    if run.commendation != code:
        raise NotFound(what=Phrase("print run"), key=reference)
    return run


@get(HERE, opt={"permission": Permission.PRINT})
async def show(
    request: AnyRequest, code: CodeInPath, reference: Reference, offset: Offset = 0
) -> Response[str]:
    return await _show(request, code, reference, WebForm(visits.language(request)), offset)


async def _show(
    request: AnyRequest, code: str, reference: str, form: WebForm, offset: int = 0
) -> Response[str]:
    here = await catalogue.find(code)
    run = await _found(code, reference)
    volumes = await queries.volumes(run.id)
    counts = (await queries.counts([run.id]))[run.id]
    people, spoken = await shown_names(), visits.language(request)
    history = await audit.history(f"run/{run.id}")
    made = sum(each.is_made for each in volumes)
    failed = await queries.ledger(run.id, states=[SheetState.FAILED], limit=200)
    answer = page(
        request,
        "printing/run.html",
        status=422 if form.faults else 200,
        here=here,
        section="printing",
        form=form,
        run=run,
        paper=name_of(run.setup.stock, spoken),
        stock=stocks().get(run.setup.stock),
        backs=await _backs(run),
        parts=await queries.parts_of(run.id),
        calibrated=run.setup.front != NONE,
        calibrated_behind=run.setup.back != NONE,
        volumes=volumes,
        shop_files=[(str(each.place), each.file) for each in volumes if each.is_made],
        profiles=[(each.digest, each.name) for each in await all_profiles()],
        made=made,
        counts={state: counts.get(state, 0) for state in SheetState},
        at_work=run.state in AT_WORK,
        left=_seconds_left(run, made, len(volumes), clock.now()),
        failed=failed,
        outdated=await queries.outdated(run.id),
        differing=await queries.differing(here, run.id),
        ledger=await queries.ledger(run.id, offset=offset),
        offset=offset,
        limit=queries.PAGE,
        people=people,
        once=secrets.token_urlsafe(16),
        history=[sentence_of(link, spoken, people) for link in history],
    )
    if request.headers.get("hx-request") and run.state not in AT_WORK:
        answer.headers["HX-Refresh"] = "true"  # What can be done with the run now is shown outside.
    return answer


async def _backs(run: RunRecord) -> str:
    """The layout's id if this program can no longer read it, so that the page still works."""
    try:
        found = await backs_of(run.setup)
    except LayoutRefused:
        return run.setup.backs
    return found.layout.name if found else ""


def _seconds_left(run: RunRecord, made: int, volumes: int, now: datetime) -> int | None:
    """Estimated from the finished ones; no estimate before the first."""
    if not made or run.begun_at is None:
        return None
    return round((now - run.begun_at).total_seconds() / made * (volumes - made))


@post(f"{HERE}/mark", opt={"permission": Permission.PRINT})
async def mark(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Print, spoil, revert, reprint or resume, according to the button."""
    run = await _found(code, reference)
    form = await forms.read(request)
    act = form["act"]
    if act not in _ACTS:
        form.fault("act", N_("Choose what you mean."))
    # Only a harmless and reversible act may omit its sheets.
    named = act == "printed"
    first = form.whole("first", 1, _MOST_SHEETS, default=1 if named else None)
    last = form.whole(
        "last", 1, _MOST_SHEETS, default=run.sheets if named or act == "resume" else None
    )
    once = form.text("once", limits.ONCE)
    if form.sound:
        try:
            return await _marked(request, run, form, first, last, once)
        except (Invalid, Conflict, NotFound, Unavailable) as fault:
            form.refuse(fault)
    return await _show(request, code, reference, form)


async def _marked(
    request: AnyRequest, run: RunRecord, form: WebForm, first: int, last: int, once: str
) -> Redirect:
    act, accept = form["act"], bool(form["accept_differences"])
    actor, settings = request.user.actor, visits.settings_of(request)
    words = translations(visits.language(request))
    if act in ("printed", "spoiled", "made"):
        done = await runs.mark(actor, run.reference, SheetState(act), first, last)
        count = done.certificates
        said = words.ngettext(
            "%(num)s certificate is recorded.", "%(num)s certificates are recorded.", count
        )
        return redirect(request, _path(run), said % {"num": count})
    if act == "reprint":
        new = await reprinting.reprint(
            actor,
            run.reference,
            settings,
            first=first,
            last=last,
            once=once,
            accept_differences=accept,
        )
    else:
        new = await reprinting.resume(
            actor, run.reference, settings, at=first, once=once, accept_differences=accept
        )
    call(request.app.state)
    said = words.gettext("This run reprints sheets of %(reference)s.")
    return redirect(request, _path(new), said % {"reference": run.reference})


def _path(run: RunRecord) -> str:
    return f"/c/{run.commendation}/print/runs/{run.reference}"


@post(f"{HERE}/redraw", opt={"permission": Permission.PRINT})
async def redraw(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Make the lost files of a run again."""
    run = await _found(code, reference)
    form = await forms.read(request)
    try:
        await runs.redraw(request.user.actor, run.reference)
    except Conflict as fault:
        form.refuse(fault)
        return await _show(request, code, reference, form)
    call(request.app.state)
    return Redirect(_path(run), status_code=303)


@post(f"{HERE}/cancel", opt={"permission": Permission.PRINT})
async def cancel(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Unprinted certificates become free for another run. The files are deleted."""
    run = await _found(code, reference)
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON)
    if form.sound:
        try:
            freed = await runs.cancel(request.user.actor, run.reference, reason)
        except Conflict as fault:
            form.refuse(fault)
        else:
            settings, words = visits.settings_of(request), translations(visits.language(request))
            said = words.ngettext(
                "Cancelled: %(num)s certificate may be printed by another run.",
                "Cancelled: %(num)s certificates may be printed by another run.",
                freed,
            )
            if not await anyio.to_thread.run_sync(delivery.clear, settings, run.reference):
                said += words.gettext(" Its files could not be deleted: delete them by hand.")
            return redirect(request, f"/c/{code}/print", said % {"num": freed})
    return await _show(request, code, reference, form)


@get(f"{HERE}/volumes/{{place:int}}", opt={"permission": Permission.PRINT})
async def volume(
    request: AnyRequest, code: CodeInPath, reference: Reference, place: IdInPath
) -> Stream:
    run = await _found(code, reference)
    name, file = await delivery.volume(visits.settings_of(request), run, place)
    return download_file(file, name, media_type_of(name))


@get(f"{HERE}/x4.pdf", opt={"permission": Permission.PRINT})
async def for_shop(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Stream | Response[str]:
    """A file in PDF/X-4, for the print shop with the chosen profile."""
    run = await _found(code, reference)
    asked = {name: request.query_params.get(name, "") for name in ("place", "profile")}
    form = forms.filled(visits.language(request), asked)
    place, profile = form.whole("place", 1, _MOST_SHEETS, default=1), form["profile"]
    if form.sound:
        try:
            settings = visits.settings_of(request)
            name, file = await shop_file(settings, run, place, profile)
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            return download_file(file, name, PDF)
    return await _show(request, code, reference, form)


@get(f"{HERE}/all.zip", opt={"permission": Permission.PRINT})
async def archive(request: AnyRequest, code: CodeInPath, reference: Reference) -> Stream:
    """Every file of a finished run, with the manifest."""
    run = await _found(code, reference)
    file = await delivery.archive(visits.settings_of(request), run)
    return download_file(file, f"{reference}.zip", ZIP)


@get(f"{HERE}/manifest.json", opt={"permission": Permission.PRINT})
async def manifest(code: CodeInPath, reference: Reference) -> Response[bytes]:
    run = await _found(code, reference)
    proof = delivery.manifest_of(await queries.made(run))
    return download(proof.encode(), f"{reference}.json", "application/json")


def _ledger(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"{HERE}/ledger.{form.name}", opt={"permission": Permission.PRINT})
    async def ledger(
        request: AnyRequest, code: CodeInPath, reference: Reference
    ) -> Response[bytes]:
        """The ledger to sign."""
        run = await _found(code, reference)
        return await paper(request, await ledger_table(run), form, run.reference, "台账")

    return ledger


ROUTES: list[Any] = [
    show,
    mark,
    redraw,
    cancel,
    volume,
    for_shop,
    archive,
    manifest,
    *map(_ledger, FORMATS),
]

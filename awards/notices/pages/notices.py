"""Notices: what waits, what runs, what is over; and the public page of one."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound
from awards.notices import queries, service, sheet
from awards.notices.working_days import is_announced, period
from awards.tables import Commendation, WinnerState
from awards.web import forms, visits
from awards.web.downloads import XLSX, download
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, plain_page, redirect
from awards.web.permissions import Permission
from awards.web.words import tongue
from awards.winners import lists
from awards.winners.filters import Filter
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord

CONTACT_LIMIT = 200


@get("/c/{code:str}/notices", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    published = await queries.notices(here)
    values = {
        "begins_on": request.query_params.get("begins_on") or clock.today(),
        "contact": published[0].contact if published else "",
    }
    return await _overview(request, here, forms.filled(visits.language(request), values))


async def _overview(request: AnyRequest, here: CommendationRecord, form: Form) -> Response[str]:
    today = clock.today()
    begins_on = form.day("begins_on", today)
    days = period(begins_on, here.notice_days or 1, await queries.calendar())
    noticed = Filter(state=WinnerState.NOTICED.value)
    standing = await queries.standing(here)
    waiting = await lists.records(here, await lists.ids(here, noticed))
    ready = [w for w in waiting if _is_ready(w, standing.notices, today)]
    return page(
        request,
        "notices/overview.html",
        status=422 if form.faults else 200,
        here=here,
        section="notices",
        form=form,
        drafts=await lists.page(here, Filter(state=WinnerState.DRAFT.value), limit=1),
        notices=await queries.notices(here),
        objections=await queries.objections(here),
        ready=ready,
        days=days,
        announced=all(is_announced(day.day.year) for day in days),
        today=today,
    )


def _is_ready(winner: WinnerRecord, notices: Any, today: Any) -> bool:  # noqa: ANN401 - as in Standing
    notice = notices.get(winner.notice)
    return not winner.held and notice is not None and notice.is_over(today)


@post("/c/{code:str}/notices", opt={"permission": Permission.NOTICE})
async def publish(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Of all who are registered, or of the categories ticked."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    begins_on = form.day("begins_on")
    contact = form.text("contact", CONTACT_LIMIT, required=True)
    if form.flag("recount"):
        form.faults.clear()
        return await _overview(request, here, form)
    if form.sound:
        drafts = Filter(state=WinnerState.DRAFT.value)
        them = await lists.records(here, await lists.ids(here, drafts))
        wanted = form.many("category") or [category.code for category in here.categories]
        ids = [winner.id for winner in them if winner.category in wanted]
        try:
            notice = await service.publish(request.user.actor, code, begins_on, contact, ids)
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            _ = tongue(visits.language(request)).gettext
            said = _("The notice is published: from %(begins_on)s to %(ends_on)s.")
            told = {"begins_on": notice.begins_on, "ends_on": notice.ends_on}
            return redirect(request, f"/c/{code}/notices", said % told)
    return await _overview(request, here, form)


@get("/notices/{notice:int}", opt={"public": True})
async def public(request: AnyRequest, notice: IdInPath) -> Response[str]:
    """Open to everyone from the first day on; it stays readable after its end, and says so."""
    found = await queries.find(notice)
    if clock.today() < found.begins_on and request.scope.get("user") is None:
        raise NotFound(what_zh="公示", what_en="notice", key=notice)
    here = await _of(found.commendation)
    standing = await _standing(here, notice)
    return plain_page(
        request,
        "notices/public.html",
        here=here,
        notice=found,
        over=found.is_over(clock.today()),
        groups=[
            (category, [winner for winner in standing if winner.category == category.code])
            for category in here.categories
        ],
    )


@get("/c/{code:str}/notices/{notice:int}/list.xlsx", opt={"permission": Permission.READ})
async def workbook(code: CodeInPath, notice: IdInPath) -> Response[bytes]:
    here = await catalogue.find(code)
    found = await queries.find(notice)
    if found.commendation != here.id:
        raise NotFound(what_zh="公示", what_en="notice", key=notice)
    content = sheet.workbook(here, found, await _standing(here, notice))
    return download(content, f"{code}-公示名单-{found.number}.xlsx", XLSX)


async def _standing(here: CommendationRecord, notice: int) -> list[WinnerRecord]:
    """Those on the notice who still stand, in the one order."""
    return [winner for winner in await in_order(here) if winner.notice == notice]


async def _of(commendation: int) -> CommendationRecord:
    [row] = await Commendation.select(Commendation.code).where(Commendation.id == commendation)
    return await catalogue.find(row["code"])


ROUTES: list[Any] = [overview, publish, public, workbook]

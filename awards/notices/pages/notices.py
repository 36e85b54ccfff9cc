"""Notices: waiting, running, finished; and the public page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound
from awards.notices import left_open, queries, rules, service
from awards.notices.notice_table import posted
from awards.notices.records import NoticeRecord
from awards.notices.rules import Obstacle
from awards.notices.working_days import is_announced, left, period
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.statements import queries as stated
from awards.statements.differing import differences
from awards.statements.records import StatedGroup
from awards.statements.rules import correction_line, groups_of, lines_of
from awards.tables import WinnerState
from awards.text import dates
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, plain_page, redirect
from awards.winners import lists
from awards.winners.filters import Filter
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord
from awards.words import N_, Phrase, translations

#: The format of a day in documents.
SPELLED = {"zh": dates.plain, "en": dates.in_english}


@get("/c/{code:str}/notices", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    published = await queries.notices(here)
    values = {
        "begins_on": request.query_params.get("begins_on") or clock.today(),
        "contact": published[0].contact if published else "",
    }
    return await _overview(request, here, forms.filled(visits.language(request), values))


async def _overview(request: AnyRequest, here: CommendationRecord, form: WebForm) -> Response[str]:
    today = clock.today()
    begins_on = form.day("begins_on", today)
    if not rules.may_begin(begins_on, today):
        form.fault("begins_on", N_("From today to a year from now."))
        begins_on = today
    own = await queries.calendar()
    days = period(begins_on, here.notice_days, own)
    drafts = await _in_state(here, WinnerState.DRAFT)
    waiting = [winner for winner in drafts if not winner.held]
    published = await queries.notices(here)
    asked = form.many("category") or [category.code for category in here.categories]
    return page(
        request,
        "notices/overview.html",
        status=422 if form.faults else 200,
        here=here,
        section="notices",
        form=form,
        asked=asked,
        waiting=Counter(winner.category for winner in waiting),
        matters=await left_open.before_notice(here, days[-1].day) if days else [],
        groups=await _preview(here, {w.id for w in waiting if w.category in asked}),
        notices=[(each, left(each.ends_on, today, own)) for each in published],
        differing=Counter(each.notice for each in await differences(here)),
        standings=await queries.standings(here),
        objections=await queries.objections(here),
        **await _ready(here, request.user.actor),
        days=days,
        announced=all(is_announced(day.day.year) for day in days),
        today=today,
        spelled=SPELLED[form.language],
    )


async def _ready(here: CommendationRecord, actor: str) -> dict[str, list[WinnerRecord]]:
    """Winners whose notice is over: those whom this person may confirm, and those of its own words."""
    noticed = await _in_state(here, WinnerState.NOTICED)
    facts = await queries.confirmation_facts(here, noticed)
    found = rules.sorted_out(noticed, actor, facts)
    own = [
        winner
        for winner in found.get(Obstacle.SAME_PERSON, [])
        if facts.notices[winner.notice or 0].is_over(facts.today)
    ]
    return {"ready": found[None], "own": own}


async def _in_state(here: CommendationRecord, state: WinnerState) -> list[WinnerRecord]:
    return await lists.records(here, await lists.ids(here, Filter(states=(state,))))


async def _preview(here: CommendationRecord, winners: Collection[int]) -> list[StatedGroup]:
    """The notice as it would be published now."""
    ordered = [winner for winner in await in_order(here) if winner.id in winners]
    return groups_of(lines_of(here.categories, ordered, {}))


@post("/c/{code:str}/notices", opt={"permission": Permission.NOTICE})
async def publish(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Publish everyone registered in the ticked categories. Held winners wait."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    begins_on = form.day("begins_on")
    contact = form.text("contact", limits.NOTICE_CONTACT, required=not form.flag("recount"))
    if form.flag("recount"):
        return await _overview(request, here, form)
    wanted = form.many("category")
    if not wanted:
        form.fault("category", N_("Tick at least one."))
    if form.sound:
        drafts = await _in_state(here, WinnerState.DRAFT)
        ids = [w.id for w in drafts if w.category in wanted and not w.held]
        try:
            notice = await service.publish(request.user.actor, code, begins_on, contact, ids)
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            _ = translations(form.language).gettext
            said = _("The notice is published: from %(begins_on)s to %(ends_on)s.")
            told = {"begins_on": notice.begins_on, "ends_on": notice.ends_on}
            return redirect(request, f"/c/{code}/notices", said % told)
    return await _overview(request, here, form)


@get("/notices/{notice:int}", opt={"public": True})
async def public(request: AnyRequest, notice: IdInPath) -> Response[str]:
    """Public from the first day on. After its end it stays readable and says so.

    It shows the notice as it was published, with the corrections that were published since then.
    """
    found = await queries.find(notice)
    begun = found.begins_on <= clock.today()
    if not begun and request.scope.get("user") is None:
        raise NotFound(what=Phrase("notice"), key=notice)
    here = await catalogue.find(await queries.code_of(found))
    statement = await stated.of_notice(notice)
    return plain_page(
        request,
        "notices/public.html",
        here=here,
        notice=found,
        begun=begun,
        over=found.is_over(clock.today()),
        heading=statement.newest,
        groups=groups_of(statement.lines),
        corrections=[correction_line(each) for each in statement.corrections],
        spelled=SPELLED[visits.language(request)],
    )


def _to_post(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/c/{{code:str}}/notices/{{notice:int}}/list.{form.name}",
        opt={"permission": Permission.READ},
    )
    async def to_post(request: AnyRequest, code: CodeInPath, notice: IdInPath) -> Response[bytes]:
        here, found = await _noticed(code, notice)
        table = await posted(here, found, visits.settings_of(request).language)
        return await paper(request, table, form, code, f"公示名单-{found.number}")

    return to_post


async def _noticed(code: str, notice: int) -> tuple[CommendationRecord, NoticeRecord]:
    """Raises NotFound, also for a notice of another commendation."""
    here = await catalogue.find(code)
    found = await queries.find(notice)
    if found.commendation != here.id:
        raise NotFound(what=Phrase("notice"), key=notice)
    return here, found


ROUTES: list[Any] = [overview, publish, public, *map(_to_post, FORMATS)]

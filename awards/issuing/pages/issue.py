"""Issue certificates: who waits, what would go wrong on paper, what will happen, what happened."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid
from awards.issuing import queries, service
from awards.issuing.issue_plan import IssuePlan, issue_plan, number_ranges
from awards.notices import left_open
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, CodeInQuery, Offset
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations

#: Rows of the list from which some are chosen by name.
PAGE = 100

#: The most sheets tried without a request: more would take longer than a page may.
TRIED = 2000

#: A moment in microseconds, up to the year 9999.
Moment = Annotated[int, QueryParameter(ge=0, le=253_402_300_799_999_999)]


@get("/c/{code:str}/certificates", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """What issuing would do for all, for a category, or for some by name. It changes nothing."""
    here = await catalogue.find(code)
    given = request.query_params
    scope = {name: given.getall(name, []) for name in ("category", "winner", "without")}
    form = WebForm(visits.language(request), scope)
    waiting = await queries.count_waiting(here)
    most = waiting.get(form["category"], 0) if form["category"] else sum(waiting.values())
    if most > TRIED and not form.ids("winner") and "tried" not in given:
        return await _overview(request, here, form, IssuePlan([], []), untried=most)
    return await _overview(request, here, form, await _plan(request, here, form))


@post("/c/{code:str}/certificates", opt={"permission": Permission.ISSUE})
async def issue(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Issue exactly to those the page showed, or to nobody. Sent twice, it issues once."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    plan = await _plan(request, here, form)
    if not plan.drafts:
        _ = translations(form.language).gettext
        return redirect(request, _page_of(code), _("Nobody was waiting for a certificate."))
    reason = form.text("reason", limits.REASON, required=here.two_person)
    is_other = form["shown"] not in ("", plan.digest)
    if is_other or form["count"] not in ("", str(len(plan.drafts))):
        form.fault("", N_("Meanwhile other winners were confirmed or issued: check again."))
    if form.sound and plan.is_clear:
        try:
            numbers = await service.issue(
                request.user.actor,
                code,
                visits.settings_of(request),
                winners=frozenset(draft.winner.id for draft in plan.drafts),
                reason=reason,
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            return await _to_result(request, code, numbers)
    return await _overview(request, here, form, plan, status=422)


async def _plan(request: AnyRequest, here: CommendationRecord, form: WebForm) -> IssuePlan:
    return await issue_plan(
        here,
        visits.settings_of(request),
        category=form["category"] or None,
        winners=form.ids("winner") or None,
        without=form.ids("without"),
    )


async def _overview(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    plan: IssuePlan,
    *,
    status: int = 200,
    untried: int = 0,
) -> Response[str]:
    chosen, without = form.ids("winner"), form.ids("without")
    scope = [("category", form["category"])] if form["category"] else []
    scope += [("winner", str(winner)) for winner in chosen]
    others = [*scope, *(("without", str(w)) for w in sorted({*without, *plan.faulty}))]
    return page(
        request,
        "issuing/overview.html",
        status=status,
        here=here,
        section="issuing",
        form=form,
        plan=plan,
        matters=await left_open.before_issuing(here) if plan.drafts else [],
        untried=untried,
        today=clock.today(),
        scope=urlencode([*scope, *(("without", str(each)) for each in without), ("tried", "true")]),
        chosen=chosen,
        without=without,
        narrowed=bool(scope or without),
        others=urlencode(others),
        waiting=await queries.count_waiting(here),
        valid=await queries.count_valid(here),
        names={category.code: category.name for category in here.categories},
    )


async def _to_result(request: AnyRequest, code: str, numbers: list[str]) -> Redirect:
    words = translations(visits.language(request))
    if not numbers:
        said = words.gettext("Nobody was waiting for a certificate.")
        return redirect(request, _page_of(code), said)
    at = clock.in_microseconds((await queries.versions(numbers[0]))[0].record.issued_at)
    told = words.ngettext(
        "%(num)s certificate is issued: %(first)s to %(last)s.",
        "%(num)s certificates are issued: %(first)s to %(last)s.",
        len(numbers),
    )
    said = told % {"num": len(numbers), "first": numbers[0], "last": numbers[-1]}
    return redirect(request, f"{_page_of(code)}/issued?at={at}", said)


@get("/c/{code:str}/certificates/issued", opt={"permission": Permission.READ})
async def result(request: AnyRequest, code: CodeInPath, at: Moment = 0) -> Response[str]:
    """What one act of issuing did, and what comes next."""
    here = await catalogue.find(code)
    when = clock.of_microseconds(at)
    made = await queries.valid_in_order(here, issued_at=when)
    return page(
        request,
        "issuing/issued.html",
        here=here,
        section="issuing",
        at=at,
        when=when,
        made=made,
        number_ranges=number_ranges(
            (here.require_category(e.record.category), e.record.number) for e in made
        ),
    )


@get("/c/{code:str}/certificates/choose", opt={"permission": Permission.ISSUE})
async def choose(
    request: AnyRequest, code: CodeInPath, category: CodeInQuery = None, offset: Offset = 0
) -> Response[str]:
    """Choose some of the waiting winners by name."""
    here = await catalogue.find(code)
    if category:
        here.require_category(category)
    waiting = await queries.awaiting(here, category or None)
    return page(
        request,
        "issuing/choose.html",
        here=here,
        section="issuing",
        category=category or "",
        waiting=waiting[offset : offset + PAGE],
        total=len(waiting),
        offset=offset,
        limit=PAGE,
        link=f"?{urlencode({'category': category or ''})}&offset=",
        names={each.code: each.name for each in here.categories},
    )


def _page_of(code: str) -> str:
    return f"/c/{code}/certificates"


ROUTES: list[Any] = [overview, issue, result, choose]

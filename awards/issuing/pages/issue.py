"""Issuing: who waits, what would go wrong, what it will do, what it did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid
from awards.issuing import queries, service
from awards.issuing.preflight import Preflight, Span, preflight
from awards.issuing.queries import Stored, Tally
from awards.web import forms, visits
from awards.web.fields import CodeInPath, CodeInQuery, Offset
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import N_, tongue

#: Rows of the list from which some are chosen.
PAGE = 100

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: A moment in microseconds, up to the year 9999.
Moment = Annotated[int, QueryParameter(ge=0, le=253_402_300_799_999_999)]


@get("/c/{code:str}/certificates", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    tallies = await queries.tallies(here)
    rows = [(category, tallies.get(category.code, Tally())) for category in here.categories]
    return page(
        request,
        "issuing/certificates.html",
        here=here,
        section="issuing",
        rows=rows,
        total=Tally(*map(sum, zip(*(tally for _, tally in rows), strict=True))),
    )


@get("/c/{code:str}/certificates/choose", opt={"permission": Permission.ISSUE})
async def choose(
    request: AnyRequest, code: CodeInPath, category: CodeInQuery = None, offset: Offset = 0
) -> Response[str]:
    """Of those who wait, some by name."""
    here = await catalogue.find(code)
    if category:
        here.require_category(category)
    waiting = [w for w in await queries.awaiting(here, category or None) if not w.held]
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
        link=f"?category={category or ''}&offset=",
        names={each.code: each.name for each in here.categories},
    )


@get("/c/{code:str}/certificates/issue", opt={"permission": Permission.ISSUE})
async def ask(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """What it will do, by number and name; nothing is done yet."""
    here = await catalogue.find(code)
    given = request.query_params
    chosen = {name: given.getall(name, []) for name in ("category", "winner")}
    form = Form(visits.language(request), chosen)
    return _asked(request, here, form, await _look(request, here, form))


@post("/c/{code:str}/certificates/issue", opt={"permission": Permission.ISSUE})
async def issue(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Exactly those whom the page told of, or nobody: sent twice it issues once."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    found = await _look(request, here, form)
    _ = tongue(visits.language(request)).gettext
    if not found.drafts:
        said = _("Nobody was left to issue to: it was done already.")
        return redirect(request, f"/c/{code}/certificates", said)
    reason = form.text("reason", service.REASON_LIMIT, required=here.two_person, lines=True)
    if form["count"] != str(len(found.drafts)):
        form.fault("", N_("Meanwhile others were confirmed or issued to: look once more."))
    if form.sound and not found.troubles:
        try:
            numbers = await service.issue(
                request.user.actor,
                code,
                visits.settings_of(request),
                winners=frozenset(draft.winner.id for draft in found.drafts),
                reason=reason,
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            return await _on_to_result(request, code, numbers)
    return _asked(request, here, form, found, status=422)


async def _on_to_result(request: AnyRequest, code: str, numbers: list[str]) -> Redirect:
    if not numbers:
        return redirect(request, f"/c/{code}/certificates")
    [made, *_] = reversed(await queries.versions(numbers[0]))
    at = (made.record.issued_at - _EPOCH) // timedelta(microseconds=1)
    return redirect(request, f"/c/{code}/certificates/issued?at={at}")


@get("/c/{code:str}/certificates/issued", opt={"permission": Permission.READ})
async def result(request: AnyRequest, code: CodeInPath, at: Moment) -> Response[str]:
    """What one act of issuing did, and what comes next."""
    here = await catalogue.find(code)
    when = _EPOCH + timedelta(microseconds=at)
    made = await queries.valid_in_order(here, issued_at=when)
    return page(
        request,
        "issuing/issued.html",
        here=here,
        section="issuing",
        at=at,
        when=when,
        made=made,
        spans=_spans(here, made),
    )


def _spans(here: CommendationRecord, made: list[Stored]) -> list[Span]:
    spans = []
    for category in here.categories:
        numbers = [each.record.number for each in made if each.record.category == category.code]
        if numbers:
            spans.append(Span(category, numbers[0], numbers[-1], len(numbers)))
    return spans


async def _look(request: AnyRequest, here: CommendationRecord, form: Form) -> Preflight:
    return await preflight(
        here,
        visits.settings_of(request),
        category=form["category"] or None,
        winners=form.ids("winner") or None,
        without=form.ids("without"),
    )


def _asked(
    request: AnyRequest,
    here: CommendationRecord,
    form: Form,
    found: Preflight,
    *,
    status: int = 200,
) -> Response[str]:
    return page(
        request,
        "issuing/issue.html",
        status=status,
        here=here,
        section="issuing",
        form=form,
        found=found,
        chosen=form.ids("winner"),
        without=sorted({*form.ids("without"), *found.faulty}),
        names={each.code: each.name for each in here.categories},
    )


ROUTES: list[Any] = [overview, choose, ask, issue, result]

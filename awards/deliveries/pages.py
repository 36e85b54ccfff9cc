"""What has not been handed over, by unit: planned, changed, recorded and cancelled, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.deliveries import planning_form, queries, service, sheets
from awards.deliveries.messages import message
from awards.deliveries.planning_form import DeliveryAct
from awards.deliveries.records import DeliveryLine, DeliveryOffers, DeliveryTerms
from awards.deliveries.rules import (
    DeliveryFilter,
    by_unit,
    first_free,
    matches,
    needs_ground,
    offers,
)
from awards.errors import Conflict, FieldRefused
from awards.notices.queries import calendar
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.tables import RecipientKind
from awards.text.names import match_key
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations

HERE = "/c/{code:str}/deliveries"
READ = {"permission": Permission.READ}
DELIVER = {"permission": Permission.DELIVER}

#: So many certificates stand on one page.
PAGE = 100

UnitInQuery = Annotated[str | None, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.UNIT)]


class DeliverySearch(NamedTuple):
    """What the address asks for. A ``unit`` of None is every unit."""

    show: DeliveryFilter
    unit: str | None
    text: str
    kind: str
    offset: int

    @property
    def values(self) -> dict[str, str]:
        """The parts that are set, for the address of another page of the list."""
        asked = {"show": self.show.value, "q": self.text, "kind": self.kind}
        found = {key: value for key, value in asked.items() if value}
        return found if self.unit is None else {**found, "unit": self.unit}

    def holds(self, line: DeliveryLine) -> bool:
        words = match_key(f"{line.name} {line.unit} {line.number}")
        return (
            matches(line, self.show)
            and self.unit in (None, line.unit)
            and self.kind in ("", line.kind)
            and match_key(self.text) in words
        )


class QuietQuestion(NamedTuple):
    """Shown before visits on quiet days are stored: how many, and what is offered instead."""

    visits: int
    day: date
    offers: DeliveryOffers
    before: str


@get(HERE, opt=READ)
async def deliveries(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    return await _page(request, here, await _beginning(request, here))


async def _beginning(request: AnyRequest, here: CommendationRecord) -> WebForm:
    """A form that proposes the first day on which nothing speaks against a visit."""
    today = clock.today()
    free = first_free(here.quiet, today, await calendar()) if here.quiet else today
    values = {"way": "collected", "planned_on": free or today, "done_on": today}
    return forms.filled(visits.language(request), values)


@post(HERE, opt=DELIVER)
async def change(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    here = await catalogue.find(code)
    form = await forms.read(request)
    act = planning_form.act_of(form)
    plans = planning_form.chosen(form, _listed(request, await queries.lines(here)))
    try:
        if act.name in ("plan", "replan"):
            return await _plan(request, here, form, act, plans)
        said = await _end(request, here, form, act, plans)
    except (Conflict, FieldRefused) as refused:
        form.refuse(refused)
    if not form.sound:
        return await _page(request, here, form)
    return redirect(request, _address(request, code), said)


async def _plan(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    act: DeliveryAct,
    plans: dict[int, int | None],
) -> Response[str] | Redirect:
    """Ask once before visits on quiet days without a ground are stored."""
    terms = planning_form.terms_of(form, act)
    if not form.sound:
        return await _page(request, here, form)
    if not act.decided and (quiet := await _quiet(here, plans, terms)):
        found = offers(here.quiet, terms.planned_on, await calendar()) if here.quiet else None
        if found:
            asked = QuietQuestion(len(quiet), terms.planned_on, found, act.name)
            return await _page(request, here, form, asked=asked)
    if act.name == "plan":
        done = await service.plan(request.user.actor, here.code, plans, terms)
    else:
        done = await service.replan(request.user.actor, here.code, plans, terms)
    ngettext = translations(form.language).ngettext
    said = ngettext("%(num)s delivery is planned.", "%(num)s deliveries are planned.", len(done))
    return redirect(request, _address(request, here.code), said % {"num": len(done)})


async def _quiet(
    here: CommendationRecord, plans: dict[int, int | None], terms: DeliveryTerms
) -> list[DeliveryLine]:
    lines = [each for each in await queries.lines(here) if each.winner in plans]
    return [each for each in lines if needs_ground(here.quiet, each.kind, terms)]


async def _end(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    act: DeliveryAct,
    plans: dict[int, int | None],
) -> str:
    actor, ngettext = request.user.actor, translations(form.language).ngettext
    if act.name == "cancel":
        why = form.text("cancel_reason", limits.CANCEL_REASON, required=True)
        if not form.sound:
            return ""
        found = await service.cancel(actor, here.code, plans, why)
        said = ngettext(
            "%(num)s delivery is cancelled.", "%(num)s deliveries are cancelled.", len(found)
        )
        return said % {"num": len(found)}
    to = form.text("recipient", limits.RECEIVED_BY, required=True)
    day = form.day("done_on", clock.today())
    if not form.sound:
        return ""
    found = await service.done(actor, here.code, plans, to, day)
    said = ngettext(
        "%(num)s certificate is recorded as received.",
        "%(num)s certificates are recorded as received.",
        len(found),
    )
    return said % {"num": len(found)}


def _address(request: AnyRequest, code: str) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/c/{code}/deliveries{query}"


def _search(request: AnyRequest) -> DeliverySearch:
    asked = request.query_params
    show, kind, offset = asked.get("show", ""), asked.get("kind", ""), asked.get("from", "")
    whole = offset.isascii() and offset.isdigit() and len(offset) < 8
    return DeliverySearch(
        DeliveryFilter(show) if show in list(DeliveryFilter) else DeliveryFilter.LEFT,
        asked.get("unit"),
        asked.get("q", "").strip()[: limits.SEARCH],
        kind if kind in list(RecipientKind) else "",
        int(offset) if whole else 0,
    )


def _listed(request: AnyRequest, lines: Sequence[DeliveryLine]) -> list[DeliveryLine]:
    wanted = _search(request)
    return [each for each in lines if wanted.holds(each)]


async def _page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    *,
    asked: QuietQuestion | None = None,
) -> Response[str]:
    wanted, lines = _search(request), await queries.lines(here)
    units = by_unit(each for each in lines if wanted.holds(each))
    ordered = [each for _, them in units for each in them]
    today, own = clock.today(), await calendar()
    return page(
        request,
        "deliveries/deliveries.html",
        status=422 if form.faults else 200,
        here=here,
        section="deliveries",
        form=form,
        asked=asked,
        wanted=wanted,
        counts={each: sum(matches(one, each) for one in lines) for each in DeliveryFilter},
        valid=sum(bool(each.number) for each in lines),
        units=by_unit(ordered[wanted.offset : wanted.offset + PAGE]),
        of_unit={name: len(them) for name, them in units},
        total=len(ordered),
        limit=PAGE,
        ticked=set(form.ids("winner")),
        units_ticked=set(form.many("unit")),
        messages={name: message(here.title, name, them) for name, them in units if name},
        contacts=await queries.contacts(here),
        today=today,
        is_quiet=bool(here.quiet and here.quiet.holds(today)),
        offers=offers(here.quiet, today, own) if here.quiet else None,
    )


def _sheet_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"{HERE}/sheet.{form.name}", opt=DELIVER)
    async def sheet_file(
        request: AnyRequest, code: CodeInPath, unit: UnitInQuery = None
    ) -> Response[bytes]:
        table = await sheets.sheet(await catalogue.find(code), unit)
        return await paper(request, table, form, code, sheets.TITLE)

    return sheet_file


ROUTES: list[Any] = [deliveries, change, *map(_sheet_file, FORMATS)]

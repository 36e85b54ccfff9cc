"""The calendar of working days, and the office's own days above the official one."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import clock, limits
from awards.notices import calendar, queries
from awards.notices.working_days import Day, is_announced, look_up
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations

#: The library's names, see `Day.why`. They are only marked here for translation.
HOLIDAYS = (
    N_("New Year's Day"),
    N_("Spring Festival"),
    N_("Tomb-sweeping Day"),
    N_("Labour Day"),
    N_("Dragon Boat Festival"),
    N_("National Day"),
    N_("Mid-autumn Festival"),
    N_("Anti-Fascist 70th Day"),
)


@get("/calendar", opt={"permission": Permission.READ})
async def calendar_page(request: AnyRequest) -> Response[str]:
    return await _shown(request, forms.filled(visits.language(request), {}))


async def _shown(request: AnyRequest, form: WebForm) -> Response[str]:
    own = await queries.calendar()
    this_year = clock.today().year
    asked = forms.filled(form.language, {"year": request.query_params.get("year")})
    year = asked.whole("year", this_year - 1, this_year + 2, this_year)
    days = [look_up(date.fromordinal(n), own) for n in _days_of(year)]
    return page(
        request,
        "notices/calendar.html",
        status=422 if form.faults else 200,
        form=form,
        own=list(own.values()),
        year=year,
        special=[day for day in days if day.why],
        years=range(this_year - 1, this_year + 3),
        announced=is_announced(year),
    )


def _days_of(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())


@post("/calendar", opt={"permission": Permission.NOTICE})
async def amend(request: AnyRequest) -> Response[str] | Redirect:
    form = await forms.read(request)
    _ = translations(visits.language(request)).gettext
    if form["drop"]:
        gone = form.day("drop")
        if form.sound:
            await calendar.drop_day(request.user.actor, gone)
            return redirect(
                request, "/calendar", _("%s follows the official calendar again.") % gone
            )
        return await _shown(request, form)
    day = form.day("day")
    kind = form.one_of("working", ["true", "false", "reception"])
    name = form.text("name", limits.DAY_NAME, required=True)
    if form.sound:
        own = Day(day, kind != "false", name, reception=kind == "reception")
        await calendar.set_day(request.user.actor, own)
        return redirect(request, "/calendar", _("%s is saved.") % day)
    return await _shown(request, form)


ROUTES: list[Any] = [calendar_page, amend]

"""A commendation's year: its steps, what is next, what changed, what waits, the dates ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import clock
from awards.accounts import consents
from awards.catalogue import service as catalogue
from awards.overview import queries, trays
from awards.overview.demonstration import CODE
from awards.overview.next_steps import next_of, next_steps
from awards.overview.next_words import WORDS
from awards.overview.recent import MOST, RecentAction, recent
from awards.overview.rules import tasks
from awards.overview.status import all_differences, winners_of
from awards.overview.todo import dates_ahead, path_of, todo
from awards.roles import Permission
from awards.web import visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, may, page, redirect
from awards.words import translations


@get("/c/{code:str}", opt={"permission": Permission.READ})
async def home(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    counts = await queries.counts(here, request.user.username)
    steps = next_steps(counts)
    own = next_of(steps, request.user.role)
    step = own or next(iter(steps), None)
    since = await trays.last_visit(request.user)
    actions = await recent(here, visits.language(request))
    new = [each for each in actions if since is None or each.sentence.at > since]
    today = clock.today()
    return page(
        request,
        "overview/home.html",
        here=here,
        section="overview",
        counts=counts,
        tasks=tasks(counts),
        step=step,
        is_own=own is not None,
        instruction=WORDS[step.act](step.count) if step else "",
        leads_to=path_of(step, counts) if step else "",
        since=since,
        new=len(new),
        most=MOST,
        days=_by_day(new),
        earlier=_by_day(actions[len(new) :]),
        waiting=todo(steps, counts, winners_of(await all_differences(here)), request.user.role),
        asked=len(await consents.waiting()) if may(request, Permission.SEE_PEOPLE) else 0,
        dates=dates_ahead(here, counts, today),
        today=today,
        is_sample=code == CODE,
    )


def _by_day(actions: Iterable[RecentAction]) -> list[tuple[date, list[RecentAction]]]:
    days = groupby(actions, key=lambda each: each.sentence.at.astimezone(clock.CHINA).date())
    return [(day, list(them)) for day, them in days]


@post("/c/{code:str}/seen", opt={"permission": Permission.READ})
async def seen(request: AnyRequest, code: CodeInPath) -> Redirect:
    """Begin the list of changes again from now, for this person."""
    await trays.see_changes(request.user.account)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}", _("All changes are marked as seen."))


ROUTES: list[Any] = [home, seen]

"""The year at a glance, the search, and the first steps of an office that begins."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Redirect

from awards.audit.people import shown_names
from awards.audit.sentences import told
from awards.catalogue import service as catalogue
from awards.overview import queries, rules
from awards.overview.rules import Progress, Task
from awards.web import visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import N_, tongue

LATELY = 10

TASKS = {
    Task.QUOTAS: (N_("Set the quotas"), N_("Categories, places, wording and numbers.")),
    Task.IMPORT: (N_("Import the lists"), N_("Spreadsheets of the departments, or one by one.")),
    Task.CHECK: (N_("Check the names"), N_("Remarks, proposals of the units, objections.")),
    Task.NOTICE: (N_("Public notice"), N_("Published for its working days.")),
    Task.CONFIRM: (N_("Confirm"), N_("By someone else than who registered.")),
    Task.NUMBER: (N_("Number and issue"), N_("Every word is frozen.")),
    Task.PRINT: (N_("Print"), N_("In the order of tray and stage.")),
    Task.HAND_OUT: (
        N_("Hand out"),
        N_("Roster for the ceremony; handing out is not recorded yet."),
    ),
}
PROGRESS = {
    Progress.NOT_BEGUN: N_("Not begun"),
    Progress.UNDER_WAY: N_("Under way"),
    Progress.DONE: N_("Done"),
    Progress.NOT_NEEDED: N_("Not needed"),
}
#: Whose task it is, for those who may not do it themselves.
WHOSE = {
    Permission.MANAGE_CATALOGUE: N_("Task of an administrator"),
    Permission.IMPORT: N_("Task of a registrar"),
    Permission.REGISTER: N_("Task of a registrar"),
    Permission.NOTICE: N_("Task of an approver"),
    Permission.CONFIRM: N_("Task of an approver"),
    Permission.ISSUE: N_("Task of an approver"),
    Permission.PRINT: N_("Task of a print operator"),
    Permission.ROSTER: N_("Task of a print operator"),
}


@get("/", opt={"permission": Permission.READ})
async def home(request: AnyRequest) -> Response[str] | Redirect:
    """To the newest commendation; where there is none, what to do first."""
    codes = await catalogue.codes()
    if codes:
        return redirect(request, f"/c/{codes[0]}")
    return page(request, "overview/welcome.html")


@get("/commendations", opt={"permission": Permission.READ})
async def commendations(request: AnyRequest) -> Response[str]:
    found = [await catalogue.find(code) for code in await catalogue.codes()]
    return page(request, "overview/commendations.html", commendations=found)


@get("/c/{code:str}", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    spoken = visits.language(request)
    _ = tongue(spoken).gettext
    people = await shown_names()
    steps = rules.steps(await queries.counts(here))
    return page(
        request,
        "overview/overview.html",
        here=here,
        section="overview",
        steps=steps,
        next_task=rules.next_of(steps),
        tasks={task: tuple(map(_, words)) for task, words in TASKS.items()},
        progress={each: _(words) for each, words in PROGRESS.items()},
        whose={permission: _(words) for permission, words in WHOSE.items()},
        matters=await queries.open_matters(here),
        lately=[told(link, spoken, people) for link in await queries.lately(here, LATELY)],
        several=len(await catalogue.codes()) > 1,
    )


@get("/search", opt={"permission": Permission.READ})
async def search(request: AnyRequest, q: FromQuery[str] = "") -> Response[str] | Redirect:
    """A whole number leads straight to its winner."""
    text = q.replace("\x00", "").strip()[: visits.SEARCH_LIMIT]
    found = await queries.search(text)
    if len(found.winners) == 1 and found.winners[0][2] == text:
        return redirect(request, f"/winners/{found.winners[0][1].id}")
    return page(request, "overview/search.html", text=text, found=found)


ROUTES: list[Any] = [home, commendations, overview, search]

"""A commendation's year: its tasks, its quotas, and recent changes."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.catalogue import service as catalogue
from awards.overview import queries
from awards.overview.demonstration import CODE
from awards.overview.recent import recent
from awards.overview.rules import NEEDS, next_task, tasks, whose
from awards.overview.status import all_differences, winners_of
from awards.roles import Permission
from awards.web import visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page


@get("/c/{code:str}", opt={"permission": Permission.READ})
async def home(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    counts = await queries.counts(here)
    year = tasks(counts)
    return page(
        request,
        "overview/home.html",
        here=here,
        section="overview",
        counts=counts,
        differing=winners_of(await all_differences(here)),
        tasks=year,
        next=next_task(year),
        needs=NEEDS,
        whose=whose,
        actions=await recent(here, visits.language(request)),
        is_sample=code == CODE,
    )


ROUTES: list[Any] = [home]

"""The roster as a printable page, and as files."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, PathParameter

from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.ceremony import reports
from awards.ceremony.api import ByInQuery, VersionInQuery
from awards.ceremony.by_stage import require_by_stage, roster_by_stage
from awards.ceremony.pack import pages as pack
from awards.ceremony.roster_files import table_of
from awards.ceremony.rules import REASONS
from awards.ceremony.service import for_file, roster
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.papers.table import in_language as in_words
from awards.roles import Permission
from awards.stage.versions import frozen_numbers
from awards.web import visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page
from awards.winners.rules import account_of
from awards.words import translated

ReportInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
OPEN = {"permission": Permission.ROSTER}


@get("/c/{code:str}/roster", opt=OPEN)
async def roster_page(
    request: AnyRequest,
    code: CodeInPath,
    everyone: FromQuery[bool] = False,
    by: ByInQuery = "decision",
    version: VersionInQuery = None,
) -> Response[str]:
    require_by_stage(by, version, everyone)
    here = await catalogue.find(code)
    if by == "stage":
        return await _by_stage(request, here, version)
    made = await roster(code, everyone=everyone)
    return page(
        request,
        "ceremony/roster.html",
        here=here,
        section="roster",
        roster=made,
        everyone=everyone,
        handed_out_by=await _person(made.handed_out_by),
        reasons={
            key: translated(words, visits.language(request)) for key, words in REASONS.items()
        },
    )


async def _by_stage(
    request: AnyRequest, here: CommendationRecord, version: int | None
) -> Response[str]:
    spoken = visits.language(request)
    table = await roster_by_stage(here.code, version, visits.settings_of(request))
    return page(
        request,
        "ceremony/roster_by_stage.html",
        here=here,
        section="roster",
        version=version,
        versions=await frozen_numbers(here) or [],
        headings=[translated(column.heading, spoken) for column in table.columns],
        groups=[
            (translated(group.heading or "", spoken), [in_words(row, spoken) for row in group.rows])
            for group in table.groups
        ],
    )


async def _person(actor: str) -> str:
    """The name that others see."""
    account = account_of(actor)
    return (await shown_names()).get(account, account)


def _roster_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/roster.{form.name}", opt=OPEN)
    async def roster_file(
        request: AnyRequest,
        code: CodeInPath,
        signature: FromQuery[bool] = False,
        by: ByInQuery = "decision",
        version: VersionInQuery = None,
    ) -> Response[bytes]:
        require_by_stage(by, version, signature)
        if by == "stage":
            staged = await roster_by_stage(code, version, visits.settings_of(request))
            return await paper(request, staged, form, code, "上台名册")
        table = table_of(await for_file(request.user.actor, code, form.name), signature=signature)
        return await paper(request, table, form, code, "名册")

    return roster_file


@get("/c/{code:str}/reports", opt=OPEN)
async def report_list(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    return page(
        request, "ceremony/reports.html", here=here, section="roster", reports=reports.REPORTS
    )


@get("/c/{code:str}/reports/{report:str}", opt=OPEN)
async def report_page(request: AnyRequest, code: CodeInPath, report: ReportInPath) -> Response[str]:
    here, found = await catalogue.find(code), reports.find(report)
    table, spoken = await found.gather(code), visits.language(request)
    return page(
        request,
        "ceremony/report.html",
        here=here,
        section="roster",
        report=found,
        headings=[translated(column.heading, spoken) for column in table.columns],
        rows=[in_words(row, spoken) for row in table.rows],
    )


def _report_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/reports/{{report:str}}/{form.name}", opt=OPEN)
    async def report_file(
        request: AnyRequest, code: CodeInPath, report: ReportInPath
    ) -> Response[bytes]:
        found = reports.find(report)
        await found.hand_out(request.user.actor, code, form.name)
        table = await found.gather(code)
        return await paper(request, table, form, code, found.file)

    return report_file


ROUTES: list[Any] = [
    *pack.ROUTES,
    roster_page,
    report_list,
    report_page,
    *map(_roster_file, FORMATS),
    *map(_report_file, FORMATS),
]

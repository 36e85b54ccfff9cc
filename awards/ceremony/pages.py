"""The roster as a printable page, and as files."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import PathParameter

from awards.catalogue import service as catalogue
from awards.ceremony import report_files, reports, roster_files
from awards.ceremony.report_table import in_language as in_words
from awards.ceremony.service import roster
from awards.roles import Permission
from awards.web import visits
from awards.web.downloads import CSV, XLSX, download
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page
from awards.words import translated


@get("/c/{code:str}/roster", opt={"permission": Permission.ROSTER})
async def roster_page(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    made = await roster(code)
    return page(request, "ceremony/roster.html", here=here, section="roster", roster=made)


@get("/c/{code:str}/roster.xlsx", opt={"permission": Permission.ROSTER})
async def workbook(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
    content = roster_files.as_xlsx(await roster(code), visits.settings_of(request).language)
    return download(content, f"{code}-名册.xlsx", XLSX)


@get("/c/{code:str}/roster.csv", opt={"permission": Permission.ROSTER})
async def text(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
    content = roster_files.as_csv(await roster(code), visits.settings_of(request).language)
    return download(content, f"{code}-名册.csv", CSV)


ReportInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
OPEN = {"permission": Permission.ROSTER}


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


@get("/c/{code:str}/reports/{report:str}/xlsx", opt=OPEN)
async def report_workbook(
    request: AnyRequest, code: CodeInPath, report: ReportInPath
) -> Response[bytes]:
    language = visits.settings_of(request).language
    content = report_files.as_xlsx(await reports.find(report).gather(code), language)
    return download(content, f"{code}-{report}.xlsx", XLSX)


@get("/c/{code:str}/reports/{report:str}/csv", opt=OPEN)
async def report_text(
    request: AnyRequest, code: CodeInPath, report: ReportInPath
) -> Response[bytes]:
    language = visits.settings_of(request).language
    content = report_files.as_csv(await reports.find(report).gather(code), language)
    return download(content, f"{code}-{report}.csv", CSV)


ROUTES: list[Any] = [
    roster_page,
    workbook,
    text,
    report_list,
    report_page,
    report_workbook,
    report_text,
]

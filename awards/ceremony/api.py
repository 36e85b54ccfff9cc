"""The roster over HTTP: to print, for Excel, and for other programs."""

from __future__ import annotations

from typing import Annotated

import anyio
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from awards.ceremony import report_files, reports, roster_files, service
from awards.ceremony.rules import Roster
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import CSV, XLSX, download
from awards.web.fields import CodeInPath


@get("/commendations/{code:str}/roster", opt={"permission": Permission.ROSTER}, tags=["ceremony"])
async def get_roster(code: CodeInPath) -> Roster:
    """Return all winners who are neither withdrawn nor revoked, in the one order."""
    return await service.roster(code)


@get(
    "/commendations/{code:str}/roster.xlsx",
    media_type=XLSX,
    opt={"permission": Permission.ROSTER},
    tags=["ceremony"],
)
async def get_roster_xlsx(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    found = await service.roster(code)
    content = await anyio.to_thread.run_sync(roster_files.as_xlsx, found, settings.language)
    return download(content, f"{code}-名册.xlsx", XLSX)


@get(
    "/commendations/{code:str}/roster.csv",
    media_type=CSV,
    opt={"permission": Permission.ROSTER},
    tags=["ceremony"],
)
async def get_roster_csv(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    found = await service.roster(code)
    return download(roster_files.as_csv(found, settings.language), f"{code}-名册.csv", CSV)


ReportInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
HERE = "/commendations/{code:str}/reports/{report:str}"
OPEN = {"permission": Permission.ROSTER}


@get(HERE, opt=OPEN, tags=["ceremony"])
async def get_report(
    code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
) -> list[dict[str, str | int]]:
    """Each row of a report by the keys of its columns; ``roster`` is one of them."""
    return (await reports.find(report).gather(code)).records(settings.language)


@get(f"{HERE}/xlsx", media_type=XLSX, opt=OPEN, tags=["ceremony"])
async def get_report_xlsx(
    code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
) -> Response[bytes]:
    table = await reports.find(report).gather(code)
    content = await anyio.to_thread.run_sync(report_files.as_xlsx, table, settings.language)
    return download(content, f"{code}-{report}.xlsx", XLSX)


@get(f"{HERE}/csv", media_type=CSV, opt=OPEN, tags=["ceremony"])
async def get_report_csv(
    code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
) -> Response[bytes]:
    table = await reports.find(report).gather(code)
    return download(report_files.as_csv(table, settings.language), f"{code}-{report}.csv", CSV)


ROUTES = [
    get_roster,
    get_roster_xlsx,
    get_roster_csv,
    get_report,
    get_report_xlsx,
    get_report_csv,
]

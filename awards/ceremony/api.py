"""The roster over HTTP: to print, for Excel, and for other programs."""

from __future__ import annotations

from typing import Annotated

import anyio
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, PathParameter

from awards.ceremony import reports, service
from awards.ceremony.report_files import FORMATS, ReportFormat
from awards.ceremony.report_table import ReportTable
from awards.ceremony.roster_files import table_of
from awards.ceremony.rules import Roster
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import download
from awards.web.fields import CodeInPath

ReportInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
HERE = "/commendations/{code:str}/reports/{report:str}"
OPEN = {"permission": Permission.ROSTER}


@get("/commendations/{code:str}/roster", opt=OPEN, tags=["ceremony"])
async def get_roster(code: CodeInPath, everyone: FromQuery[bool] = False) -> Roster:
    """Return the winners with a certificate, in the order of the print; the others are ``apart``.

    With ``everyone`` those who have none yet stand among the lines, with the reason.
    """
    return await service.roster(code, everyone=everyone)


def _roster_file(form: ReportFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/roster.{form.name}",
        media_type=form.media_type,
        opt=OPEN,
        tags=["ceremony"],
        operation_id=f"get_roster_{form.name}",
    )
    async def get_roster_file(
        code: CodeInPath, settings: NamedDependency[Settings]
    ) -> Response[bytes]:
        return await _file(table_of(await service.roster(code)), form, settings, f"{code}-名册")

    return get_roster_file


@get(HERE, opt=OPEN, tags=["ceremony"])
async def get_report(
    code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
) -> list[dict[str, str | int]]:
    """Each row of a report by the keys of its columns; ``roster`` is one of them."""
    return (await reports.find(report).gather(code)).records(settings.language)


def _report_file(form: ReportFormat) -> HTTPRouteHandler:
    @get(
        f"{HERE}/{form.name}",
        media_type=form.media_type,
        opt=OPEN,
        tags=["ceremony"],
        operation_id=f"get_report_{form.name}",
    )
    async def get_report_file(
        code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
    ) -> Response[bytes]:
        table = await reports.find(report).gather(code)
        return await _file(table, form, settings, f"{code}-{report}")

    return get_report_file


async def _file(
    table: ReportTable, form: ReportFormat, settings: Settings, name: str
) -> Response[bytes]:
    """In a thread, because a long list takes seconds."""
    content = await anyio.to_thread.run_sync(form.write, table, settings)
    return download(content, f"{name}.{form.name}", form.media_type)


ROUTES = [
    get_roster,
    get_report,
    *map(_roster_file, FORMATS),
    *map(_report_file, FORMATS),
]

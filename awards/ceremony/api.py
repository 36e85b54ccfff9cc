"""The roster over HTTP: to print, for Excel, and for other programs."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, PathParameter, QueryParameter

from awards.ceremony import reports, service
from awards.ceremony.by_stage import require_by_stage, roster_by_stage
from awards.ceremony.pack import api as pack
from awards.ceremony.roster_files import table_of
from awards.ceremony.rules import Roster
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import LARGEST_ID, CodeInPath

ReportInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
ByInQuery = Annotated[Literal["decision", "stage"], QueryParameter()]
VersionInQuery = Annotated[int | None, QueryParameter(ge=1, le=LARGEST_ID)]
HERE = "/commendations/{code:str}/reports/{report:str}"
OPEN = {"permission": Permission.ROSTER}


@get("/commendations/{code:str}/roster", opt=OPEN, tags=["ceremony"])
async def get_roster(
    code: CodeInPath,
    settings: NamedDependency[Settings],
    everyone: FromQuery[bool] = False,
    by: ByInQuery = "decision",
    version: VersionInQuery = None,
) -> Roster | list[dict[str, str | int]]:
    """Return the winners with a certificate, in the order of the decision; the others are ``apart``.

    With ``everyone`` those who have none yet stand among the lines, with the reason. With ``by``
    “stage” the answer is a list of rows in the order of the stage, of a frozen ``version`` or of
    the draft.
    """
    require_by_stage(by, version, everyone)
    if by == "stage":
        return (await roster_by_stage(code, version, settings)).records(settings.language)
    return await service.roster(code, everyone=everyone)


def _roster_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/roster.{form.name}",
        media_type=form.media_type,
        opt=OPEN,
        tags=["ceremony"],
        operation_id=f"get_roster_{form.name}",
    )
    async def get_roster_file(
        code: CodeInPath,
        actor: NamedDependency[str],
        settings: NamedDependency[Settings],
        signature: FromQuery[bool] = False,
        by: ByInQuery = "decision",
        version: VersionInQuery = None,
    ) -> Response[bytes]:
        require_by_stage(by, version, signature)
        if by == "stage":
            staged = await roster_by_stage(code, version, settings)
            return await written(staged, form, settings, code, "上台名册")
        made = await service.for_file(actor, code, form.name)
        table = table_of(made, signature=signature)
        return await written(table, form, settings, code, "名册")

    return get_roster_file


@get(HERE, opt=OPEN, tags=["ceremony"])
async def get_report(
    code: CodeInPath, report: ReportInPath, settings: NamedDependency[Settings]
) -> list[dict[str, str | int]]:
    """Each row of a report by the keys of its columns; ``roster`` is one of them."""
    return (await reports.find(report).gather(code)).records(settings.language)


def _report_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"{HERE}/{form.name}",
        media_type=form.media_type,
        opt=OPEN,
        tags=["ceremony"],
        operation_id=f"get_report_{form.name}",
    )
    async def get_report_file(
        code: CodeInPath,
        report: ReportInPath,
        actor: NamedDependency[str],
        settings: NamedDependency[Settings],
    ) -> Response[bytes]:
        found = reports.find(report)
        await found.hand_out(actor, code, form.name)
        table = await found.gather(code)
        return await written(table, form, settings, code, found.file)

    return get_report_file


ROUTES = [
    *pack.ROUTES,
    get_roster,
    get_report,
    *map(_roster_file, FORMATS),
    *map(_report_file, FORMATS),
]

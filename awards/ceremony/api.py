"""The roster over HTTP: to print, for Excel, and for other programs."""

from __future__ import annotations

import anyio
from litestar import Response, get
from litestar.di import NamedDependency

from awards.ceremony import formats, service
from awards.ceremony.rules import Roster
from awards.settings import Settings
from awards.web.downloads import CSV, XLSX, download
from awards.web.fields import CodeInPath
from awards.web.permissions import Permission


@get("/commendations/{code:str}/roster", opt={"permission": Permission.ROSTER}, tags=["ceremony"])
async def get_roster(code: CodeInPath) -> Roster:
    """Everyone who stands, in the one order."""
    return await service.roster(code)


@get(
    "/commendations/{code:str}/roster.xlsx",
    media_type=XLSX,
    opt={"permission": Permission.ROSTER},
    tags=["ceremony"],
)
async def get_roster_xlsx(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    found = await service.roster(code)
    content = await anyio.to_thread.run_sync(formats.as_xlsx, found, settings.language)
    return download(content, f"{code}-名册.xlsx", XLSX)


@get(
    "/commendations/{code:str}/roster.csv",
    media_type=CSV,
    opt={"permission": Permission.ROSTER},
    tags=["ceremony"],
)
async def get_roster_csv(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    found = await service.roster(code)
    return download(formats.as_csv(found, settings.language), f"{code}-名册.csv", CSV)


ROUTES = [get_roster, get_roster_xlsx, get_roster_csv]

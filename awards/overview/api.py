"""Where a commendation stands, over HTTP."""

from __future__ import annotations

from litestar import get

from awards.catalogue import service as catalogue
from awards.overview.status import CommendationStatus, status
from awards.roles import Permission
from awards.web.fields import CodeInPath


@get("/commendations/{code:str}/status", opt={"permission": Permission.READ}, tags=["overview"])
async def commendation_status(code: CodeInPath) -> CommendationStatus:
    """The tasks of the year, the next one, and what was said that the register says differently."""
    return await status(await catalogue.find(code))


ROUTES = [commendation_status]

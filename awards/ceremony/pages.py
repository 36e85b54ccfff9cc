"""The roster as a printable page, and as files."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.catalogue import service as catalogue
from awards.ceremony import formats
from awards.ceremony.service import roster
from awards.web import visits
from awards.web.downloads import CSV, XLSX, download
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page
from awards.web.permissions import Permission


@get("/c/{code:str}/roster", opt={"permission": Permission.ROSTER})
async def shown(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    made = await roster(code)
    return page(request, "ceremony/roster.html", here=here, section="roster", roster=made)


@get("/c/{code:str}/roster.xlsx", opt={"permission": Permission.ROSTER})
async def workbook(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
    content = formats.as_xlsx(await roster(code), visits.settings_of(request).language)
    return download(content, f"{code}-名册.xlsx", XLSX)


@get("/c/{code:str}/roster.csv", opt={"permission": Permission.ROSTER})
async def text(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
    content = formats.as_csv(await roster(code), visits.settings_of(request).language)
    return download(content, f"{code}-名册.csv", CSV)


ROUTES: list[Any] = [shown, workbook, text]

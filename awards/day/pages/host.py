"""The host's view: what is said now, in large type."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.catalogue import service as catalogue
from awards.ceremony.script.pages import LineKind, page_at
from awards.day.desk import desk
from awards.day.pages.parts import day_page
from awards.roles import Permission
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest


@get("/c/{code:str}/script", opt={"permission": Permission.READ})
async def script(request: AnyRequest, code: CodeInPath) -> Response[str]:
    found = await desk(await catalogue.find(code))
    said = page_at(found.content, found.now.item, found.now.group) if found else None
    return await day_page(request, code, "script", said=said, LineKind=LineKind)


ROUTES: list[Any] = [script]

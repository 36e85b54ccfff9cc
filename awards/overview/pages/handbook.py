"""The handbook of the year on one page; each page shows its own part of it."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.roles import Permission
from awards.web import visits
from awards.web.fields import TextInQuery
from awards.web.handbook import SECTIONS, help_of
from awards.web.pages import AnyRequest, page


@get("/help", opt={"permission": Permission.READ})
async def handbook(request: AnyRequest, step: TextInQuery = "") -> Response[str]:
    """What concerns one step of the year; all of it without one that it knows."""
    spoken = visits.language(request)
    known = step if step in SECTIONS else ""
    parts = {each: help_of(each, spoken) for each in SECTIONS if known in ("", each)}
    return page(request, "overview/handbook.html", parts=parts)


ROUTES: list[Any] = [handbook]

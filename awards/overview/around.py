"""What the frame shows on every page besides the page itself."""

from __future__ import annotations

from typing import Any

from litestar import Request

from awards.catalogue import service as catalogue
from awards.overview.notes import tray_of
from awards.web.pages import AROUND
from awards.web.paths import is_page


async def look_around(request: Request[Any, Any, Any]) -> None:
    """Before a page of a signed-in person: the years to switch between, and the bell's notes.

    An act or a part of a page has no bell.
    """
    if request.scope.get("user") is None or not is_page(request.url.path):
        return
    around: dict[str, Any] = {"years": await catalogue.years()}
    if request.method == "GET" and "HX-Request" not in request.headers:
        around["tray"] = await tray_of(request.user)
    request.scope["state"][AROUND] = around

"""What the frame shows on every page besides the page itself."""

from __future__ import annotations

from typing import Any

from litestar import Request

from awards.catalogue import service as catalogue
from awards.web.pages import AROUND
from awards.web.paths import is_page


async def look_around(request: Request[Any, Any, Any]) -> None:
    """Before a page of a signed-in person: the years to switch between."""
    if request.scope.get("user") is None or not is_page(request.url.path):
        return
    request.scope["state"][AROUND] = {"years": await catalogue.years()}

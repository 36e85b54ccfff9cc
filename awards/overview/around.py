"""What the frame shows on every page besides the page itself."""

from __future__ import annotations

import time
from typing import Any

from litestar import Request

from awards.accounts.rules import Principal
from awards.catalogue import service as catalogue
from awards.overview.notes import NoteTray, tray_of
from awards.web.pages import AROUND
from awards.web.paths import is_page

#: Seconds for which a person's notes are kept; reading them takes ten queries.
FRESH = 10.0


async def look_around(request: Request[Any, Any, Any]) -> None:
    """Before a page of a signed-in person: the years to switch between, and the bell's notes.

    An act or a part of a page has no bell. After an act of the person the notes are read again.
    """
    if request.scope.get("user") is None or not is_page(request.url.path):
        return
    around: dict[str, Any] = {"years": await catalogue.years()}
    kept: dict[int, tuple[float, NoteTray]] = request.app.state.setdefault("trays", {})
    if request.method != "GET":
        kept.pop(request.user.account, None)
    elif "HX-Request" not in request.headers:
        around["tray"] = await _tray(request.user, kept)
    request.scope["state"][AROUND] = around


async def _tray(person: Principal, kept: dict[int, tuple[float, NoteTray]]) -> NoteTray:
    read_at, tray = kept.get(person.account, (0.0, None))
    now = time.monotonic()
    if tray is None or now - read_at > FRESH:
        tray = await tray_of(person)
        kept[person.account] = (now, tray)
    return tray

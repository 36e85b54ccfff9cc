"""What the frame shows on every page besides the page itself."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from litestar import Request

from awards.accounts.rules import Principal
from awards.catalogue import service as catalogue
from awards.catalogue.records import Year
from awards.overview.bell.tray import NoteTray, tray_of
from awards.web.pages import AROUND
from awards.web.paths import is_page

#: Seconds for which a person's notes are kept; reading them takes ten queries.
FRESH = 10.0


class _ShownAround(NamedTuple):
    """What a person was shown last, and when it was read."""

    years: list[Year]
    tray: NoteTray
    read_at: float


async def look_around(request: Request[Any, Any, Any]) -> None:
    """Before a page of a signed-in person: the years to switch between, and the bell's notes.

    A part of a page shows neither. The answer to an act has no bell and the years that were shown
    before; after it the notes are read again.
    """
    if request.scope.get("user") is None or not is_page(request.url.path):
        return
    if "HX-Request" in request.headers and request.method == "GET":
        return
    shown: dict[int, _ShownAround] = request.app.state.setdefault("around", {})
    kept = shown.pop(request.user.account, None)
    around: dict[str, Any] = {}
    if request.method == "GET":
        kept = shown[request.user.account] = await _read(request.user, kept)
        around["tray"] = kept.tray
    if "HX-Request" not in request.headers:
        around["years"] = kept.years if kept else await catalogue.years()
    request.scope["state"][AROUND] = around


async def _read(person: Principal, kept: _ShownAround | None) -> _ShownAround:
    now, years = time.monotonic(), await catalogue.years()
    if kept is None or now - kept.read_at > FRESH:
        return _ShownAround(years, await tray_of(person), now)
    return _ShownAround(years, kept.tray, kept.read_at)

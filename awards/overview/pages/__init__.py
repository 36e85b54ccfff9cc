"""The start pages: a commendation's year, the search, and the first steps."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.overview.pages import beginning, effects, home, searching

ROUTES: list[ControllerRouterHandler] = [
    *beginning.ROUTES,
    *home.ROUTES,
    *effects.ROUTES,
    *searching.ROUTES,
]

"""The registry as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.winners.pages import detail, editing, leaving, listing

ROUTES: list[ControllerRouterHandler] = [
    *listing.ROUTES,
    *detail.ROUTES,
    *editing.ROUTES,
    *leaving.ROUTES,
]

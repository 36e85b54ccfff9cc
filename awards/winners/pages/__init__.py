"""The registry as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.winners.pages import detail, editing, list_actions, listing

ROUTES: list[ControllerRouterHandler] = [
    *listing.ROUTES,
    *detail.ROUTES,
    *editing.ROUTES,
    *list_actions.ROUTES,
]

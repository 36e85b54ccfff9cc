"""The registry as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.winners.pages import (
    changing,
    detail,
    editing,
    list_actions,
    listing,
    row_editing,
    views,
)

ROUTES: list[ControllerRouterHandler] = [
    *listing.ROUTES,
    *views.ROUTES,
    *detail.ROUTES,
    *editing.ROUTES,
    *row_editing.ROUTES,
    *list_actions.ROUTES,
    *changing.ROUTES,
]

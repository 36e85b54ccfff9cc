"""A commendation's settings: everyone reads them, permitted roles change them."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.catalogue.pages import beginning, categories, files, settings

ROUTES: list[ControllerRouterHandler] = [
    *beginning.ROUTES,
    *settings.ROUTES,
    *categories.ROUTES,
    *files.ROUTES,
]

"""A commendation's settings: everyone reads them, permitted roles change them."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.catalogue.pages import categories, files, free_fields, new_commendation, settings

ROUTES: list[ControllerRouterHandler] = [
    *new_commendation.ROUTES,
    *settings.ROUTES,
    *categories.ROUTES,
    *files.ROUTES,
    *free_fields.ROUTES,
]

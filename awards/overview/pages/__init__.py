"""The start pages: a commendation's year, the search, and the first steps."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.overview.pages import (
    differing,
    effects,
    first_steps,
    handbook,
    home,
    notes,
    searching,
)

ROUTES: list[ControllerRouterHandler] = [
    *first_steps.ROUTES,
    *handbook.ROUTES,
    *home.ROUTES,
    *notes.ROUTES,
    *effects.ROUTES,
    *differing.ROUTES,
    *searching.ROUTES,
]

"""The print room as programs see it."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.api import at_once, feeds, paper, runs, starting

ROUTES: list[ControllerRouterHandler] = [
    *at_once.ROUTES,
    *starting.ROUTES,
    *runs.ROUTES,
    *feeds.ROUTES,
    *paper.ROUTES,
]

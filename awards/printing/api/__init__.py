"""The print room over HTTP."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.api import direct, feeds, paper, profiles, runs, sheets, starting

ROUTES: list[ControllerRouterHandler] = [
    *direct.ROUTES,
    *starting.ROUTES,
    *runs.ROUTES,
    *sheets.ROUTES,
    *profiles.ROUTES,
    *feeds.ROUTES,
    *paper.ROUTES,
]

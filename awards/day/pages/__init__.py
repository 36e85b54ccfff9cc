"""The day as web pages. Each works without scripts, and follows the day by itself with them."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.day.pages import closing, host, manager, people, screen

ROUTES: list[ControllerRouterHandler] = [
    *manager.ROUTES,
    *people.ROUTES,
    *host.ROUTES,
    *screen.ROUTES,
    *closing.ROUTES,
]

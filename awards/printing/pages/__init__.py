"""The print room as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.pages import feeds, order, paper, passages, run, starting

ROUTES: list[ControllerRouterHandler] = [
    *order.ROUTES,
    *starting.ROUTES,
    *run.ROUTES,
    *feeds.ROUTES,
    *paper.ROUTES,
    *passages.ROUTES,
]

"""The print room as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.pages import direct, feeds, paper, passages, run, starting

ROUTES: list[ControllerRouterHandler] = [
    *direct.ROUTES,
    *starting.ROUTES,
    *run.ROUTES,
    *feeds.ROUTES,
    *paper.ROUTES,
    *passages.ROUTES,
]

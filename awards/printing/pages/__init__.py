"""The print room as people see it."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.pages import feeds, order, paper

ROUTES: list[ControllerRouterHandler] = [*order.ROUTES, *feeds.ROUTES, *paper.ROUTES]

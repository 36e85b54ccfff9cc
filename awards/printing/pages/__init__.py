"""The print room as people see it."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.pages import order

ROUTES: list[ControllerRouterHandler] = [*order.ROUTES]

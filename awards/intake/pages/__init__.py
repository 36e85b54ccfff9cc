"""Import a spreadsheet step by step: upload, match columns, review and fix, confirm, result."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.intake.pages import beginning, columns, confirming, ended, looking

ROUTES: list[ControllerRouterHandler] = [
    *beginning.ROUTES,
    *columns.ROUTES,
    *looking.ROUTES,
    *confirming.ROUTES,
    *ended.ROUTES,
]

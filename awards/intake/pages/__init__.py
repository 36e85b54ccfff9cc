"""Import a spreadsheet step by step: upload, match columns, review and fix, confirm, result."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.intake.pages import columns, confirming, preview, result, together, uploading

ROUTES: list[ControllerRouterHandler] = [
    *uploading.ROUTES,
    *together.ROUTES,
    *columns.ROUTES,
    *preview.ROUTES,
    *confirming.ROUTES,
    *result.ROUTES,
]

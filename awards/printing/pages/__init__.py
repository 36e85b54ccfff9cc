"""The print room as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.printing.pages import (
    direct,
    feeds,
    paper,
    passages,
    run,
    run_files,
    sheet_acts,
    starting,
)

ROUTES: list[ControllerRouterHandler] = [
    *direct.ROUTES,
    *starting.ROUTES,
    *run.ROUTES,
    *sheet_acts.ROUTES,
    *run_files.ROUTES,
    *feeds.ROUTES,
    *paper.ROUTES,
    *passages.ROUTES,
]

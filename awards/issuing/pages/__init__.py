"""Certificates as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.issuing.pages import issue, one, pictures, wording

ROUTES: list[ControllerRouterHandler] = [
    *issue.ROUTES,
    *one.ROUTES,
    *pictures.ROUTES,
    *wording.ROUTES,
]

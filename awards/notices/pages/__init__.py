"""Notices, objections and confirmation as web pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.notices.pages import calendar, confirming, correcting, holding, notices, objections

ROUTES: list[ControllerRouterHandler] = [
    *notices.ROUTES,
    *correcting.ROUTES,
    *objections.ROUTES,
    *confirming.ROUTES,
    *holding.ROUTES,
    *calendar.ROUTES,
]

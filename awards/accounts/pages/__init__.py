"""The account pages: signing in, one's own account, all accounts."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.accounts.pages import entrance, factor, me, people

ROUTES: list[ControllerRouterHandler] = [
    *entrance.ROUTES,
    *me.ROUTES,
    *factor.ROUTES,
    *people.ROUTES,
]

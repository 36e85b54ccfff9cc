"""The account pages: signing in, one's own account, all accounts."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.accounts.pages import (
    consents,
    entrance,
    habits,
    own_account,
    people,
    second_factor,
)

ROUTES: list[ControllerRouterHandler] = [
    *entrance.ROUTES,
    *own_account.ROUTES,
    *habits.ROUTES,
    *second_factor.ROUTES,
    *people.ROUTES,
    *consents.ROUTES,
]

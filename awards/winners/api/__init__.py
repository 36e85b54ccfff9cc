"""The registry over HTTP."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.winners.api import changing, many, reading

ROUTES: list[ControllerRouterHandler] = [*reading.ROUTES, *changing.ROUTES, *many.ROUTES]

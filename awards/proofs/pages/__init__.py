"""Pages for the office, and for the people of a unit."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.proofs.pages import links, proposals, unit

ROUTES: list[ControllerRouterHandler] = [*links.ROUTES, *proposals.ROUTES, *unit.ROUTES]

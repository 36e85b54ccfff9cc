"""Pages for the office, and for the people of a unit."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.proofs.pages import link_acts, link_files, links, proof_versions, proposals, unit

ROUTES: list[ControllerRouterHandler] = [
    *links.ROUTES,
    *link_acts.ROUTES,
    *link_files.ROUTES,
    *proof_versions.ROUTES,
    *proposals.ROUTES,
    *unit.ROUTES,
]

"""Layouts as people see them: the list, the editor, and what there was before."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.layout_editor.pages import editor, listing, versions

ROUTES: list[ControllerRouterHandler] = [*listing.ROUTES, *editor.ROUTES, *versions.ROUTES]

"""The ceremony as web pages. Each works without scripts: dragging is an addition to buttons."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.stage.pages import (
    board,
    freezing,
    grouping,
    hall,
    meeting,
    presenting,
    programme,
    seating,
)

ROUTES: list[ControllerRouterHandler] = [
    *meeting.ROUTES,
    *programme.ROUTES,
    *board.ROUTES,
    *grouping.ROUTES,
    *presenting.ROUTES,
    *hall.ROUTES,
    *seating.ROUTES,
    *freezing.ROUTES,
]

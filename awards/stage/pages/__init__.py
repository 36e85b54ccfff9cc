"""The ceremony as web pages. Each works without scripts: dragging is an addition to buttons."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from awards.stage.pages import (
    attending,
    board,
    freezing,
    grouping,
    hall,
    meeting,
    presenting,
    programme,
    replying,
    replying_office,
    seating,
)

ROUTES: list[ControllerRouterHandler] = [
    *meeting.ROUTES,
    *programme.ROUTES,
    *board.ROUTES,
    *grouping.ROUTES,
    *presenting.ROUTES,
    *attending.ROUTES,
    *replying.ROUTES,
    *replying_office.ROUTES,
    *hall.ROUTES,
    *seating.ROUTES,
    *freezing.ROUTES,
]

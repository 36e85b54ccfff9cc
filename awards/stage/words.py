"""The kinds and rules of a ceremony, by the words that are stored."""

from __future__ import annotations

from awards.tables import (
    AttendeeKind,
    DayChange,
    FillRule,
    ItemKind,
    PlatformRule,
    PositionRule,
    ReplyState,
    SeatKind,
    WalkOn,
)

__all__ = [
    "AttendeeKind",
    "DayChange",
    "FillRule",
    "ItemKind",
    "PlatformRule",
    "PositionRule",
    "ReplyState",
    "SeatKind",
    "WalkOn",
]

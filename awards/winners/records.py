"""What the registry hands out about a winner: of a personal number, its tail alone."""

from __future__ import annotations

from datetime import datetime

from awards.tables import WinnerState
from awards.winner_fields import Registered


class WinnerRecord(Registered, frozen=True):
    """``warnings`` counts what the name checks had to say; ``written_by`` is an account."""

    place: int
    hand_place: int | None
    state: WinnerState
    revision: int
    registered_at: datetime
    warnings: int = 0
    held: bool = False
    notice: int | None = None
    written_by: str = ""

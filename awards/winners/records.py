"""What the registry returns about a winner. Of a personal number only the tail."""

from __future__ import annotations

from datetime import datetime

from awards.tables import WinnerState
from awards.winner_fields import StoredRegistration


class WinnerRecord(StoredRegistration, frozen=True):
    """``warnings`` counts the findings of the name checks; ``written_by`` is an account.

    ``words_confirmed``: nobody changed the words since they were confirmed.

    ``photo`` is the SHA-256 of the photo's file; empty without one.
    """

    place: int
    hand_place: int | None
    state: WinnerState
    revision: int
    registered_at: datetime
    warnings: int = 0
    held: bool = False
    notice: int | None = None
    written_by: str = ""
    photo: str = ""
    words_confirmed: bool = False

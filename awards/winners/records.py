"""What the registry hands out about a winner: of a personal number, its tail alone."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.tables import WinnerState


class WinnerRecord(msgspec.Struct, frozen=True):
    """``warnings`` counts what the name checks had to say; ``written_by`` is an account."""

    id: int
    category: str
    honour: str
    name: str
    unit: str
    credit_code: str
    number_tail: str
    namesake: int
    note: str
    surname_length: int | None
    place: int
    hand_place: int | None
    state: WinnerState
    revision: int
    registered_at: datetime
    warnings: int = 0
    held: bool = False
    notice: int | None = None
    written_by: str = ""


class Amendment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to change; what is left out stays. An empty text erases."""

    name: str | None = None
    unit: str | None = None
    honour: str | None = None
    credit_code: str | None = None
    personal_number: str | None = None
    note: str | None = None
    namesake: int | None = None
    surname_length: int | None = None

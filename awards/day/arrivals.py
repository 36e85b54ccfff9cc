"""Who has arrived at the door, and what was handed out at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from awards.tables import Attendee, AttendeeKind


class HandedAtDesk(NamedTuple):
    at: datetime
    to: str


async def handed(_ceremony: int) -> dict[str, HandedAtDesk]:
    """Number of the certificate → when and to whom."""
    return {}


async def _arrived(_ceremony: int) -> dict[int, datetime]:
    """Attendee → when."""
    return {}


async def arrived_winners(ceremony: int) -> dict[int, datetime]:
    """Winner → when the winner or the representative arrived. Companions do not count."""
    found = await _arrived(ceremony)
    if not found:
        return {}
    rows = await Attendee.select(Attendee.id, Attendee.winner).where(
        Attendee.ceremony == ceremony,
        Attendee.kind.is_in([AttendeeKind.WINNER.value, AttendeeKind.REPRESENTATIVE.value]),
    )
    return {row["winner"]: found[row["id"]] for row in rows if row["winner"] and row["id"] in found}

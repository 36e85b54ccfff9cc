"""Who has arrived at the door, and what was handed out at the desk."""

from __future__ import annotations

from datetime import datetime

from awards.door import queries
from awards.door.records import HandedOver
from awards.tables import Attendee, AttendeeKind


async def handed(ceremony: int) -> dict[str, HandedOver]:
    """Number of the certificate → when and to whom."""
    return await queries.handed(ceremony)


async def arrived_winners(ceremony: int) -> dict[int, datetime]:
    """Winner → when the winner or the representative arrived. Companions do not count."""
    found = await queries.arrived(ceremony)
    if not found:
        return {}
    rows = await Attendee.select(Attendee.id, Attendee.winner).where(
        Attendee.ceremony == ceremony,
        Attendee.kind.is_in([AttendeeKind.WINNER.value, AttendeeKind.REPRESENTATIVE.value]),
    )
    return {row["winner"]: found[row["id"]] for row in rows if row["winner"] and row["id"] in found}

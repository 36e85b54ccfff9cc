"""Read those who attend."""

from __future__ import annotations

import msgspec

from awards.stage.attendance.records import AttendeeRecord
from awards.stage.attendance.rules import OF_WINNER, namesakes
from awards.stage.content import StageCertificate
from awards.stage.words import AttendeeKind
from awards.tables import Attendee

#: Those of the platform first, then who is honoured, then the others.
ORDER = (
    AttendeeKind.LEADER,
    AttendeeKind.WINNER,
    AttendeeKind.REPRESENTATIVE,
    AttendeeKind.COMPANION,
    AttendeeKind.GUEST,
    AttendeeKind.PRESS,
    AttendeeKind.STAFF,
)


async def stored(ceremony: int) -> list[AttendeeRecord]:
    """In the order in which they were entered."""
    rows = await Attendee.select().where(Attendee.ceremony == ceremony).order_by(Attendee.id)
    return [msgspec.convert(row, AttendeeRecord) for row in rows]


async def attendees(ceremony: int, standing: list[StageCertificate]) -> list[AttendeeRecord]:
    """By kind, winners by the decision. People of one name carry a mark that differs."""
    people = await stored(ceremony)
    marks = namesakes(people)
    places = {each.winner: each.decision_place for each in standing}
    told = [
        msgspec.structs.replace(
            each,
            told_apart=marks.get(each.id, ""),
            gone=each.kind in OF_WINNER and each.winner not in places,
        )
        for each in people
    ]
    last = len(places) + 1
    return sorted(
        told, key=lambda each: (ORDER.index(each.kind), places.get(each.winner or 0, last), each.id)
    )

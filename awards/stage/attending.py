"""Who attends and the seats of the hall, as a version says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from awards.stage.content import HallSeat, StageAttendee, StageContent
from awards.stage.words import AttendeeKind, SeatKind
from awards.tables import Attendee, Ceremony, Seat, Seating


class Attending(NamedTuple):
    """Attendees in the order in which they were entered, seats by row from the stage."""

    attendees: tuple[StageAttendee, ...]
    seats: tuple[HallSeat, ...]


async def read(ceremony: int) -> Attending:
    """The attendees are in no group here: `attended` says it."""
    of = Ceremony.select(Ceremony.hall).where(Ceremony.id == ceremony)
    rows = await Seat.select().where(Seat.hall.is_in(of)).order_by(Seat.y, Seat.x)
    seats = {row["id"]: _seat(row) for row in rows}
    placed = {
        row["attendee"]: seats.get(row["seat"])
        for row in await Seating.select().where(Seating.ceremony == ceremony)
    }
    them = await Attendee.select().where(Attendee.ceremony == ceremony).order_by(Attendee.id)
    return Attending(
        tuple(_attendee(row, placed.get(row["id"])) for row in them), tuple(seats.values())
    )


def _seat(row: dict[str, Any]) -> HallSeat:
    return HallSeat(
        row["block"], row["row_label"], row["seat_label"], row["x"], row["y"], SeatKind(row["kind"])
    )


def _attendee(row: dict[str, Any], seat: HallSeat | None) -> StageAttendee:
    return StageAttendee(
        AttendeeKind(row["kind"]),
        row["name"],
        row["code"],
        row["duty"],
        row["unit"],
        row["winner"],
        seat=seat,
    )


def attended(content: StageContent, attending: Attending) -> StageContent:
    """The content with those who attend. Who receives for a winner is in the winner's group."""
    groups = {
        member.certificate.winner: group.number
        for group in content.groups
        for member in group.members
    }
    return msgspec.structs.replace(
        content,
        attendees=tuple(
            msgspec.structs.replace(each, group=_group(each, groups))
            for each in attending.attendees
        ),
        seats=attending.seats,
    )


def _group(one: StageAttendee, groups: Mapping[int, int]) -> int:
    companion = one.kind is AttendeeKind.COMPANION
    return 0 if companion else groups.get(one.winner or 0, 0)

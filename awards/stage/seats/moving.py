"""Another hall for a ceremony: everybody keeps the seat whose block, row and label it has too."""

from __future__ import annotations

from typing import NamedTuple

from awards import database
from awards.errors import ArrangementRefused
from awards.stage.content import HallSeat
from awards.stage.seats.plan import seat_key
from awards.stage.words import SeatKind
from awards.tables import Ceremony, Hall, Seat, Seating
from awards.words import Phrase


class KeptSeats(NamedTuple):
    """``kept`` are the new seats by attendee; ``lost`` are the attendees without one."""

    kept: dict[int, int]
    lost: list[int]


async def seats_of(hall: int) -> dict[int, HallSeat]:
    """By id, by row from the stage."""
    rows = await Seat.select().where(Seat.hall == hall).order_by(Seat.y, Seat.x)
    return {
        row["id"]: HallSeat(
            row["block"],
            row["row_label"],
            row["seat_label"],
            row["x"],
            row["y"],
            SeatKind(row["kind"]),
        )
        for row in rows
    }


async def hall_id(digest: str) -> int:
    """Raises ArrangementRefused."""
    row = await Hall.select(Hall.id).where(Hall.digest == digest).first()
    if row is None:
        raise ArrangementRefused(
            reason=Phrase("no hall with check digits %(digest)s is loaded", digest=digest[:12])
        )
    return int(row["id"])


async def kept_in(ceremony: int, hall: int | None) -> KeptSeats:
    """What a hall means for those who are seated now."""
    placed = await Seating.select(
        Seating.attendee, Seating.seat.block, Seating.seat.row_label, Seating.seat.seat_label
    ).where(Seating.ceremony == ceremony)
    new = (
        {
            seat_key(seat): one
            for one, seat in (await seats_of(hall)).items()
            if seat.kind is not SeatKind.BROKEN
        }
        if hall
        else {}
    )
    kept, lost = {}, []
    for row in placed:
        seat = HallSeat(row["seat.block"], row["seat.row_label"], row["seat.seat_label"], 1, 1)
        if found := new.get(seat_key(seat)):
            kept[row["attendee"]] = found
        else:
            lost.append(row["attendee"])
    return KeptSeats(kept, sorted(lost))


async def move_hall(ceremony: int, digest: str) -> None:
    """Choose the hall, or none, and move everybody along. Raises ArrangementRefused."""
    database.require_transaction()
    hall = await hall_id(digest) if digest else None
    moved = await kept_in(ceremony, hall)
    pinned = {
        row["attendee"]
        for row in await Seating.select(Seating.attendee).where(
            Seating.ceremony == ceremony, Seating.pinned.eq(value=True)
        )
    }
    await Seating.delete().where(Seating.ceremony == ceremony)
    await write_seats(ceremony, moved.kept, pinned & moved.kept.keys())
    await Ceremony.update({Ceremony.hall: hall}).where(Ceremony.id == ceremony)


async def write_seats(ceremony: int, seats: dict[int, int], pinned: set[int]) -> None:
    """Insert them: seats by attendee."""
    rows = [
        Seating(ceremony=ceremony, attendee=attendee, seat=seat, pinned=attendee in pinned)
        for attendee, seat in sorted(seats.items())
    ]
    for batch in database.batches(rows, most=150):
        await Seating.insert(*batch)

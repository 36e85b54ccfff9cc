"""The database itself refuses two people on a seat, and one person on two."""

from __future__ import annotations

from awards.tables import Attendee, AttendeeKind, Hall, Seat, Seating, SeatKind
from tests.people import Cast
from tests.stage.test_constraints import ceremony_row, refused


def _seat(hall: int, label: str, x: int, y: int = 1, kind: str = SeatKind.SEAT) -> Seat:
    return Seat(hall=hall, block="中区", row_label="1", seat_label=label, x=x, y=y, kind=kind)


async def _hall(digit: str) -> int:
    [made] = await Hall.insert(Hall(name="会堂", source="", digest=digit * 64)).returning(Hall.id)
    return int(made["id"])


async def _people(ceremony: int) -> list[int]:
    rows = [
        Attendee(ceremony=ceremony, kind=AttendeeKind.GUEST, name="甲某", code=f"{at:012}")
        for at in range(2)
    ]
    return [row["id"] for row in await Attendee.insert(*rows).returning(Attendee.id)]


async def test_sql_by_hand_seats_no_two_on_a_seat_and_nobody_on_two(cast: Cast) -> None:
    ceremony, hall = await ceremony_row(), await _hall("0")
    one, other = await _people(ceremony)
    seats = _seat(hall, "1", 1), _seat(hall, "2", 2)
    first, second = [row["id"] for row in await Seat.insert(*seats).returning(Seat.id)]
    await Seating.insert(Seating(ceremony=ceremony, attendee=one, seat=first))

    assert await refused(Seating(ceremony=ceremony, attendee=other, seat=first))
    assert await refused(Seating(ceremony=ceremony, attendee=one, seat=second))
    assert not await refused(Seating(ceremony=ceremony, attendee=other, seat=second))


async def test_sql_by_hand_puts_no_two_seats_at_a_label_or_place(cast: Cast) -> None:
    hall = await _hall("0")
    await Seat.insert(_seat(hall, "1", 1))

    assert await refused(_seat(hall, "1", 2))
    assert await refused(_seat(hall, "2", 1))
    assert await refused(_seat(hall, "2", 2, kind="sofa"))
    assert await refused(Hall(name="又一个", source="", digest="0" * 64))
    assert not await refused(_seat(await _hall("1"), "1", 1))

"""Who attends and where they sit is part of what a version says."""

from __future__ import annotations

from awards.settings import Settings
from awards.stage import versions
from awards.tables import Attendee, AttendeeKind, Ceremony, Hall, Seat, Seating, SeatKind
from tests.stage.year import arrange


async def test_a_draft_says_who_sits_where_and_in_which_group(year: Settings) -> None:
    arranged = await arrange()
    first = arranged.draft.items[2].groups[0].members[0].winner
    hall = Hall(name="会堂", source="", digest="0" * 64)
    [stored] = await Hall.insert(hall).returning(Hall.id)
    seat = Seat(
        hall=stored["id"], block="中", row_label="1", seat_label="3", x=3, y=1, kind=SeatKind.SEAT
    )
    [place] = await Seat.insert(seat).returning(Seat.id)
    await Ceremony.update({Ceremony.hall: stored["id"]}).where(Ceremony.id == arranged.id)
    for code, kind, winner in (("A" * 12, "guest", None), ("B" * 12, "winner", first)):
        row = Attendee(
            ceremony=arranged.id, winner=winner, kind=AttendeeKind(kind), name="甲某", code=code
        )
        [made] = await Attendee.insert(row).returning(Attendee.id)
    await Seating.insert(Seating(ceremony=arranged.id, attendee=made["id"], seat=place["id"]))

    content = (await versions.draft("2023")).content

    assert [(each.code, each.group) for each in content.attendees] == [("A" * 12, 0), ("B" * 12, 1)]
    assert [each.seat for each in content.attendees] == [None, content.seats[0]]
    assert (content.seats[0].block, content.seats[0].label) == ("中", "3")

"""The hall is chosen, filled and changed by hand, each on the revision it was decided on."""

from __future__ import annotations

from itertools import groupby

import pytest

from awards.errors import ArrangementRefused, CeremonyChanged, NotFound, SeatRefused, SeatsTooFew
from awards.settings import Settings
from awards.stage import placing, versions
from awards.stage.arrangement import SeatingBlock
from awards.stage.content import HallSeat, StageAttendee
from awards.stage.seats import service as seats
from awards.stage.seats.sitting import found_by
from awards.stage.words import AttendeeKind
from awards.tables import AuditEntry, Hall, SeatBlock, Seating, StageEdit
from tests.stage.seats.people import HALL, attending, hall_of_the_ceremony, in_hall

CORA = "web/cora"


def _place(each: StageAttendee) -> str:
    return f"{each.seat.block}{each.seat.row}-{each.seat.label}" if each.seat else ""


async def _places() -> dict[str, str]:
    """Seats by code: some names are of two people."""
    content = (await versions.draft("2023")).content
    return {each.code: _place(each) for each in content.attendees}


async def _seat_of(name: str) -> str:
    content = (await versions.draft("2023")).content
    return next(_place(each) for each in content.attendees if each.name == name)


async def test_everybody_of_the_fixture_is_seated_by_rule(year: Settings) -> None:
    await in_hall()
    await attending(companions=2)

    done = await seats.seats_fill(CORA, "2023")
    content = (await versions.draft("2023")).content

    assert (done.seated, done.unassigned) == (409, [])
    assert len({_place(each) for each in content.attendees}) == 409
    places = {each.certificate.winner: each.place for each in content.on_stage}
    front = [each for each in content.attendees if each.group]
    assert len(front) == 94
    for number, members in groupby(
        sorted(front, key=lambda each: (each.group, places[each.winner or 0])),
        key=lambda each: each.group,
    ):
        them = list(members)
        xs = [each.seat.x for each in them if each.seat]
        assert {each.seat.block for each in them if each.seat} == {"中区"}, number
        assert xs == list(range(xs[0], xs[0] - len(xs), -1)), number
    talents = [each for each in content.attendees if each.winner and 1 <= each.group <= 8]
    assert {each.seat.y for each in talents if each.seat} == set(range(2, 10))
    assert await seats.seats_fill(CORA, "2023") == done


async def test_a_move_on_the_stage_writes_no_seat(year: Settings) -> None:
    arranged = await in_hall()
    await attending()
    await seats.seats_fill(CORA, "2023")
    rows = Seating.select().order_by(Seating.id), SeatBlock.select().order_by(SeatBlock.id)
    before = [await each for each in rows]

    one = arranged.draft.items[2].groups[0].members[2].winner
    await placing.members_move(CORA, "2023", None, [one], 5, 1)

    assert [await each for each in rows] == before


async def test_a_hall_is_stored_once_and_a_document_names_it(year: Settings) -> None:
    first = await seats.hall_load(CORA, HALL.read_bytes(), "a.toml")
    again = await seats.hall_load(CORA, b"# again\n" + HALL.read_bytes(), "b.toml")
    await in_hall()

    assert (first.digest, first.seats) == (again.digest, 780)
    assert await Hall.count() == 1
    assert await hall_of_the_ceremony() == "会议中心大礼堂"
    loaded = await AuditEntry.count().where(AuditEntry.action == "ceremony.hall-loaded")
    assert loaded == 1


async def test_too_few_seats_are_refused_and_nobody_is_moved(year: Settings) -> None:
    await in_hall()
    await attending()
    await seats.seats_fill(CORA, "2023")
    before = await _places()
    blocks = [SeatingBlock("左区", "1", (AttendeeKind.LEADER,)), SeatingBlock("中区", "1-20")]
    await seats.blocks_put(CORA, "2023", None, blocks)

    with pytest.raises(SeatsTooFew) as refused:
        await seats.seats_fill(CORA, "2023")

    assert "123 have no seat in block “中区”" in refused.value.words("en").what
    assert await _places() == before


async def test_seats_are_exchanged_given_taken_and_pinned(year: Settings) -> None:
    await in_hall()
    ids = await attending()
    await seats.seats_fill(CORA, "2023")
    lan, gu = ids["蓝一鸣"], ids["古月"]
    one, other = await _seat_of("蓝一鸣"), await _seat_of("古月")

    await seats.seat_swap(CORA, "2023", None, lan, gu)
    assert (await _seat_of("蓝一鸣"), await _seat_of("古月")) == (other, one)

    await seats.seat_put(CORA, "2023", None, gu, HallSeat("右区", "26", "30", 1, 1))
    await seats.seat_pin(CORA, "2023", None, gu, pinned=True)
    await seats.seats_fill(CORA, "2023")
    assert (await _seat_of("蓝一鸣"), await _seat_of("古月")) == (one, "右区26-30")

    for refused in (
        seats.seat_swap(CORA, "2023", None, lan, gu),
        seats.seat_put(CORA, "2023", None, gu, None),
        seats.seat_put(CORA, "2023", None, lan, HallSeat("右区", "26", "30", 1, 1)),
    ):
        with pytest.raises(SeatRefused):
            await refused
    with pytest.raises(NotFound):
        await seats.seat_put(CORA, "2023", None, lan, HallSeat("右区", "27", "1", 1, 1))

    await seats.seat_pin(CORA, "2023", None, gu, pinned=False)
    await seats.seat_put(CORA, "2023", None, gu, None)
    assert await _seat_of("古月") == ""
    acts = [
        row["act"]
        for row in await StageEdit.select(StageEdit.act)
        .where(StageEdit.revision > 2)
        .order_by(StageEdit.revision)
    ]
    assert acts == [
        "seats-swapped", "seat-put", "seat-pinned", "seats-filled", "seat-pinned", "seat-put",
    ]  # fmt: skip


async def test_a_change_on_an_old_revision_is_refused_and_says_what_was_done(
    year: Settings,
) -> None:
    arranged = await in_hall()
    ids = await attending()
    await seats.seats_fill(CORA, "2023")

    with pytest.raises(CeremonyChanged) as refused:
        await seats.seat_pin("web/adam", "2023", arranged.revision, ids["蓝一鸣"], pinned=True)

    assert "Seats filled by rule" in refused.value.words("en").what


async def test_a_new_hall_keeps_the_seats_that_it_has_and_names_the_others(
    year: Settings,
) -> None:
    await in_hall()
    ids = await attending()
    await seats.seats_fill(CORA, "2023")
    await seats.seat_put(CORA, "2023", None, ids["古月"], HallSeat("左区", "26", "1", 1, 1))
    before = await _places()
    text = HALL.read_text("utf-8").replace("会议中心大礼堂", "新礼堂")
    smaller = text.replace('rows = "1-26"\nseats = "1-8"', 'rows = "01-25"\nseats = "8-1"')
    record = await seats.hall_load(CORA, smaller.encode(), "new.toml")

    chosen = await seats.hall_choose(CORA, "2023", None, record.digest)
    after = await _places()

    assert chosen.lost == ["古月"]
    assert chosen.kept == 406
    moved = {code for code in before if after[code].replace("区0", "区") != before[code]}
    assert len(moved) == 1
    assert (await versions.draft("2023")).content.hall == "新礼堂"


async def test_blocks_must_be_of_the_hall(year: Settings) -> None:
    await in_hall()
    for block, said in (
        (SeatingBlock("楼上"), "the hall has no block “楼上”"),
        (SeatingBlock("中区", "25-27"), "block “中区” has no row 27"),
        (SeatingBlock("中区", "9-"), None),
        (SeatingBlock("中区", categories=("ZZ",)), "there is no category ZZ"),
        (SeatingBlock("中区", groups=(11,)), "there is no group 11"),
    ):
        with pytest.raises(ArrangementRefused) as refused:
            await seats.blocks_put(CORA, "2023", None, [block])
        if said:
            assert f"line 1 of the blocks: {said}" in refused.value.words("en").what


async def test_everybody_is_found_by_name_initials_and_unit(year: Settings) -> None:
    await in_hall()
    await attending()
    people = (await seats.seats_now("2023"))[1].people

    assert [each.name for each in found_by(people, "古月")] == ["古月"]
    assert [each.name for each in found_by(people, "OYWS")] == ["欧阳望舒"]
    assert [each.name for each in found_by(people, "sikong")] == []
    assert [each.name for each in found_by(people, "经开报社")] == ["司空见"]
    assert len(found_by(people, "王磊")) == 2
    assert found_by(people, " ") == []

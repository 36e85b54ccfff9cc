"""Who sits where by rule, from values alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from awards.stage.arrangement import SeatingBlock
from awards.stage.content import HallSeat
from awards.stage.seats.filling import Filling, Sitter, fill
from awards.stage.words import AttendeeKind, FillRule, SeatKind, WalkOn

WINNER, COMPANION = AttendeeKind.WINNER, AttendeeKind.COMPANION


def _hall(rows: int, *blocks: tuple[str, int], **kinds: SeatKind) -> list[HallSeat]:
    """Blocks side by side with an aisle between; seats are numbered through the row.

    ``kinds`` by “r1s3”.
    """
    found = []
    for y in range(1, rows + 1):
        x = number = 0
        for name, width in blocks:
            for _ in range(width):
                x, number = x + 1, number + 1
                kind = kinds.get(f"r{y}s{number}", SeatKind.SEAT)
                found.append(HallSeat(name, str(y), str(number), x, y, kind))
            x += 1
    return found


def _group(number: int, size: int, start: int) -> list[Sitter]:
    return [
        Sitter(start + at, WINNER, category="GR", group=number, place=at + 1) for at in range(size)
    ]


def _others(count: int, start: int = 100) -> list[Sitter]:
    return [Sitter(start + at, WINNER, category="GR") for at in range(count)]


def _rows(hall: Sequence[HallSeat], made: Filling) -> list[str]:
    """Each row with the ids of who sits there, “.” for a free seat, “|” for an aisle."""
    at = {cell: str(one) for one, cell in made.seated.items()}
    lines: dict[int, list[str]] = {}
    last: dict[int, int] = {}
    for seat in hall:
        row = lines.setdefault(seat.y, [])
        if last.get(seat.y, seat.x - 1) < seat.x - 1:
            row.append("|")
        row.append(at.get((seat.x, seat.y), "."))
        last[seat.y] = seat.x
    return [" ".join(row) for row in lines.values()]


WIDE = _hall(3, ("左", 3), ("中", 5), ("右", 3))
MIDDLE = (SeatingBlock("中"),)


@pytest.mark.parametrize(
    ("walk_on", "block", "rows"),
    [
        (WalkOn.RIGHT, "中", [". . . | . . 3 2 1 | . . .", ". . . | . . . 5 4 | . . ."]),
        (WalkOn.LEFT, "中", [". . . | 1 2 3 . . | . . .", ". . . | 4 5 . . . | . . ."]),
        (WalkOn.RIGHT, "左", ["3 2 1 | . . . . . | . . .", ". 5 4 | . . . . . | . . ."]),
        (WalkOn.LEFT, "左", ["3 2 1 | . . . . . | . . .", ". 5 4 | . . . . . | . . ."]),
        (WalkOn.RIGHT, "右", [". . . | . . . . . | 1 2 3", ". . . | . . . . . | 4 5 ."]),
    ],
)
def test_members_sit_side_by_side_from_the_aisle_where_they_walk_on(
    walk_on: WalkOn, block: str, rows: list[str]
) -> None:
    people = [*_group(1, 3, 1), *_group(2, 2, 4)]

    made = fill(WIDE, [SeatingBlock(block)], people, {}, walk_on)

    assert _rows(WIDE, made) == [*rows, ". . . | . . . . . | . . ."]


def test_others_fill_what_groups_leave_by_row_from_the_stage() -> None:
    people = [*_others(7), *_group(1, 3, 1), *_group(2, 2, 4)]

    aisle = fill(WIDE, MIDDLE, people, {}, WalkOn.RIGHT)
    across = fill(WIDE, MIDDLE, people, {}, WalkOn.RIGHT, FillRule.ACROSS)

    assert [row[8:-8] for row in _rows(WIDE, aisle)] == [
        "101 100 3 2 1", "104 103 102 5 4", ". . . 106 105",
    ]  # fmt: skip
    assert [row[8:-8] for row in _rows(WIDE, across)] == [
        "100 101 3 2 1", "102 103 104 5 4", "105 106 . . .",
    ]  # fmt: skip


def test_a_group_too_wide_for_a_row_fills_rows_from_the_front() -> None:
    made = fill(WIDE, MIDDLE, _group(1, 7, 1), {}, WalkOn.RIGHT)

    assert _rows(WIDE, made)[:2] == [
        ". . . | 5 4 3 2 1 | . . .",
        ". . . | . . . 7 6 | . . .",
    ]


def test_a_companion_comes_after_their_principal() -> None:
    follows = Sitter(50, COMPANION, principal=100)
    of_group = Sitter(51, COMPANION, principal=2)
    people = [follows, of_group, *_others(2), *_group(1, 3, 1)]
    blocks = (SeatingBlock("中", categories=("GR",)),)

    made = fill(WIDE, blocks, people, {}, WalkOn.LEFT)

    assert _rows(WIDE, made)[:2] == [
        ". . . | 1 2 3 51 100 | . . .",
        ". . . | 50 101 . . . | . . .",
    ]


def test_a_seat_of_another_kind_is_left_and_a_pinned_one_stays() -> None:
    hall = _hall(
        2, ("中", 6),
        r1s6=SeatKind.BROKEN, r1s1=SeatKind.WHEELCHAIR, r1s2=SeatKind.PLATFORM, r2s6=SeatKind.STAFF,
    )  # fmt: skip
    people = [
        *_group(1, 2, 1),
        *_others(4),
        Sitter(7, AttendeeKind.LEADER),
        Sitter(8, AttendeeKind.STAFF),
    ]

    made = fill(hall, MIDDLE, people, {101: (5, 2)}, WalkOn.RIGHT)

    assert _rows(hall, made) == [". 7 100 2 1 .", ". . 103 102 . 8"]


def test_blocks_are_filled_in_their_order_and_too_few_seats_are_named() -> None:
    small = _hall(1, ("左", 2), ("右", 2))
    guest = Sitter(9, AttendeeKind.GUEST)
    blocks = [
        SeatingBlock("右", kinds=(AttendeeKind.LEADER,)),
        SeatingBlock("左", categories=("GR",)),
        SeatingBlock("右", categories=("GR",)),
    ]

    made = fill(small, blocks, [*_others(5), guest], {})

    assert _rows(small, made) == ["101 100 | 102 103"]
    assert made.short == {104: "右"}
    assert made.unassigned == [9]


def test_a_block_is_for_units_groups_kinds_and_rows_all_at_once() -> None:
    people = [
        Sitter(1, WINNER, "甲局", "GR", 2, 1),
        Sitter(2, WINNER, "甲局", "GR"),
        Sitter(3, AttendeeKind.GUEST, "甲局"),
        Sitter(4, WINNER, "乙局", "GR", 2, 2),
    ]
    block = SeatingBlock("中", "02", (WINNER,), ("GR",), (2,), ("甲局",))

    made = fill(WIDE, [block], people, {})

    assert _rows(WIDE, made)[1] == ". . . | . . . . 1 | . . ."
    assert made.unassigned == [4, 2, 3]


def test_the_same_people_get_the_same_seats_in_any_order_of_seats() -> None:
    people = [*_group(1, 3, 1), *_others(5)]

    assert fill(WIDE, MIDDLE, people, {}) == fill(WIDE[::-1], MIDDLE, people, {})

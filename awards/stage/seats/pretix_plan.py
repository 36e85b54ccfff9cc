"""A seating plan of pretix: JSON of zones, rows and seats in units of a drawing.

Seats are put into cells: a row of the drawing is a row of the plan, and the usual distance of
neighbours is one cell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import isfinite
from statistics import median
from typing import NamedTuple

import msgspec

from awards.stage.content import HallSeat
from awards.stage.seats.limits import MOST_CELLS, MOST_SEATS
from awards.stage.seats.plan import HallPlan, ReadSeat, plan_of, refusal
from awards.stage.words import SeatKind
from awards.words import Phrase

_NEAR = 0.01
"""Units within which two seats lie at one place."""


class PlanPoint(msgspec.Struct, frozen=True):
    x: float = 0
    y: float = 0


class PlanSeat(msgspec.Struct, frozen=True):
    seat_number: str | int = ""
    position: PlanPoint = PlanPoint()
    category: str = ""


class PlanRow(msgspec.Struct, frozen=True):
    row_number: str | int = ""
    position: PlanPoint = PlanPoint()
    seats: tuple[PlanSeat, ...] = ()


class PlanZone(msgspec.Struct, frozen=True):
    name: str = ""
    position: PlanPoint = PlanPoint()
    rows: tuple[PlanRow, ...] = ()


class SeatingPlan(msgspec.Struct, frozen=True):
    name: str = ""
    zones: tuple[PlanZone, ...] = ()


class _Drawn(NamedTuple):
    """A row in the units of the drawing."""

    block: str
    label: str
    y: float
    seats: list[tuple[float, PlanSeat]]


def from_pretix(source: bytes, name: str = "") -> HallPlan:
    """Raises HallRefused."""
    try:
        plan = msgspec.json.decode(source, type=SeatingPlan)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise refusal([Phrase("the file does not fit: %(fault)s", fault=str(fault))]) from None
    rows = [row for at, zone in enumerate(plan.zones, 1) for row in _rows(zone, at)]
    numbers = [value for row in rows for value in (row.y, *(x for x, _ in row.seats))]
    if sum(len(row.seats) for row in rows) > MOST_SEATS or not all(map(isfinite, numbers)):
        raise refusal([Phrase("the hall has more than %(most)s seats", most=MOST_SEATS)])
    return plan_of(name or plan.name.strip(), list(_placed(rows)), _at_one_place(rows))


def _rows(zone: PlanZone, at: int) -> Iterator[_Drawn]:
    for number, row in enumerate(zone.rows, 1):
        left = zone.position.x + row.position.x
        top = zone.position.y + row.position.y
        if row.seats:
            middle = sum(each.position.y for each in row.seats) / len(row.seats)
            seats = sorted(
                ((left + each.position.x, each) for each in row.seats), key=lambda pair: pair[0]
            )
            label = str(row.row_number).strip() or str(number)
            yield _Drawn(zone.name.strip() or str(at), label, top + middle, seats)


def _at_one_place(rows: Sequence[_Drawn]) -> list[Phrase]:
    faults = []
    for row in rows:
        for (x, seat), (other_x, other) in zip(row.seats, row.seats[1:], strict=False):
            apart = max(other_x - x, abs(other.position.y - seat.position.y))
            if apart < _NEAR:
                faults.append(
                    Phrase(
                        "%(where)s: seats %(first)s and %(second)s lie at one place",
                        where=_where(row),
                        first=seat.seat_number,
                        second=other.seat_number,
                    )
                )
    return faults


def _where(row: _Drawn) -> Phrase:
    return Phrase("block “%(block)s”, row %(row)s", block=row.block, row=row.label)


def _placed(rows: Sequence[_Drawn]) -> Iterator[ReadSeat]:
    levels = _levels(rows)
    left = min((row.seats[0][0] for row in rows), default=0.0)
    gaps = [
        second[0] - first[0]
        for row in rows
        for first, second in zip(row.seats, row.seats[1:], strict=False)
        if second[0] - first[0] >= _NEAR
    ]
    pitch = median(gaps) if gaps else 1.0
    taken: dict[int, set[int]] = {}
    for row, y in zip(rows, levels, strict=True):
        last = 0
        for drawn, seat in row.seats:
            cell = max(last + 1, min(round((drawn - left) / pitch) + 1, MOST_CELLS + 1))
            while cell in taken.setdefault(y, set()):
                cell += 1
            taken[y].add(cell)
            last = cell
            label = str(seat.seat_number).strip()
            kind = _kind(seat.category)
            yield ReadSeat(HallSeat(row.block, row.label, label, cell, y, kind), _where(row))


def _levels(rows: Sequence[_Drawn]) -> list[int]:
    """The row of the plan for each row of the drawing: those at one height share it."""
    heights = sorted({row.y for row in rows})
    steps = [
        later.y - row.y
        for row, later in itertools.pairwise(rows)
        if row.block == later.block and later.y - row.y >= _NEAR
    ]
    near = median(steps) / 2 if steps else _NEAR
    found, level, start = {}, 0, None
    for height in heights:
        if start is None or height - start >= near:
            level, start = level + 1, height
        found[height] = level
    return [found[row.y] for row in rows]


def _kind(category: str) -> SeatKind:
    words = category.casefold()
    return SeatKind.WHEELCHAIR if "wheelchair" in words or "轮椅" in words else SeatKind.SEAT

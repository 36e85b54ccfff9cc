"""A hall as our own TOML file: blocks with ranges of rows and seats, or row by row.

``x`` and ``y`` count cells of the plan from 1, from the left as the hall sees it and from the stage.
Between two blocks that say no ``x`` lies an aisle of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec
import tomli_w

from awards.stage.content import HallSeat
from awards.stage.seats.labels import label_key, labels
from awards.stage.seats.plan import HallPlan, ReadSeat, plan_of, refusal
from awards.stage.words import SeatKind
from awards.words import Phrase

Labels = str | int | list[str | int]


class RowInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str | int
    seats: Labels
    x: int | None = None
    y: int | None = None
    kind: SeatKind = SeatKind.SEAT


class BlockInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rows`` and ``seats`` for a rectangle; ``row`` for rows that differ."""

    name: str
    rows: Labels = ""
    seats: Labels = ""
    x: int | None = None
    y: int = 1
    kind: SeatKind = SeatKind.SEAT
    row: tuple[RowInFile, ...] = ()


class MarkInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seats of another kind."""

    block: str
    row: str | int
    seats: Labels
    kind: SeatKind


class HallInFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    block: tuple[BlockInFile, ...] = ()
    mark: tuple[MarkInFile, ...] = ()


def from_toml(source: bytes) -> HallPlan:
    """Raises HallRefused."""
    try:
        hall = msgspec.toml.decode(source, type=HallInFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as fault:
        raise refusal([Phrase("the file does not fit: %(fault)s", fault=str(fault))]) from None
    faults: list[Phrase] = []
    return plan_of(hall.name.strip(), _marked(hall, list(_seats(hall, faults)), faults), faults)


def _seats(hall: HallInFile, faults: list[Phrase]) -> Iterator[ReadSeat]:
    right = 0
    for block in hall.block:
        left = right + (2 if right else 1) if block.x is None else block.x
        for seat in _block(block, left, faults):
            right = max(right, seat.seat.x)
            yield seat


def _block(block: BlockInFile, left: int, faults: list[Phrase]) -> Iterator[ReadSeat]:
    name = block.name.strip()
    here = Phrase("block “%(block)s”", block=name)
    y = block.y
    for row in _listed(block.rows, here, faults):
        if row:
            yield from _row(name, RowInFile(row, block.seats, kind=block.kind), left, y, faults)
        y += 1
    for each in block.row:
        at = each.y if each.y is not None else y
        yield from _row(name, each, each.x if each.x is not None else left, at, faults)
        y = at + 1


def _row(block: str, row: RowInFile, left: int, y: int, faults: list[Phrase]) -> Iterator[ReadSeat]:
    name = str(row.label).strip()
    where = Phrase("block “%(block)s”, row %(row)s", block=block, row=name)
    for at, label in enumerate(_listed(row.seats, where, faults)):
        if label:
            yield ReadSeat(HallSeat(block, name, label, left + at, y, row.kind), where)


def _listed(given: Labels, where: Phrase, faults: list[Phrase]) -> list[str]:
    try:
        return labels(given)
    except ValueError:
        faults.append(Phrase("%(where)s: “%(range)s” is no range", where=where, range=str(given)))
        return []


def _marked(hall: HallInFile, seats: list[ReadSeat], faults: list[Phrase]) -> list[ReadSeat]:
    kinds: dict[tuple[str, str, str], SeatKind] = {}
    for mark in hall.mark:
        where = Phrase("mark of block “%(block)s”, row %(row)s", block=mark.block, row=mark.row)
        for label in _listed(mark.seats, where, faults):
            kinds[label_key(mark.block), label_key(str(mark.row)), label_key(label)] = mark.kind
    made = []
    for seat, where in seats:
        key = label_key(seat.block), label_key(seat.row), label_key(seat.label)
        kind = kinds.pop(key, seat.kind)
        made.append(ReadSeat(msgspec.structs.replace(seat, kind=kind), where))
    faults += (
        Phrase("a mark names row %(row)s seat %(label)s, which is not there", row=row, label=label)
        for _, row, label in kinds
    )
    return made


def as_toml(plan: HallPlan) -> str:
    """The canonical text of a plan: equal plans have equal texts."""
    blocks = [_written_block(name, plan) for name in plan.blocks]
    other = [seat for seat in plan.seats if seat.kind is not SeatKind.SEAT]
    marks = [
        {"block": seat.block, "row": seat.row, "seats": [seat.label], "kind": seat.kind.value}
        for seat in other
    ]
    return tomli_w.dumps({"name": plan.name, "block": blocks, "mark": marks})


def _written_block(name: str, plan: HallPlan) -> dict[str, object]:
    own = [seat for seat in plan.seats if seat.block == name]
    rows = []
    for (y, label), them in groupby(own, key=lambda seat: (seat.y, seat.row)):
        seats = list(them)
        cells = {seat.x: seat.label for seat in seats}
        written = [cells.get(x, "") for x in range(seats[0].x, seats[-1].x + 1)]
        rows.append({"label": label, "y": y, "x": seats[0].x, "seats": written})
    return {"name": name, "row": rows}

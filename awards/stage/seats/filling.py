"""Who sits where by rule: from plain values, the same seats for the same people.

Blocks are filled in their order. In each, groups sit first: side by side in the order of the stage,
from the aisle on the side where they walk on, one group a row while rows are left. Then everybody
else takes the seats that are free, by row from the stage. A companion follows who brought them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from awards.stage.arrangement import SeatingBlock
from awards.stage.content import HallSeat
from awards.stage.seats.labels import label_key, labels
from awards.stage.words import AttendeeKind, FillRule, SeatKind, WalkOn

Cell = tuple[int, int]


class Sitter(NamedTuple):
    """Someone to seat. ``place`` orders the members of a group.

    ``principal`` is whom a companion follows: the id of another, else 0.
    """

    id: int
    kind: AttendeeKind
    unit: str = ""
    category: str = ""
    group: int = 0
    place: int = 0
    principal: int = 0


class Filling(NamedTuple):
    """``seated``: cells by person. ``short``: the block that has no seat left for a person.

    ``unassigned`` are for no block.
    """

    seated: dict[int, Cell]
    short: dict[int, str]
    unassigned: list[int]


class SeatRun(NamedTuple):
    """The seats of one row of a block without an aisle between, from the aisle outward."""

    y: int
    cells: tuple[Cell, ...]


def fill(
    seats: Sequence[HallSeat],
    blocks: Sequence[SeatingBlock],
    sitters: Sequence[Sitter],
    kept: Mapping[int, Cell],
    walk_on: WalkOn = WalkOn.RIGHT,
    rule: FillRule = FillRule.AISLE,
) -> Filling:
    """``sitters`` in the order in which they are seated; ``kept`` stay where they are."""
    by_id = {each.id: each for each in sitters}
    taken = set(kept.values())
    waiting = {each.id: each for each in _in_order(sitters) if each.id not in kept}
    seated: dict[int, Cell] = {}
    short: dict[int, str] = {}
    for block in blocks:
        own = [each for each in waiting.values() if _is_for(block, each, by_id)]
        made = _fill_block(seats, block, own, taken, walk_on, rule)
        seated |= made
        taken |= set(made.values())
        short |= {each.id: block.block for each in own}
        for one in made:
            del waiting[one], short[one]
    return Filling(seated, short, [one for one in waiting if one not in short])


def _in_order(sitters: Sequence[Sitter]) -> list[Sitter]:
    """Groups in the order of the stage; each companion behind the one they follow."""
    order = {each.id: at for at, each in enumerate(sitters)}
    groups = {each.id: (each.group or len(sitters) + 1, each.place) for each in sitters}

    def key(each: Sitter) -> tuple[tuple[int, int], int, bool, int]:
        leads = each.principal if each.principal in order else each.id
        return groups[leads], order[leads], leads != each.id, order[each.id]

    return sorted(sitters, key=key)


def _is_for(block: SeatingBlock, each: Sitter, by_id: Mapping[int, Sitter]) -> bool:
    """All that the block names must hold; a companion counts as the one they follow."""
    leads = by_id.get(each.principal, each)
    return (
        (not block.kinds or each.kind in block.kinds)
        and (not block.categories or leads.category in block.categories)
        and (not block.groups or leads.group in block.groups)
        and (not block.units or bool({each.unit, leads.unit} & set(block.units)))
    )


def may_sit(kind: AttendeeKind, seat: SeatKind) -> bool:
    """Whether the rule seats them there; a wheelchair's place is given by hand alone."""
    if seat is SeatKind.PLATFORM:
        return kind is AttendeeKind.LEADER
    if seat is SeatKind.STAFF:
        return kind is AttendeeKind.STAFF
    return seat is SeatKind.SEAT


def _fill_block(
    seats: Sequence[HallSeat],
    block: SeatingBlock,
    people: Sequence[Sitter],
    taken: Collection[Cell],
    walk_on: WalkOn,
    rule: FillRule,
) -> dict[int, Cell]:
    own = _own_seats(seats, block)
    kinds = {(seat.x, seat.y): seat.kind for seat in own}
    runs = list(_runs(own, seats, walk_on))
    free = [cell for run in runs for cell in run.cells if cell not in taken]
    made: dict[int, Cell] = {}
    left = dict.fromkeys(free)
    for _, members in groupby((each for each in people if each.group), key=_group):
        them = list(members)
        usable = [cell for cell in left if may_sit(them[0].kind, kinds[cell])]
        for each, cell in zip(them, _side_by_side(len(them), runs, usable, kinds), strict=False):
            made[each.id] = cell
            del left[cell]
    others = list(left) if rule is FillRule.AISLE else sorted(left, key=_across)
    spare = dict.fromkeys(others)
    for each in people:
        if each.id not in made:
            found = next((one for one in spare if may_sit(each.kind, kinds[one])), None)
            if found is not None:
                made[each.id] = found
                del spare[found]
    return made


def _group(each: Sitter) -> int:
    return each.group


def _across(cell: Cell) -> Cell:
    return cell[1], cell[0]


def _own_seats(seats: Sequence[HallSeat], block: SeatingBlock) -> list[HallSeat]:
    rows = set(map(label_key, labels(block.rows)))
    return [
        seat
        for seat in seats
        if seat.block == block.block and (not rows or label_key(seat.row) in rows)
    ]


def _runs(own: Sequence[HallSeat], seats: Sequence[HallSeat], walk_on: WalkOn) -> Iterator[SeatRun]:
    """Front rows first. A row begins at the aisle on the side of the stage where groups walk on."""
    left, right = min(seat.x for seat in seats), max(seat.x for seat in seats)
    by_row: defaultdict[int, list[int]] = defaultdict(list)
    for seat in own:
        by_row[seat.y].append(seat.x)
    for y in sorted(by_row):
        runs = _unbroken(sorted(by_row[y]))
        for run in runs if walk_on is WalkOn.LEFT else reversed(runs):
            wall_left, wall_right = run[0] == left, run[-1] == right
            from_left = walk_on is WalkOn.LEFT if wall_left == wall_right else wall_right
            yield SeatRun(y, tuple((x, y) for x in (run if from_left else reversed(run))))


def _unbroken(columns: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for x in columns:
        if not runs or x > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(x)
    return runs


def _side_by_side(
    count: int, runs: Sequence[SeatRun], free: Sequence[Cell], kinds: Mapping[Cell, SeatKind]
) -> Sequence[Cell]:
    """From an aisle if a row has room there, else together in a row, else over several rows."""
    open_cells = set(free)
    together: list[Cell] | None = None
    for run in runs:
        sound = [cell for cell in run.cells if kinds[cell] is not SeatKind.BROKEN]
        for at in range(len(sound) - count + 1):
            cells = sound[at : at + count]
            if open_cells.issuperset(cells) and abs(cells[0][0] - cells[-1][0]) == count - 1:
                if at == 0:
                    return cells
                together = together or cells
    return together or free[:count]

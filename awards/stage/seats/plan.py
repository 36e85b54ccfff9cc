"""A hall as it is read, and what makes it one that people can be seated in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from awards import limits
from awards.errors import HallRefused
from awards.stage.content import HallSeat
from awards.stage.seats.labels import label_key
from awards.stage.seats.limits import MOST_CELLS, MOST_FAULTS, MOST_SEATS
from awards.stage.words import SeatKind
from awards.words import C_, Joined, Phrase

SeatKey = tuple[str, str, str]


class ReadSeat(NamedTuple):
    """A seat, and where in the file it stands."""

    seat: HallSeat
    where: Phrase


class HallPlan(msgspec.Struct, frozen=True):
    """Seats by row from the stage, each row from the left as the hall sees it."""

    name: str
    seats: tuple[HallSeat, ...]

    @property
    def blocks(self) -> list[str]:
        return blocks_of(self.seats)


def blocks_of(seats: Iterable[HallSeat]) -> list[str]:
    """The names of the blocks, from the front left."""
    return list(dict.fromkeys(seat.block for seat in seats))


def seat_key(seat: HallSeat) -> SeatKey:
    """What one seat is called in any spelling."""
    return label_key(seat.block), label_key(seat.row), label_key(seat.label)


def plan_of(name: str, found: Sequence[ReadSeat], faults: Sequence[Phrase] = ()) -> HallPlan:
    """Raises HallRefused, with the place of each fault."""
    told = [*faults, *_faults(name, found)]
    if told:
        raise refusal(told)
    seats = sorted((each.seat for each in found), key=lambda seat: (seat.y, seat.x))
    return HallPlan(name, tuple(seats))


def refusal(faults: Sequence[Phrase]) -> HallRefused:
    more = [Phrase("and %(count)s more", count=len(faults) - MOST_FAULTS)]
    told = [*faults[:MOST_FAULTS], *(more if len(faults) > MOST_FAULTS else ())]
    return HallRefused(faults=Joined(tuple(told), Phrase(C_("list", "; "))))


def digest_of(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


def _faults(name: str, found: Sequence[ReadSeat]) -> Iterator[Phrase]:
    if not name:
        yield Phrase("the hall has no name")
    elif len(name) > limits.HALL:
        yield Phrase("the name of the hall has more than %(most)s characters", most=limits.HALL)
    if all(each.seat.kind is SeatKind.BROKEN for each in found):
        yield Phrase("the hall has no seat")
    if len(found) > MOST_SEATS:
        yield Phrase("the hall has more than %(most)s seats", most=MOST_SEATS)
        return
    yield from _long_or_far(found)
    yield from _twice(found)


def _long_or_far(found: Sequence[ReadSeat]) -> Iterator[Phrase]:
    for seat, where in found:
        for text, most in (
            (seat.block, limits.SEAT_BLOCK),
            (seat.row, limits.SEAT_LABEL),
            (seat.label, limits.SEAT_LABEL),
        ):
            if not text:
                yield Phrase("%(where)s: block, row and seat need a label", where=where)
            elif len(text) > most or not text.isprintable():
                yield Phrase(
                    "%(where)s: “%(text)s” is no label of at most %(most)s characters",
                    where=where,
                    text=text[:most],
                    most=most,
                )
        if not (1 <= seat.x <= MOST_CELLS and 1 <= seat.y <= MOST_CELLS):
            yield Phrase(
                "%(where)s: the place is not within %(most)s cells of the plan",
                where=where,
                most=MOST_CELLS,
            )


def _twice(found: Sequence[ReadSeat]) -> Iterator[Phrase]:
    labels: dict[SeatKey, ReadSeat] = {}
    cells: dict[tuple[int, int], ReadSeat] = {}
    for each in found:
        seat = each.seat
        if other := labels.get(seat_key(seat)):
            yield Phrase(
                "%(where)s: block %(block)s has row %(row)s seat %(label)s already: %(other)s",
                where=each.where,
                block=seat.block,
                row=seat.row,
                label=seat.label,
                other=other.where,
            )
        elif other := cells.get((seat.x, seat.y)):
            yield Phrase(
                "%(where)s: row %(row)s seat %(label)s lies where %(other)s lies",
                where=each.where,
                row=seat.row,
                label=seat.label,
                other=other.where,
            )
        labels.setdefault(seat_key(seat), each)
        cells.setdefault((seat.x, seat.y), each)

"""Choose the hall, fill its blocks and change seats by hand: each function is one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import ArrangementRefused, NotFound, SeatRefused, SeatsTooFew
from awards.stage import store
from awards.stage.arrangement import Arrangement, SeatingBlock
from awards.stage.certificates import stage_certificates
from awards.stage.content import HallSeat
from awards.stage.revising import change, change_rows, facts_of, hold
from awards.stage.seats import halls
from awards.stage.seats.drafts import require_known_blocks
from awards.stage.seats.filling import fill
from awards.stage.seats.halls import hall_load
from awards.stage.seats.moving import hall_id, kept_in, write_seats
from awards.stage.seats.sitting import SeatedHall, SeatedPerson, seated_hall, sitters
from awards.stage.store import StoredCeremony
from awards.stage.words import SeatKind
from awards.tables import Attendee, Seating, StageAct
from awards.words import C_, Joined, Phrase

__all__ = [
    "HallChoice",
    "SeatsFilled",
    "blocks_put",
    "hall_choose",
    "hall_load",
    "seat_pin",
    "seat_put",
    "seat_swap",
    "seats_fill",
    "seats_now",
]


class HallChoice(msgspec.Struct, frozen=True):
    """``lost`` are the names of those whose seat the hall does not have."""

    revision: int
    kept: int
    lost: list[str]


class SeatsFilled(msgspec.Struct, frozen=True):
    """``unassigned`` are the names of those for whom no block is."""

    revision: int
    seated: int
    unassigned: list[str]


async def seats_now(commendation: str) -> tuple[StoredCeremony, SeatedHall]:
    """The hall as people are seated in it. Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    return ceremony, await _hall_of(here, ceremony)


async def _hall_of(here: CommendationRecord, ceremony: StoredCeremony) -> SeatedHall:
    return await seated_hall(ceremony.id, ceremony.draft, await stage_certificates(here))


async def hall_choose(
    actor: str, commendation: str, arranged_on: int | None, digest: str
) -> HallChoice:
    """Everybody keeps the seat that the hall also has; the others are named.

    Raises NotFound, CeremonyChanged and ArrangementRefused.
    """
    name, _ = await halls.source_of(digest)
    async with database.transaction():
        ceremony = await hold(await catalogue.find(commendation), arranged_on)
        moved = await kept_in(ceremony.id, await hall_id(digest))
        lost = await _names(moved.lost)

        def edit(now: Arrangement, _: object) -> Arrangement:
            settings = msgspec.structs.replace(now.settings, hall_name=name)
            return msgspec.structs.replace(now, hall=digest, settings=settings)

        facts = {"title": name, **facts_of(lost)}
        made = await change(actor, commendation, None, StageAct.HALL, edit, facts)
    return HallChoice(made.revision, len(moved.kept), lost)


async def blocks_put(
    actor: str, commendation: str, arranged_on: int | None, blocks: Sequence[SeatingBlock]
) -> StoredCeremony:
    """Say whom each block is for, in the order of filling. Nobody is moved by this."""
    here = await catalogue.find(commendation)
    await require_known_blocks(here, (await store.require(here)).draft, blocks)
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.BLOCKS,
        lambda now, _: msgspec.structs.replace(now, blocks=tuple(blocks)),
        {"rows": len(blocks)},
    )


async def seats_fill(
    actor: str, commendation: str, arranged_on: int | None = None, *, keep: bool = False
) -> SeatsFilled:
    """Seat everybody by the blocks. Pinned ones stay; with ``keep`` everybody who has a seat.

    Raises NotFound, CeremonyChanged, ArrangementRefused and SeatsTooFew.
    """
    left: list[str] = []
    count = 0

    async def work(
        here: CommendationRecord, ceremony: StoredCeremony
    ) -> Mapping[str, object] | None:
        nonlocal count
        found = await _filled(here, ceremony, keep=keep)
        left.extend(found.unassigned)
        count = len(found.seats)
        if found.seats == found.before:
            return None
        await Seating.delete().where(Seating.ceremony == ceremony.id)
        await write_seats(ceremony.id, found.seats, found.pinned)
        return {"seats": count}

    revision = await change_rows(actor, commendation, arranged_on, StageAct.SEATS_FILLED, work)
    return SeatsFilled(revision, count, left)


class _Filled(NamedTuple):
    before: dict[int, int]
    seats: dict[int, int]
    pinned: set[int]
    unassigned: list[str]


async def _filled(here: CommendationRecord, ceremony: StoredCeremony, *, keep: bool) -> _Filled:
    draft = ceremony.draft
    standing = await stage_certificates(here)
    hall = await seated_hall(ceremony.id, draft, standing)
    _require_ready(hall, draft)
    before = {each.id: each.seat for each in hall.people if each.seat}
    stay = [each for each in hall.people if each.seat and (keep or each.pinned)]
    cells = {one: (seat.x, seat.y) for one, seat in hall.seats.items()}
    made = fill(
        list(hall.seats.values()),
        draft.blocks,
        list(sitters(hall.people, draft, standing)),
        {each.id: cells[each.seat] for each in stay},
        draft.settings.walk_on,
        draft.settings.fill_rule,
    )
    if made.short:
        raise SeatsTooFew(blocks=_short(made.short))
    ids = {cell: one for one, cell in cells.items()}
    seats = {each.id: each.seat for each in stay}
    seats |= {one: ids[cell] for one, cell in made.seated.items()}
    pinned = {each.id for each in hall.people if each.pinned}
    names = {each.id: each.name for each in hall.people}
    return _Filled(before, seats, pinned, [names[one] for one in made.unassigned])


def _require_ready(hall: SeatedHall, draft: Arrangement) -> None:
    if not hall.hall:
        raise ArrangementRefused(reason=Phrase("no hall is chosen"))
    if not draft.blocks:
        raise ArrangementRefused(reason=Phrase("no block says whom it is for"))


def _short(short: Mapping[int, str]) -> Joined:
    told = [
        Phrase("%(count)s have no seat in block “%(block)s”", count=count, block=block)
        for block, count in Counter(short.values()).items()
    ]
    return Joined(tuple(told), Phrase(C_("list", "; ")))


async def seat_swap(
    actor: str, commendation: str, arranged_on: int | None, first: int, second: int
) -> int:
    """Two attendees exchange their seats. Returns the new revision."""

    async def work(here: CommendationRecord, ceremony: StoredCeremony) -> Mapping[str, object]:
        hall = await _hall_of(here, ceremony)
        one, other = _movable(hall, first), _movable(hall, second)
        if not (one.seat and other.seat) or one.id == other.id:
            raise SeatRefused(reason=Phrase("two people with a seat exchange their seats"))
        await _leave(ceremony.id, one.id, other.id)
        await write_seats(ceremony.id, {one.id: other.seat, other.id: one.seat}, set())
        return facts_of([one.name, other.name])

    return await change_rows(actor, commendation, arranged_on, StageAct.SEATS_SWAPPED, work)


async def seat_put(
    actor: str, commendation: str, arranged_on: int | None, attendee: int, seat: HallSeat | None
) -> int:
    """Give someone a free seat, named by its cell or labels; None takes their seat away."""

    async def work(here: CommendationRecord, ceremony: StoredCeremony) -> Mapping[str, object]:
        hall = await _hall_of(here, ceremony)
        one = _movable(hall, attendee)
        await _leave(ceremony.id, one.id)
        if seat is None:
            return facts_of([one.name])
        place = _free_seat(hall, one, seat)
        await write_seats(ceremony.id, {one.id: place}, set())
        return {**facts_of([one.name]), "to": f"{seat.block} {seat.row}-{seat.label}"}

    return await change_rows(actor, commendation, arranged_on, StageAct.SEAT_PUT, work)


async def seat_pin(
    actor: str, commendation: str, arranged_on: int | None, attendee: int, *, pinned: bool
) -> int:
    """A pinned one keeps the seat until it is freed."""

    async def work(here: CommendationRecord, ceremony: StoredCeremony) -> Mapping[str, object]:
        one = _person(await _hall_of(here, ceremony), attendee)
        if not one.seat:
            raise SeatRefused(reason=Phrase("%(name)s has no seat", name=one.name))
        await Seating.update({Seating.pinned: pinned}).where(Seating.attendee == one.id)
        return facts_of([one.name])

    return await change_rows(actor, commendation, arranged_on, StageAct.SEAT_PINNED, work)


def _person(hall: SeatedHall, attendee: int) -> SeatedPerson:
    found = hall.person(attendee)
    if found is None:
        raise NotFound(what=Phrase("attendee"), key=attendee)
    return found


def _movable(hall: SeatedHall, attendee: int) -> SeatedPerson:
    found = _person(hall, attendee)
    if found.pinned:
        raise SeatRefused(reason=Phrase("the seat of %(name)s is pinned", name=found.name))
    return found


def _free_seat(hall: SeatedHall, one: SeatedPerson, asked: HallSeat) -> int:
    key = asked.block, asked.row, asked.label
    for place, seat in hall.seats.items():
        if (seat.block, seat.row, seat.label) == key:
            other = hall.by_seat.get(place)
            if other and other.id != one.id:
                raise SeatRefused(reason=Phrase("%(name)s sits there", name=other.name))
            if seat.kind is SeatKind.BROKEN:
                raise SeatRefused(reason=Phrase("nobody can sit there"))
            return place
    raise NotFound(what=Phrase("seat"), key=f"{asked.block} {asked.row}-{asked.label}")


async def _leave(ceremony: int, *attendees: int) -> None:
    await Seating.delete().where(
        Seating.ceremony == ceremony, Seating.attendee.is_in(list(attendees))
    )


async def _names(attendees: Sequence[int]) -> list[str]:
    known = {
        row["id"]: row["name"]
        for batch in database.batches(list(attendees))
        for row in await Attendee.select(Attendee.id, Attendee.name).where(
            Attendee.id.is_in(list(batch))
        )
    }
    return [known[one] for one in attendees]

"""Everybody of a ceremony with their seats, as pages and the filling rule need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from awards.stage.arrangement import Arrangement
from awards.stage.content import HallSeat, StageCertificate
from awards.stage.seats.filling import Sitter
from awards.stage.seats.moving import seats_of
from awards.stage.words import AttendeeKind
from awards.tables import Attendee, Ceremony, Seating
from awards.text.names import match_key
from awards.text.pinyin import initials


class SeatedPerson(msgspec.Struct, frozen=True):
    """``seat`` is the id of one, 0 without; ``group`` 0 for who is not called to the stage."""

    id: int
    kind: AttendeeKind
    name: str
    duty: str
    unit: str
    winner: int
    seat: int = 0
    pinned: bool = False
    group: int = 0
    category: str = ""
    name_key: str = ""

    @property
    def sought(self) -> str:
        """What the search looks into beside the name: initials and the unit."""
        return f"{initials(self.name).casefold()}\n{match_key(self.unit)}"


class SeatedHall(NamedTuple):
    """``hall`` is 0 before one is chosen; ``seats`` are by id, by row from the stage."""

    hall: int
    seats: dict[int, HallSeat]
    people: list[SeatedPerson]

    @property
    def by_seat(self) -> dict[int, SeatedPerson]:
        return {each.seat: each for each in self.people if each.seat}

    @property
    def unseated(self) -> list[SeatedPerson]:
        return [each for each in self.people if not each.seat]

    def person(self, one: int) -> SeatedPerson | None:
        return next((each for each in self.people if each.id == one), None)


async def seated_hall(
    ceremony: int, draft: Arrangement, standing: Sequence[StageCertificate]
) -> SeatedHall:
    row = await Ceremony.select(Ceremony.hall).where(Ceremony.id == ceremony).first()
    hall = (row or {}).get("hall") or 0
    placed = {
        each["attendee"]: each
        for each in await Seating.select().where(Seating.ceremony == ceremony)
    }
    groups = {
        winner: number for number, group in enumerate(draft.groups, 1) for winner in group.winners
    }
    categories = {each.winner: each.category for each in standing}
    rows = await Attendee.select().where(Attendee.ceremony == ceremony).order_by(Attendee.id)
    people = [
        SeatedPerson(
            id=each["id"],
            kind=AttendeeKind(each["kind"]),
            name=each["name"],
            duty=each["duty"],
            unit=each["unit"],
            winner=each["winner"] or 0,
            seat=placed[each["id"]]["seat"] if each["id"] in placed else 0,
            pinned=bool(placed[each["id"]]["pinned"]) if each["id"] in placed else False,
            group=_group(each, groups),
            category=categories.get(each["winner"] or 0, ""),
            name_key=each["name_key"],
        )
        for each in rows
    ]
    return SeatedHall(hall, await seats_of(hall) if hall else {}, people)


#: They receive what the winner gets; anybody else of the winner only comes along.
_RECEIVES = (AttendeeKind.WINNER, AttendeeKind.REPRESENTATIVE)


def _group(row: Mapping[str, object], groups: Mapping[int, int]) -> int:
    winner = row["winner"]
    received = AttendeeKind(str(row["kind"])) in _RECEIVES
    return groups.get(winner, 0) if received and isinstance(winner, int) else 0


def sitters(
    people: Sequence[SeatedPerson], draft: Arrangement, standing: Sequence[StageCertificate]
) -> Iterator[Sitter]:
    """In the order of seating: winners by the decision, then others as they were entered."""
    places = {winner: at for at, winner in enumerate(draft.on_stage, 1)}
    decided = {each.winner: each.decision_place for each in standing}
    last = len(decided) + 1
    leads = _principals(people)
    for each in sorted(people, key=lambda one: (decided.get(one.winner, last), one.id)):
        place = places.get(each.winner, 0) if each.group else 0
        yield Sitter(
            each.id,
            each.kind,
            each.unit,
            each.category,
            each.group,
            place,
            leads.get(each.id, 0),
        )


def _principals(people: Sequence[SeatedPerson]) -> dict[int, int]:
    """Whom each companion follows: the receiver of the same winner, else of the same unit."""
    by_winner: dict[int, int] = {}
    by_unit: dict[str, int] = {}
    for each in people:
        if each.kind in _RECEIVES:
            by_winner.setdefault(each.winner, each.id)
            by_unit.setdefault(each.unit, each.id)
            by_unit.setdefault(each.name, each.id)
    by_winner.pop(0, None)
    by_unit.pop("", None)
    found = {}
    for each in people:
        if each.kind is AttendeeKind.COMPANION:
            leads = by_winner.get(each.winner) or by_unit.get(each.unit)
            if leads:
                found[each.id] = leads
    return found


def found_by(people: Sequence[SeatedPerson], typed: str) -> list[SeatedPerson]:
    """By a part of the name or unit, or by the initials of the name."""
    key, letters = match_key(typed), typed.strip().casefold()
    if not key:
        return []
    return [
        each
        for each in people
        if key in (each.name_key or match_key(each.name))
        or key in match_key(each.name)
        or (letters and letters in each.sought)
        or key in match_key(each.unit)
    ]

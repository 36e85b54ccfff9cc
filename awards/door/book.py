"""Who and what is known at the door: the newest day version, the attendees, the certificates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from awards.door.codes import digest_of
from awards.door.records import CertificateSpot, DoorCeremony, DoorCertificate, DoorPerson
from awards.errors import NotFound
from awards.stage import attending, day, versions
from awards.stage.content import HallSeat, StageContent
from awards.stage.rules.consequences import DayStep, changed
from awards.stage.words import DayChange
from awards.tables import Attendee, Ceremony, Certificate, CertificateState, FrozenStage
from awards.words import Phrase


class DoorBook(msgspec.Struct, frozen=True):
    """``version`` is as papers name it, 3.2, or empty for a draft."""

    ceremony: DoorCeremony
    version: str
    content: StageContent
    struck: frozenset[int]

    def persons(self, rows: Sequence[dict[str, Any]], seats: dict[int, str]) -> list[DoorPerson]:
        """Attendees with their seats and their places in the groups of the day."""
        places = {
            member.certificate.winner: (group.number, member.place)
            for group in self.content.groups
            for member in group.members
        }
        seated = {each.code: seat_words(each.seat) for each in self.content.attendees}
        return [self._person(row, seated, seats, places) for row in rows]

    def _person(
        self,
        row: dict[str, Any],
        seated: dict[str, str],
        seats: dict[int, str],
        places: dict[int, tuple[int, int]],
    ) -> DoorPerson:
        group, place = places.get(row["winner"] or 0, (0, 0))
        return DoorPerson(
            row["id"],
            row["code"],
            row["name"],
            row["unit"],
            row["kind"],
            row["winner"],
            seated.get(row["code"]) or seats.get(row["id"], ""),
            group,
            place,
            struck=row["winner"] in self.struck,
        )

    def spots(self) -> dict[int, CertificateSpot]:
        """Winner → where the certificate lies."""
        return dict(_spots(self.content))


def seat_words(seat: HallSeat | None) -> str:
    """中区 3排12座."""
    return f"{seat.block} {seat.row}排{seat.label}座".strip() if seat else ""


def _spots(content: StageContent) -> Iterator[tuple[int, CertificateSpot]]:
    for group in content.groups:
        one = len({member.tray for member in group.members if member.tray}) < 2
        for member in group.members:
            place = member.tray_place if member.tray else member.place
            spot = CertificateSpot(group.number, member.tray, place, one_tray=one)
            yield member.certificate.winner, spot
    for bag in content.bags:
        for each in bag.certificates:
            yield each.winner, CertificateSpot(bag=bag.number, unit=bag.unit)


async def ceremony_of(ceremony: int) -> DoorCeremony:
    """Raises NotFound."""
    row = (
        await Ceremony.select(
            Ceremony.id,
            Ceremony.commendation,
            Ceremony.commendation.code.as_alias("code"),
            Ceremony.title,
            Ceremony.begins_at,
            Ceremony.version,
            Ceremony.revision,
            Ceremony.rehearsal,
        )
        .where(Ceremony.id == ceremony)
        .first()
    )
    if row is None:
        raise NotFound(what=Phrase("ceremony of the commendation"), key=ceremony)
    return msgspec.convert(row, DoorCeremony)


#: Decoded contents by their digest, which says all of them: a version never changes.
_DECODED: dict[str, StageContent] = {}
_MOST_DECODED = 4


async def read(ceremony: DoorCeremony) -> DoorBook:
    """The newest version with the changes of the day; the draft before any version."""
    if not ceremony.version:
        draft = await versions.draft(ceremony.code)
        return DoorBook(ceremony, "", draft.content, frozenset())
    made = await day.changes(ceremony.id, ceremony.version)
    steps = [
        DayStep(each.kind, each.winner or 0, each.payload)
        for each in made
        if each.undone_by is None
    ]
    content = changed(await _frozen(ceremony), steps)
    number = f"{ceremony.version}.{made[-1].revision}" if made else str(ceremony.version)
    struck = frozenset(each.winner for each in steps if each.kind is DayChange.STRIKE)
    return DoorBook(ceremony, number, content, struck)


async def _frozen(ceremony: DoorCeremony) -> StageContent:
    mine = (FrozenStage.ceremony == ceremony.id) & (FrozenStage.number == ceremony.version)
    [row] = await FrozenStage.select(FrozenStage.digest).where(mine)
    digest = row["digest"]
    if digest not in _DECODED:
        [row] = await FrozenStage.select(FrozenStage.content).where(mine)
        content = msgspec.json.decode(row["content"], type=StageContent)
        if len(_DECODED) >= _MOST_DECODED:
            _DECODED.clear()
        _DECODED[digest] = content
    return _DECODED[digest]


async def persons(book: DoorBook) -> list[DoorPerson]:
    """Everybody who attends, in the order in which they were entered."""
    rows = (
        await Attendee.select().where(Attendee.ceremony == book.ceremony.id).order_by(Attendee.id)
    )
    live = await attending.read(book.ceremony.id)
    by_code = {each.code: seat_words(each.seat) for each in live.attendees}
    return book.persons(rows, {row["id"]: by_code.get(row["code"], "") for row in rows})


async def persons_with(book: DoorBook, codes: Sequence[str]) -> list[DoorPerson]:
    """Those of these codes; the seat is that of the version."""
    rows = await Attendee.select().where(
        Attendee.ceremony == book.ceremony.id, Attendee.code.is_in(list(codes))
    )
    return book.persons(rows, {})


_CERTIFICATES = """
SELECT c."id", c."token", c."state", n."text" AS "number", n."winner", w."name", w."unit"
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."issued_number"
JOIN "category" k ON k."id" = n."category"
JOIN "winner" w ON w."id" = n."winner"
WHERE k."commendation" = {}
ORDER BY c."id"
"""

_STATES = {
    CertificateState.VALID: "valid",
    CertificateState.SUPERSEDED: "superseded",
    CertificateState.REVOKED: "void",
}


async def certificates(book: DoorBook) -> list[DoorCertificate]:
    """All that were issued, also ended ones, in the order of their issue."""
    rows = await Certificate.raw(_CERTIFICATES, book.ceremony.commendation)
    spots = book.spots()
    printed = {each.winner: each for each in book.content.order}
    found = []
    for row in rows:
        state = "void" if row["winner"] in book.struck else _STATES[row["state"]]
        words = printed.get(row["winner"])
        found.append(
            DoorCertificate(
                row["id"],
                digest_of(row["token"]),
                row["number"],
                row["winner"],
                words.name if words else row["name"],
                words.unit if words else row["unit"],
                state,
                spots.get(row["winner"], CertificateSpot()),
            )
        )
    return found


async def foreign_codes(codes: Sequence[str], here: int) -> set[str]:
    """Which of these codes of attendees are of other ceremonies."""
    rows = await Attendee.select(Attendee.code).where(
        Attendee.code.is_in(list(codes)), Attendee.ceremony != here
    )
    return {row["code"] for row in rows}


async def foreign_tokens(tokens: Sequence[str]) -> set[str]:
    """The digests of these tokens, if there is such a certificate at all."""
    rows = await Certificate.select(Certificate.token).where(Certificate.token.is_in(list(tokens)))
    return {digest_of(row["token"]) for row in rows}

"""The list of a device, and the mark by which it knows that nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from awards import clock
from awards.door import book as books
from awards.door import rules
from awards.door.book import DoorBook
from awards.door.pairing import kinds_of
from awards.door.past import BySubject, all_past
from awards.door.records import (
    DoorCeremony,
    DoorCertificate,
    DoorList,
    DoorPerson,
    ListedAttendee,
    ListedCertificate,
    ListedTray,
    paper_key,
    person_key,
)
from awards.tables import Certificate, Scan, ScanKind, StageChange
from awards.text.pinyin import initials

_PAPERS = {ScanKind.PACKED, ScanKind.HANDED}


async def mark(ceremony: DoorCeremony, device: dict[str, Any] | None = None) -> str:
    """Another one after every change of what a list, or the page of the door, says."""
    scans = await Scan.count().where(Scan.ceremony == ceremony.id)
    made = await StageChange.select(StageChange.revision, StageChange.undone_by).where(
        StageChange.ceremony == ceremony.id, StageChange.version == ceremony.version
    )
    [papers] = await Certificate.raw(_PAPERS_MARK, ceremony.commendation)
    facts = (
        ceremony,
        scans,
        len(made),
        sum(row["undone_by"] is not None for row in made),
        papers["issued"],
        papers["ended"],
        (device["id"], device["kinds"], device["expires_at"]) if device else (),
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


_PAPERS_MARK = """
SELECT count(*) AS "issued", count(c."ended_at") AS "ended"
FROM "certificate" c
JOIN "issued_number" n ON n."id" = c."issued_number"
JOIN "category" k ON k."id" = n."category"
WHERE k."commendation" = {}
"""


async def door_list(ceremony: DoorCeremony, device: dict[str, Any]) -> DoorList:
    book, past, kinds = await books.read(ceremony), await all_past(ceremony), kinds_of(device)
    papers = await books.certificates(book) if _PAPERS & set(kinds) else []
    return DoorList(
        ceremony=ceremony.code,
        title=ceremony.title,
        version=book.version,
        rehearsal=ceremony.rehearsal,
        at=clock.now(),
        kinds=kinds,
        expires_at=device["expires_at"],
        attendees=[_attendee(each, past) for each in await books.persons(book)],
        trays=list(trays(book)) if ScanKind.PACKED in kinds else [],
        certificates=[_certificate(each, past) for each in papers],
    )


def _attendee(person: DoorPerson, past: BySubject) -> ListedAttendee:
    here = rules.presence(past.get(person_key(person.id), []))
    first = here.first if here.present else None
    return ListedAttendee(
        person.code,
        person.name,
        initials(person.name),
        person.unit,
        person.kind,
        person.seat,
        person.on_stage,
        first.at if first else None,
        first.by if first else "",
        person.struck,
    )


def trays(book: DoorBook) -> Iterator[ListedTray]:
    """Every tray in the order of the stage."""
    for group in book.content.groups:
        for tray in sorted({each.tray for each in group.members if each.tray}):
            places = sum(each.tray == tray for each in group.members)
            yield ListedTray(f"{group.number}-{tray}", f"第{group.number}批 托盘{tray}", places)


def _certificate(paper: DoorCertificate, past: BySubject) -> ListedCertificate:
    scans, spot = past.get(paper_key(paper.id), []), paper.spot
    packed = rules.packed_on(scans, spot.key) if spot.key else None
    handed = rules.handed_over(scans)
    return ListedCertificate(
        paper.digest,
        paper.number,
        paper.name,
        paper.unit,
        spot.key,
        spot.place,
        spot.bag,
        paper.state,
        packed.at if packed else None,
        handed.at if handed else None,
        handed.recipient if handed else "",
    )

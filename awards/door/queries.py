"""What the door knows, for the pages of the day: rehearsals never count.

During a rehearsal these say what counts outside of it.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import msgspec

from awards.door import book as books
from awards.door import rules
from awards.door.book import DoorBook
from awards.door.listing import trays
from awards.door.past import BySubject, all_past
from awards.door.records import (
    DoorCeremony,
    DoorCount,
    HandedOver,
    PackedTray,
    paper_key,
    person_key,
)


async def _counted(ceremony: int) -> tuple[DoorCeremony, BySubject]:
    found = msgspec.structs.replace(await books.ceremony_of(ceremony), rehearsal=False)
    return found, await all_past(found)


async def arrived(ceremony: int) -> dict[int, datetime]:
    """Attendee → the arrival that counts. Who left again arrived."""
    _, past = await _counted(ceremony)
    found: dict[int, datetime] = {}
    for key, scans in past.items():
        if key.startswith("a") and (first := rules.presence(scans).first):
            found[int(key[1:])] = first.at
    return found


async def handed(ceremony: int) -> dict[str, HandedOver]:
    """Number of the certificate → when it was handed out at the desk, and to whom."""
    here, past = await _counted(ceremony)
    found: dict[str, HandedOver] = {}
    if not any(key.startswith("c") for key in past):
        return found
    for paper in await books.certificates(await books.read(here)):
        if given := rules.handed_over(past.get(paper_key(paper.id), [])):
            found[paper.number] = HandedOver(given.at, given.recipient or paper.name, given.by)
    return found


async def packed(ceremony: int) -> list[PackedTray]:
    """Each tray of the newest version in the order of the stage, with the places not scanned."""
    here, past = await _counted(ceremony)
    return await packed_of(await books.read(here), past)


async def packed_of(book: DoorBook, past: BySubject) -> list[PackedTray]:
    wanted: dict[str, list[int]] = {}
    missing: dict[str, list[int]] = {}
    for paper in await books.certificates(book):
        key = paper.spot.key
        if not key or paper.state == "superseded":
            continue
        wanted.setdefault(key, []).append(paper.spot.place)
        scans = past.get(paper_key(paper.id), [])
        if paper.state != "valid" or not rules.packed_on(scans, key):
            missing.setdefault(key, []).append(paper.spot.place)
    return [
        PackedTray(
            each.tray,
            each.name,
            each.places,
            len(wanted.get(each.tray, [])) - len(missing.get(each.tray, [])),
            sorted(missing.get(each.tray, [])),
        )
        for each in trays(book)
    ]


async def counts(ceremony: int) -> list[DoorCount]:
    """Each group in the order of the stage, then number 0 for everybody who is not on stage."""
    here, past = await _counted(ceremony)
    return await counts_of(await books.read(here), past)


async def counts_of(book: DoorBook, past: BySubject) -> list[DoorCount]:
    attending, come, present = Counter[int](), Counter[int](), Counter[int]()
    for person in await books.persons(book):
        here = rules.presence(past.get(person_key(person.id), []))
        attending[person.group] += 1
        come[person.group] += here.first is not None
        present[person.group] += here.present
    names = {each.number: each.name for each in book.content.groups} | {0: ""}
    return [
        DoorCount(number, name, attending[number], come[number], present[number])
        for number, name in names.items()
    ]

"""How the door stands, for the office: telephones, counts, trays and bags, scans to look at."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import msgspec
from piccolo.custom_types import Combinable

from awards.audit.people import shown_names
from awards.door import book as books
from awards.door import pairing, queries, rules
from awards.door.book import DoorBook
from awards.door.listing import mark
from awards.door.past import OFFICE, BySubject, all_past
from awards.door.records import DeviceRecord, DoorCertificate, DoorCount, PackedTray, paper_key
from awards.tables import Scan, ScanKind, ScanVerdict
from awards.winners.rules import account_of

#: So many scans are shown of each list.
MOST_SHOWN = 50
LAST = 10


class DoorBag(msgspec.Struct, frozen=True):
    """Certificates of a unit that are not given on stage; ``handed`` of them are handed out."""

    number: int
    unit: str
    certificates: int
    handed: int


class ShownScan(msgspec.Struct, frozen=True):
    """A stored scan. ``shown`` is what the telephone showed before the server judged."""

    id: str
    kind: ScanKind
    at: datetime
    by: str
    code: str
    name: str
    verdict: ScanVerdict
    shown: str
    reason: str
    words: str
    rehearsal: bool


class DoorStanding(msgspec.Struct, frozen=True):
    """``disputed`` were refused, or judged otherwise than the telephone showed.

    ``version`` is as papers name it, empty for a draft. In a rehearsal all figures are its own.
    """

    ceremony: str
    title: str
    version: str
    rehearsal: bool
    devices: list[DeviceRecord]
    groups: list[DoorCount]
    trays: list[PackedTray]
    bags: list[DoorBag]
    last: list[ShownScan]
    disputed: list[ShownScan]


async def standing(commendation: str) -> DoorStanding:
    """Raises NotFound."""
    ceremony = await books.ceremony_of(await pairing.ceremony_id(commendation))
    book, past = await books.read(ceremony), await all_past(ceremony)
    here = Scan.ceremony == ceremony.id
    red = ScanVerdict.RED.value
    strange = (Scan.verdict == red) | ((Scan.shown != "") & (Scan.shown != Scan.verdict))
    return DoorStanding(
        ceremony.code,
        ceremony.title,
        book.version,
        ceremony.rehearsal,
        await pairing.devices(ceremony.id),
        await queries.counts_of(book, past),
        await queries.packed_of(book, past),
        _bags(book, past, await books.certificates(book)),
        await _shown(here & (Scan.verdict != red), LAST),
        await _shown(here & strange, MOST_SHOWN),
    )


async def tag(commendation: str) -> str:
    """Another one after every change that `standing` shows."""
    ceremony = await books.ceremony_of(await pairing.ceremony_id(commendation))
    facts = (await mark(ceremony), await pairing.devices(ceremony.id))
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


def _bags(book: DoorBook, past: BySubject, papers: Sequence[DoorCertificate]) -> list[DoorBag]:
    given = Counter(
        each.spot.bag
        for each in papers
        if each.spot.bag and each.state == "valid"
        if rules.handed_over(past.get(paper_key(each.id), []))
    )
    return [
        DoorBag(bag.number, bag.unit, len(bag.certificates), given[bag.number])
        for bag in book.content.bags
    ]


async def _shown(wanted: Combinable, most: int) -> list[ShownScan]:
    rows = (
        await Scan.select(*Scan.all_columns(), Scan.device.name.as_alias("by"))
        .where(wanted)
        .order_by(Scan.received_at, Scan.id, ascending=False)
        .limit(most)
    )
    people = await shown_names()
    return [
        ShownScan(
            row["id"],
            ScanKind(row["kind"]),
            row["at"],
            row["by"] or people.get(account_of(row["made_by"]), "") or OFFICE,
            row["code"],
            row["name"],
            ScanVerdict(row["verdict"]),
            row["shown"],
            row["reason"],
            row["words"],
            row["rehearsal"],
        )
        for row in rows
    ]

"""Take the scans of a device: each is kept once and answered, good or bad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from awards import clock, database
from awards.door import book as books
from awards.door import codes, rules
from awards.door.answers import DoorReason
from awards.door.book import DoorBook
from awards.door.hearing import HeardScan, heard, words_of
from awards.door.past import OFFICE, BySubject, flat, past_of
from awards.door.records import (
    DoorCertificate,
    DoorPerson,
    PastScan,
    ScanAnswer,
    ScansSent,
    ScansTaken,
    paper_key,
    person_key,
)
from awards.door.rules import Judgement, KnownAtDoor, NewScan
from awards.tables import Ceremony, DoorDevice, Scan, ScanKind, ScanVerdict, Values

_COLUMNS = Scan.all_columns()


class Sender(NamedTuple):
    """Who scans: a device, or an account at the page, which may do everything.

    A scan after ``ends_at`` does not count. ``name`` is said to the next one who scans the same.
    """

    name: str = OFFICE
    kinds: frozenset[ScanKind] = frozenset(ScanKind)
    device: int | None = None
    made_by: str = ""
    revoked: bool = False
    ends_at: datetime | None = None


async def take(sender: Sender, ceremony: int, sent: ScansSent) -> ScansTaken:
    """One transaction. A repeated id stores nothing and is answered as the first time."""
    async with database.transaction():
        await Ceremony.update({Ceremony.revision: Ceremony.revision}).where(Ceremony.id == ceremony)
        received = clock.now()
        if sender.device is not None:
            await _seen(sender.device, received, sent.waiting)
        scans = [heard(each, sent.sent_at, received) for each in sent.scans]
        stored = await _stored(scans)
        book = await books.read(await books.ceremony_of(ceremony))
        known = await _known(book, scans)
        taking = _Taking(sender, received, book, known, await _past(book, scans, known), stored)
        results = [taking.answer(each) for each in scans]
        await _insert(taking.rows)
    return ScansTaken(received, results)


async def _seen(device: int, at: datetime, waiting: int) -> None:
    values: Values = {DoorDevice.seen_at: at, DoorDevice.waiting: waiting}
    await DoorDevice.update(values).where(DoorDevice.id == device)


async def _stored(scans: Sequence[HeardScan]) -> dict[str, dict[str, Any]]:
    """What is stored under these ids, of any ceremony."""
    ids = {name for each in scans for name in (each.id, each.refused_id)}
    rows = await Scan.select().where(Scan.id.is_in(list(ids))) if ids else []
    return {row["id"]: row for row in rows}


async def _known(book: DoorBook, scans: Sequence[HeardScan]) -> KnownAtDoor:
    read = {codes.scanned(each.code) for each in scans if each.kept_code}
    values = sorted({each.value for each in read if each.value})
    persons = {each.code: each for each in await books.persons_with(book, values)} if values else {}
    papers: dict[str, DoorCertificate] = {}
    if any(each.kind in (ScanKind.PACKED, ScanKind.HANDED) for each in scans):
        papers = _by_code(await books.certificates(book))
    strange = [value for value in values if value not in persons and value not in papers]
    elsewhere = await books.foreign_codes(strange, book.ceremony.id) if strange else set()
    tokens = {token for each in scans if (token := codes.token_in(each.code))}
    if tokens and papers:
        elsewhere |= await books.foreign_tokens(sorted(tokens))
    return KnownAtDoor(persons, papers, elsewhere)


def _by_code(found: Sequence[DoorCertificate]) -> dict[str, DoorCertificate]:
    """By digest, and by number: a number means the valid one, else the newest."""
    papers = {each.number: each for each in found}
    papers |= {each.number: each for each in found if each.state == "valid"}
    return papers | {each.digest: each for each in found}


async def _past(book: DoorBook, scans: Sequence[HeardScan], known: KnownAtDoor) -> BySubject:
    targets = {each.undoes for each in scans if each.undoes}
    undone = flat(await past_of(book.ceremony, (), (), targets)) if targets else []
    subjects = {each.subject for each in undone}
    values = {codes.scanned(each.code).value for each in scans}
    persons = {known.persons[value].id for value in values if value in known.persons}
    papers = {known.certificates[value].id for value in values if value in known.certificates}
    persons |= {int(each[1:]) for each in subjects if each.startswith("a")}
    papers |= {int(each[1:]) for each in subjects if each.startswith("c")}
    return await past_of(book.ceremony, persons, papers, targets)


class _Taking:
    """The scans of one call, one after the other: each knows those before it."""

    def __init__(
        self,
        sender: Sender,
        received: datetime,
        book: DoorBook,
        known: KnownAtDoor,
        past: BySubject,
        stored: dict[str, dict[str, Any]],
    ) -> None:
        self.rows: list[Scan] = []
        self._sender, self._received, self._book = sender, received, book
        self._known, self._past, self._stored = known, past, stored

    def answer(self, scan: HeardScan) -> ScanAnswer:
        if not scan.sound:
            return self._kept(scan, rules.red(DoorReason.MALFORMED), aside=True)
        before = self._stored.get(scan.id)
        if before is None:
            return self._kept(scan, self._judged(scan))
        if words_of(before) == scan.words and before["ceremony"] == self._book.ceremony.id:
            return _as_before(scan.id, before)
        return self._kept(scan, rules.red(DoorReason.OTHER_WORDS), aside=True)

    def _judged(self, scan: HeardScan) -> Judgement:
        sender, kind = self._sender, scan.kind
        if sender.revoked:
            return rules.red(DoorReason.REVOKED)
        if sender.ends_at and scan.at > sender.ends_at:
            return rules.red(DoorReason.OVER)
        if kind is ScanKind.UNDONE:
            return self._undoing(scan)
        if kind not in sender.kinds:
            return rules.red(DoorReason.KIND)
        new = NewScan(kind, scan.code, scan.at, scan.tray, scan.recipient, scan.is_ahead)
        person = kind in rules.PERSONS
        key = self._subject(scan.code, person=person)
        judge = rules.judge_person if person else rules.judge_certificate
        return judge(new, self._known, self._past.get(key, []))

    def _subject(self, code: str, *, person: bool) -> str:
        value = codes.scanned(code).value
        found: DoorPerson | DoorCertificate | None
        if person:
            found = self._known.persons.get(value)
            return person_key(found.id) if found else ""
        found = self._known.certificates.get(value)
        return paper_key(found.id) if found else ""

    def _undoing(self, scan: HeardScan) -> Judgement:
        target = next((each for each in flat(self._past) if each.id == scan.undoes), None)
        if target and target.kind not in self._sender.kinds:
            return rules.red(DoorReason.KIND)
        past = self._past.get(target.subject, []) if target else []
        judged = rules.judge_undoing(target, past)
        if target is None or judged.verdict is ScanVerdict.RED:
            return judged
        of_person = target.subject.startswith("a")
        number = int(target.subject[1:])
        return judged._replace(
            attendee=number if of_person else None, certificate=None if of_person else number
        )

    def _kept(self, scan: HeardScan, judged: Judgement, *, aside: bool = False) -> ScanAnswer:
        """``aside``: under another id, because this one is taken or is none."""
        name = scan.refused_id if aside else scan.id
        if name in self._stored:
            return _as_before(scan.id, self._stored[name])
        row = self._row(scan, judged, name, scan.id if aside else "")
        self.rows.append(row)
        self._stored[name] = row.to_dict()
        if judged.verdict is not ScanVerdict.RED:
            self._note(scan, judged, name)
        return _as_before(scan.id, self._stored[name])

    def _note(self, scan: HeardScan, judged: Judgement, name: str) -> None:
        person, paper = judged.attendee, judged.certificate
        if not (person or paper):
            return
        key = person_key(person) if person else paper_key(paper or 0)
        self._past.setdefault(key, []).append(
            PastScan(
                name,
                scan.kind,
                key,
                scan.at,
                self._sender.name,
                scan.tray,
                scan.recipient,
                scan.undoes,
            )
        )

    def _row(self, scan: HeardScan, judged: Judgement, name: str, about: str) -> Scan:
        return Scan(
            id=name,
            ceremony=self._book.ceremony.id,
            device=self._sender.device,
            kind=scan.kind.value,
            code=scan.kept_code,
            attendee=judged.attendee,
            certificate=judged.certificate,
            tray=scan.tray,
            recipient=scan.recipient,
            undoes=scan.undoes,
            about=about,
            device_at=scan.device_at,
            at=scan.at,
            received_at=self._received,
            shown=scan.shown,
            verdict=judged.verdict.value,
            reason=judged.reason.value,
            words=judged.words[:300],
            name=judged.name[:200],
            place=judged.place[:100],
            rehearsal=self._book.ceremony.rehearsal,
            made_by=self._sender.made_by,
        )


def _as_before(sent_id: str, row: dict[str, Any]) -> ScanAnswer:
    return ScanAnswer(
        sent_id,
        ScanVerdict(row["verdict"]),
        row["reason"],
        row["words"],
        row["name"],
        row["place"],
    )


async def _insert(rows: Sequence[Scan]) -> None:
    for some in database.batches(rows, Scan):
        await Scan.insert(*some)

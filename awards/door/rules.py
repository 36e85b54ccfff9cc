"""What scans mean, from values alone: who is there, what is packed and handed out, each verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from awards.clock import CHINA
from awards.door.answers import WORDS, DoorReason
from awards.door.codes import CodeKind, scanned
from awards.door.records import DoorCertificate, DoorPerson, PastScan
from awards.tables import ScanKind, ScanVerdict

#: A clock that jumped further back or forward than this says nothing.
OLDEST = timedelta(days=30)
AHEAD = timedelta(minutes=2)

PERSONS = (ScanKind.ARRIVED, ScanKind.LEFT)


class Presence(NamedTuple):
    """``first`` is the arrival that counts. ``present``: the last that was scanned is an arrival."""

    first: PastScan | None
    present: bool


class NewScan(NamedTuple):
    """A scan to judge. ``at`` is corrected; ``is_ahead`` if the device's clock had jumped."""

    kind: ScanKind
    code: str
    at: datetime
    tray: str = ""
    recipient: str = ""
    is_ahead: bool = False


class KnownAtDoor(NamedTuple):
    """``elsewhere`` are codes and digests of other ceremonies.

    Persons and certificates are found by what `scanned` makes of a code.
    """

    persons: Mapping[str, DoorPerson]
    certificates: Mapping[str, DoorCertificate]
    elsewhere: Collection[str]


class Judgement(NamedTuple):
    verdict: ScanVerdict
    reason: DoorReason
    words: str
    name: str = ""
    place: str = ""
    attendee: int | None = None
    certificate: int | None = None


class Corrected(NamedTuple):
    at: datetime
    is_ahead: bool


def corrected(said: datetime, sent: datetime, received: datetime) -> Corrected:
    """The time of a scan by our clock. One in the future, or too old, has the time of receipt."""
    at = said + (received - sent)
    if at > received:
        return Corrected(received, at - received > AHEAD)
    return Corrected(at if received - at <= OLDEST else received, received - at > OLDEST)


def standing(scans: Iterable[PastScan]) -> list[PastScan]:
    """Without those that were taken back, in the order in which they happened."""
    known = list(scans)
    undone = {each.undoes for each in known if each.kind is ScanKind.UNDONE}
    left = (each for each in known if each.kind is not ScanKind.UNDONE and each.id not in undone)
    return sorted(left, key=lambda each: (each.at, each.id))


def presence(scans: Iterable[PastScan]) -> Presence:
    here = [each for each in standing(scans) if each.kind in PERSONS]
    first = next((each for each in here if each.kind is ScanKind.ARRIVED), None)
    return Presence(first, bool(here) and here[-1].kind is ScanKind.ARRIVED)


def handed_over(scans: Iterable[PastScan]) -> PastScan | None:
    """The first handing out that stands."""
    return next((each for each in standing(scans) if each.kind is ScanKind.HANDED), None)


def packed_on(scans: Iterable[PastScan], tray: str) -> PastScan | None:
    """The first scan to the tray where it belongs now."""
    return next(
        (each for each in standing(scans) if each.kind is ScanKind.PACKED and each.tray == tray),
        None,
    )


def judge_person(scan: NewScan, known: KnownAtDoor, past: list[PastScan]) -> Judgement:
    code = scanned(scan.code)
    person = known.persons.get(code.value) if code.kind is CodeKind.ATTENDEE else None
    if person is None:
        return red(_no_person(code.kind, code.value, known))
    if person.struck:
        return _of_person(ScanVerdict.RED, DoorReason.STRUCK, person)
    here = presence(past)
    if scan.kind is ScanKind.LEFT:
        if here.present:
            return _of_person(ScanVerdict.GREEN, DoorReason.LEFT, person)
        return _of_person(ScanVerdict.AMBER, DoorReason.NOT_HERE, person)
    if here.first and here.present:
        told = {"by": here.first.by, "time": clock(here.first.at)}
        return _of_person(ScanVerdict.AMBER, DoorReason.ALREADY, person, **told)
    reason = DoorReason.BACK if here.first else DoorReason.ARRIVED
    return _of_person(ScanVerdict.GREEN, DoorReason.AHEAD if scan.is_ahead else reason, person)


def judge_certificate(scan: NewScan, known: KnownAtDoor, past: list[PastScan]) -> Judgement:
    code = scanned(scan.code)
    found = known.certificates.get(code.value)
    if found is None:
        return red(_no_certificate(code.kind, code.value, known))
    if found.state != "valid":
        reason = DoorReason.VOID if found.state == "void" else DoorReason.SUPERSEDED
        return _of_certificate(ScanVerdict.RED, reason, found)
    if scan.kind is ScanKind.HANDED:
        return _judge_handing(scan, found, past)
    return _judge_packing(scan, found, past)


def _judge_handing(scan: NewScan, found: DoorCertificate, past: list[PastScan]) -> Judgement:
    if before := handed_over(past):
        told = {"to": before.recipient or "本人", "time": clock(before.at)}
        return _of_certificate(ScanVerdict.AMBER, DoorReason.HANDED_BEFORE, found, **told)
    to = {"to": scan.recipient or "本人"}
    return _of_certificate(ScanVerdict.GREEN, DoorReason.HANDED, found, **to)


def _judge_packing(scan: NewScan, found: DoorCertificate, past: list[PastScan]) -> Judgement:
    spot = found.spot
    if not spot.words:
        return _of_certificate(ScanVerdict.RED, DoorReason.NOT_PLACED, found)
    if not scan.tray or spot.key != scan.tray:
        return _of_certificate(ScanVerdict.RED, DoorReason.WRONG_TRAY, found)
    if before := packed_on(past, scan.tray):
        told = {"by": before.by, "time": clock(before.at)}
        return _of_certificate(ScanVerdict.AMBER, DoorReason.PACKED_BEFORE, found, **told)
    return _of_certificate(ScanVerdict.GREEN, DoorReason.PACKED, found)


def judge_undoing(target: PastScan | None, past: list[PastScan]) -> Judgement:
    """``past`` are the scans of the target's subject."""
    if target is None or target.kind is ScanKind.UNDONE:
        return red(DoorReason.NOTHING_TO_UNDO)
    if any(each.undoes == target.id for each in past if each.kind is ScanKind.UNDONE):
        return _judged(ScanVerdict.AMBER, DoorReason.UNDONE_BEFORE)
    return _judged(ScanVerdict.GREEN, DoorReason.UNDONE)


def differs(shown: str, verdict: str) -> bool:
    """Whether the device showed another verdict. Nothing is shown for what is typed."""
    return bool(shown) and shown != verdict


def clock(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%H:%M}"


_NO_PERSON = {
    CodeKind.TOKEN: DoorReason.CERTIFICATE,
    CodeKind.DIGEST: DoorReason.CERTIFICATE,
    CodeKind.EMPTY: DoorReason.EMPTY,
    CodeKind.PAYMENT: DoorReason.PAYMENT,
    CodeKind.FOREIGN: DoorReason.FOREIGN,
}


def _no_person(kind: CodeKind, value: str, known: KnownAtDoor) -> DoorReason:
    if value in known.elsewhere and kind is CodeKind.ATTENDEE:
        return DoorReason.OTHER_CEREMONY
    if value in known.certificates:
        return DoorReason.CERTIFICATE
    return _NO_PERSON.get(kind, DoorReason.UNKNOWN)


_NO_CERTIFICATE = {
    CodeKind.EMPTY: DoorReason.EMPTY,
    CodeKind.PAYMENT: DoorReason.PAYMENT,
    CodeKind.FOREIGN: DoorReason.FOREIGN,
}


def _no_certificate(kind: CodeKind, value: str, known: KnownAtDoor) -> DoorReason:
    if value in known.persons:
        return DoorReason.ATTENDEE
    if value in known.elsewhere:
        return DoorReason.OTHER_CEREMONY
    return _NO_CERTIFICATE.get(kind, DoorReason.UNKNOWN)


def _of_person(
    verdict: ScanVerdict, reason: DoorReason, person: DoorPerson, **facts: str
) -> Judgement:
    told = _judged(verdict, reason, **facts)
    return told._replace(name=person.name, place=person.where, attendee=person.id)


def _of_certificate(
    verdict: ScanVerdict, reason: DoorReason, found: DoorCertificate, **facts: str
) -> Judgement:
    place = found.spot.words
    told = _judged(verdict, reason, place=place, **facts)
    return told._replace(name=found.name, place=place, certificate=found.id)


def red(reason: DoorReason) -> Judgement:
    return _judged(ScanVerdict.RED, reason)


def _judged(verdict: ScanVerdict, reason: DoorReason, **facts: str) -> Judgement:
    return Judgement(verdict, reason, WORDS[reason].format_map(defaultdict(str, facts)))

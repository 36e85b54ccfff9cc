"""What the door sends to telephones and takes from them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec

from awards.tables import ScanKind, ScanVerdict

MOST_SCANS = 500

Moment = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})]


class DoorCeremony(msgspec.Struct, frozen=True):
    """``revision`` counts the changes of the draft; ``version`` is the newest frozen one."""

    id: int
    commendation: int
    code: str
    title: str
    begins_at: datetime
    version: int
    revision: int
    rehearsal: bool


class CertificateSpot(msgspec.Struct, frozen=True):
    """Where a certificate lies: on a tray of a group, carried as a plaque, in a bag, or nowhere."""

    group: int = 0
    tray: int = 0
    place: int = 0
    bag: int = 0
    unit: str = ""
    one_tray: bool = True

    @property
    def key(self) -> str:
        """4-2 is the second tray of the fourth group; empty if it lies on none."""
        return f"{self.group}-{self.tray}" if self.group and self.tray else ""

    @property
    def words(self) -> str:
        """第4批 2号位; 第4批 托盘2 1号位 where the group has several trays."""
        if self.group and self.tray:
            tray = "" if self.one_tray else f"托盘{self.tray} "
            return f"第{self.group}批 {tray}{self.place}号位"
        if self.group:
            return f"第{self.group}批 {self.place}号位 牌匾（两人抬）"
        return f"第{self.bag}袋（{self.unit or '无单位'}）" if self.bag else ""


class DoorPerson(msgspec.Struct, frozen=True):
    """One who attends. ``place`` is in the group; ``struck``: must not be let on stage."""

    id: int
    code: str
    name: str
    unit: str
    kind: str
    winner: int | None
    seat: str = ""
    group: int = 0
    place: int = 0
    struck: bool = False

    @property
    def on_stage(self) -> str:
        return f"第{self.group}批{self.place}位" if self.group else ""

    @property
    def where(self) -> str:
        return " · ".join(each for each in (self.seat, self.on_stage) if each)


class DoorCertificate(msgspec.Struct, frozen=True):
    """``state`` is “valid”, “void” or “superseded”; ``digest`` is of the code printed on it."""

    id: int
    digest: str
    number: str
    winner: int
    name: str
    unit: str
    state: str
    spot: CertificateSpot


class PastScan(NamedTuple):
    """A scan that counts. ``subject`` is an attendee or a certificate: `person_key`, `paper_key`."""

    id: str
    kind: ScanKind
    subject: str
    at: datetime
    by: str
    tray: str = ""
    recipient: str = ""
    undoes: str = ""


def person_key(attendee: int) -> str:
    return f"a{attendee}"


def paper_key(certificate: int) -> str:
    return f"c{certificate}"


class ScanSent(msgspec.Struct, frozen=True):
    """As a device sends it. Nothing but the shape is required here, so that one blocks no other."""

    id: str
    kind: str
    code: str = ""
    at: Moment = ""
    shown: str = ""
    tray: str = ""
    recipient: str = ""
    undoes: str | None = None


class ScansSent(msgspec.Struct, frozen=True):
    """``sent_at`` is by the clock of the device, by which the times of its scans are corrected."""

    sent_at: Moment
    scans: Annotated[list[ScanSent], msgspec.Meta(max_length=MOST_SCANS)]
    waiting: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0


class ScanAnswer(msgspec.Struct, frozen=True):
    """``reason`` is a stable code, ``words`` are for the person at the door."""

    id: str
    verdict: ScanVerdict
    reason: str
    words: str
    name: str = ""
    place: str = ""


class ScansTaken(msgspec.Struct, frozen=True):
    received_at: datetime
    results: list[ScanAnswer]


class ListedAttendee(msgspec.Struct, frozen=True):
    code: str
    name: str
    initials: str
    unit: str
    kind: str
    seat: str
    group: str
    arrived_at: datetime | None
    arrived_by: str
    struck: bool


class ListedTray(msgspec.Struct, frozen=True):
    tray: str
    name: str
    places: int


class ListedCertificate(msgspec.Struct, frozen=True):
    digest: str
    number: str
    name: str
    unit: str
    tray: str
    place: int
    bag: int
    state: str
    packed_at: datetime | None
    handed_at: datetime | None
    handed_to: str


class DoorList(msgspec.Struct, frozen=True):
    """All that a device needs to judge without the server.

    Only a device that packs or hands out gets certificates.
    """

    ceremony: str
    title: str
    version: str
    rehearsal: bool
    at: datetime
    kinds: list[ScanKind]
    expires_at: datetime
    attendees: list[ListedAttendee]
    trays: list[ListedTray]
    certificates: list[ListedCertificate]


class PairedDevice(msgspec.Struct, frozen=True):
    """The token is sent only here."""

    token: str
    device: str
    kinds: list[ScanKind]
    expires_at: datetime


class MadeDevice(msgspec.Struct, frozen=True):
    """``code`` pairs the telephone once, until ``code_until``; it is shown only here."""

    id: int
    name: str
    kinds: list[ScanKind]
    code: str
    code_until: datetime


class DeviceRecord(msgspec.Struct, frozen=True):
    """A telephone as the office sees it.

    ``state``: “waiting” for its pairing, “paired”, “revoked”, “over”, or “unused” if the code was
    not used in time.
    """

    id: int
    name: str
    kinds: list[ScanKind]
    state: str
    expires_at: datetime
    seen_at: datetime | None
    waiting: int


class HandedOver(NamedTuple):
    at: datetime
    to: str
    by: str = ""


class PackedTray(msgspec.Struct, frozen=True):
    """``missing`` are the places not scanned yet, from the top."""

    tray: str
    name: str
    places: int
    packed: int
    missing: list[int]

    @property
    def whole(self) -> bool:
        return not self.missing


class DoorCount(msgspec.Struct, frozen=True):
    """Those who attend of a group, 0 for everybody who is not on stage; ``present`` did not leave."""

    group: int
    name: str
    attending: int
    arrived: int
    present: int

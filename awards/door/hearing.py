"""A scan as it was sent, made storable: nothing in it can refuse the others. Pure."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from awards.clock import CHINA
from awards.door import codes
from awards.door.records import ScanSent
from awards.door.rules import corrected
from awards.tables import ScanKind, ScanVerdict

#: Of these and the words of a scan the id is made under which a refused one is kept.
_REFUSED = uuid.UUID("6f1d1a3e-5d0f-4a52-9a6e-0c3a5f2b7d11")

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class HeardScan(NamedTuple):
    """``sound`` if its id and kind are such; ``code`` is whole, ``kept_code`` as it is stored."""

    id: str
    kind: ScanKind
    code: str
    kept_code: str
    device_at: datetime
    at: datetime
    is_ahead: bool
    shown: str
    tray: str
    recipient: str
    undoes: str

    @property
    def sound(self) -> bool:
        return self.kind is not ScanKind.UNKNOWN and _ID.fullmatch(self.id) is not None

    @property
    def words(self) -> tuple[str, ...]:
        """What must be the same if the id is."""
        return (self.kind.value, self.kept_code, self.tray, self.recipient, self.undoes)

    @property
    def refused_id(self) -> str:
        """Where it is kept if another has its id: a repeat has it again."""
        return str(uuid.uuid5(_REFUSED, "\n".join((self.id, *self.words))))


def words_of(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["kind"], row["code"], row["tray"], row["recipient"], row["undoes"])


def heard(sent: ScanSent, sent_at: str, received: datetime) -> HeardScan:
    sending = moment(sent_at) or received
    device_at = moment(sent.at) or sending
    at = corrected(device_at, sending, received)
    return HeardScan(
        codes.clean(sent.id).lower()[:36],
        ScanKind(sent.kind) if sent.kind in set(ScanKind) else ScanKind.UNKNOWN,
        sent.code,
        codes.stored(sent.code),
        device_at,
        at.at,
        at.is_ahead,
        sent.shown if sent.shown in set(ScanVerdict) else "",
        codes.clean(sent.tray)[:20],
        codes.clean(sent.recipient)[:50],
        codes.clean(sent.undoes or "").lower()[:36],
    )


def moment(text: str) -> datetime | None:
    """None for what is no time; one without a zone is China's."""
    try:
        found = msgspec.convert(text, datetime)
        return (found if found.tzinfo else found.replace(tzinfo=CHINA)).astimezone(UTC)
    except (msgspec.ValidationError, OverflowError):
        return None

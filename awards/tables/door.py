"""The door: telephones that scan, and every scan they sent."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check
from piccolo.table import Table

from awards.tables.attendance import Attendee
from awards.tables.constraints import one_of
from awards.tables.issuing import Certificate
from awards.tables.stage import Ceremony


class ScanKind(StrEnum):
    """What a scan says; ``undone`` takes back another scan.

    ``unknown`` is kept of a kind that this server does not know, and is always refused.
    """

    ARRIVED = "arrived"
    LEFT = "left"
    PACKED = "packed"
    HANDED = "handed"
    UNDONE = "undone"
    UNKNOWN = "unknown"


class ScanVerdict(StrEnum):
    """``amber`` was known before and is no error; ``red`` counts nowhere."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class DoorDevice(Table, tablename="door_device"):
    """A telephone. Only hashes are kept: of the pairing code until it is used, then of the token.

    ``kinds`` are the scans it may make, with commas; ``waiting`` is how many it has not sent.
    """

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict, index=True)
    name = Varchar(length=50)
    kinds = Varchar(length=60)
    code_hash = Varchar(length=64, default=None, null=True, unique=True)
    code_until = Timestamptz(default=None, null=False)
    token_hash = Varchar(length=64, default=None, null=True, unique=True)
    paired_at = Timestamptz(default=None, null=True)
    expires_at = Timestamptz(default=None, null=False)
    revoked_at = Timestamptz(default=None, null=True)
    seen_at = Timestamptz(default=None, null=True)
    waiting = Integer(default=0)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    door_device_waiting_counts = Check(waiting >= 0)
    door_device_code_or_token = Check(code_hash.is_null() | token_hash.is_null())


class Scan(Table):
    """A scan, under the id that the device gave it. A repeat stores nothing, and no row changes.

    ``about`` is the id that a device sent again with other words: such a scan is refused and has an
    id of the server's. ``device`` is NULL for what ``made_by`` typed on the page. ``device_at`` is by
    the clock of the device, ``at`` corrected. ``words``, ``name`` and ``place`` were answered.
    """

    id = Varchar(length=36, primary_key=True)
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict, index=True)
    device = ForeignKey(DoorDevice, null=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=16)
    code = Varchar(length=200)
    attendee = ForeignKey(Attendee, null=True, on_delete=OnDelete.set_null, index=True)
    certificate = ForeignKey(Certificate, null=True, on_delete=OnDelete.restrict, index=True)
    tray = Varchar(length=20)
    recipient = Varchar(length=50)
    undoes = Varchar(length=36)
    about = Varchar(length=36)
    device_at = Timestamptz(default=None, null=False)
    at = Timestamptz(default=None, null=False)
    received_at = Timestamptz(default=None, null=False)
    shown = Varchar(length=8)
    verdict = Varchar(length=8)
    reason = Varchar(length=24)
    words = Varchar(length=300)
    name = Varchar(length=200)
    place = Varchar(length=100)
    rehearsal = Boolean(default=False)
    made_by = Varchar(length=100)

    scan_kind_known = one_of("kind", ScanKind)
    scan_verdict_known = one_of("verdict", ScanVerdict)
    scan_has_an_id = Check("\"id\" != ''")
    scan_not_ahead = Check(at <= received_at)
    scan_undoes_another = Check('"kind" != \'undone\' OR "undoes" != "id"')


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (DoorDevice, Scan)

"""The history: a hash chain of entries, and where it ends."""

from __future__ import annotations

from piccolo.columns import BigInt, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table


class AuditHead(Table, tablename="audit_head"):
    """One row: the end of the chain. Its row lock puts all changes in one order."""

    id: Serial
    position = BigInt(default=0)
    hash = Varchar(length=64)
    #: Entries up to this one were recorded before the history was under the key.
    adopted = BigInt(default=0)
    #: Entries after those and up to this one were recorded under a key that was lost.
    rekeyed = BigInt(default=0)
    adopted_at = Varchar(length=40)
    key_digest = Varchar(length=64)
    code = Varchar(length=64)
    #: The newest head that has left the machine.
    left_size = BigInt(default=0)
    left_at = Timestamptz(default=None, null=True)


class AuditEntry(Table, tablename="audit_entry"):
    """One link of the hash chain; ``previous_hash`` is unique, so the chain cannot fork."""

    position = BigInt(primary_key=True, default=0)
    at = Timestamptz(default=None, null=False)
    actor = Varchar(length=100)
    action = Varchar(length=40)
    subject = Varchar(length=80, index=True)
    before = Text(default="null")
    after = Text(default="null")
    previous_hash = Varchar(length=64, unique=True)
    hash = Varchar(length=64, unique=True)
    salt = Varchar(length=32)
    details = Varchar(length=64)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    AuditHead,
    AuditEntry,
)

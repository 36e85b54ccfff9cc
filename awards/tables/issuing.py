"""Numbers and certificates."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.catalogue import Category
from awards.tables.constraints import one_of
from awards.tables.layouts import StoredLayout
from awards.tables.winners import Winner


class CertificateState(StrEnum):
    VALID = "valid"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class IssuedNumber(Table, tablename="issued_number"):
    """A number belongs to one winner for ever, even if the certificate is revoked."""

    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, unique=True)
    sequence = Integer()
    text = Varchar(length=100, unique=True)

    issued_number_sequence_once = Unique([category, sequence])
    issued_number_from_one = Check(sequence >= 1)


class Certificate(Table):
    """A frozen issue. ``current`` equals ``issued_number`` while valid, so only one can be valid."""

    id: Serial
    issued_number = ForeignKey(IssuedNumber, null=False, on_delete=OnDelete.restrict)
    layout = ForeignKey(StoredLayout, null=False, on_delete=OnDelete.restrict)
    version = Integer(default=1)
    state = Varchar(length=16)
    current = Integer(default=None, null=True, unique=True)
    snapshot = Text()
    digest = Varchar(length=64)
    token = Varchar(length=32, unique=True)
    issued_at = Timestamptz(default=None, null=False)
    ended_at = Timestamptz(default=None, null=True, index=True)
    reason = Varchar(length=500)

    certificate_version_once = Unique([issued_number, version])
    certificate_state_known = one_of("state", CertificateState)
    certificate_one_current = Check(current.is_null() | (current == issued_number))


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    IssuedNumber,
    Certificate,
)

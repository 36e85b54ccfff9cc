"""Certificates that were issued on paper before or outside this program, and the lists of them."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import Date, ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from awards.tables.constraints import one_of


class RecordState(StrEnum):
    VALID = "valid"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class RecordList(Table, tablename="record_list"):
    """A list of records that was taken in. Its records count until it is undone."""

    id: Serial
    reference = Varchar(length=40, unique=True)
    file_name = Varchar(length=100)
    sha256 = Varchar(length=64, index=True)
    rows = Integer()
    actor = Varchar(length=100)
    at = Timestamptz(default=None, null=False)
    undone_at = Timestamptz(default=None, null=True)
    undone_by = Varchar(length=100)


class PaperRecord(Table, tablename="paper_record"):
    """One certificate on paper. There is no file of it, so it is never printed.

    ``number_key`` is the number as it is compared. It is NULL once the list is undone, so that the
    same number can be recorded again. ``search_key`` holds what the search reads.
    """

    id: Serial
    record_list = ForeignKey(RecordList, null=False, on_delete=OnDelete.restrict, index=True)
    number = Varchar(length=100)
    number_key = Varchar(length=100, default=None, null=True)
    name = Varchar(length=50)
    name_key = Varchar(length=200, index=True)
    unit = Varchar(length=200, index=True)
    category = Varchar(length=100)
    honour = Varchar(length=100)
    year = Integer()
    issued_on = Date(default=None, null=False)
    state = Varchar(length=16)
    credit_code = Varchar(length=18, index=True)
    number_tail = Varchar(length=4)
    number_fingerprint = Varchar(length=64, index=True)
    search_key = Text()

    paper_record_number_once = Unique([number_key, year])
    paper_record_state_known = one_of("state", RecordState)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (RecordList, PaperRecord)

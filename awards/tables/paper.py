"""Counts of blank paper."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import Integer, Serial, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from awards.tables.constraints import one_of


class CountKind(StrEnum):
    """Sheets received, or all sheets present at a count."""

    RECEIVED = "received"
    COUNTED = "counted"


class StockCount(Table, tablename="stock_count"):
    """Blank sheets received or counted; the ledger holds what runs used.

    ``used`` is the ledger's total for this stock at that moment, so that later use is a difference
    and does not depend on clocks. ``once`` identifies the form, so that it is not recorded twice.
    """

    id: Serial
    once = Varchar(length=64, unique=True)
    stock = Varchar(length=64)
    kind = Varchar(length=16)
    sheets = Integer()
    used = Integer(default=0)
    note = Varchar(length=200)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    stock_count_kind_known = one_of("kind", CountKind)
    stock_count_not_negative = Check(sheets >= 0)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (StockCount,)

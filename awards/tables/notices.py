"""Public notices, and the office's own calendar of working days."""

from __future__ import annotations

from piccolo.columns import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.catalogue import Commendation


class CalendarDay(Table, tablename="calendar_day"):
    """A working day or a day off that differs from the official calendar.

    On a ``reception`` day the office receives enterprises.
    """

    id: Serial
    day = Date(default=None, null=False, unique=True)
    working = Boolean(default=False)
    name = Varchar(length=40)
    reception = Boolean(default=False)


class Notice(Table):
    """A public notice period: from the start of ``begins_on`` to the end of ``ends_on``, in China."""

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    begins_on = Date(default=None, null=False)
    ends_on = Date(default=None, null=False)
    days = Integer()
    contact = Varchar(length=200)
    actor = Varchar(length=100)
    published_at = Timestamptz(default=None, null=False)

    notice_number_once = Unique([commendation, number])
    notice_ends_after_it_begins = Check(ends_on >= begins_on)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    CalendarDay,
    Notice,
)

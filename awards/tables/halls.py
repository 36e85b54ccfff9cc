"""Halls: plans of seats, kept as they were read."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from awards.tables.constraints import one_of


class SeatKind(StrEnum):
    SEAT = "seat"
    PLATFORM = "platform"
    WHEELCHAIR = "wheelchair"
    BROKEN = "broken"
    STAFF = "staff"


class Hall(Table):
    """A plan of seats, never changed after it is stored. ``source`` is its file as TOML."""

    id: Serial
    name = Varchar(length=100)
    source = Text()
    digest = Varchar(length=64, unique=True)


class Seat(Table):
    """``x`` and ``y`` are cells of the plan: ``y`` 1 is the row at the stage."""

    id: Serial
    hall = ForeignKey(Hall, null=False, on_delete=OnDelete.restrict)
    block = Varchar(length=40)
    row_label = Varchar(length=20)
    seat_label = Varchar(length=20)
    x = Integer()
    y = Integer()
    kind = Varchar(length=16)

    seat_label_once = Unique([hall, block, row_label, seat_label])
    seat_cell_once = Unique([hall, x, y])
    seat_kind_known = one_of("kind", SeatKind)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Hall, Seat)

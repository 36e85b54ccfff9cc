"""Print runs, their volumes and the ledger of sheets."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from piccolo.columns import (
    BigInt,
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.catalogue import Commendation
from awards.tables.constraints import one_of
from awards.tables.issuing import Certificate


class RunState(StrEnum):
    """A run is done when its files are complete; the ledger holds the state of its sheets."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class ChunkState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


class SheetState(StrEnum):
    """A certificate in a run: not yet in a file, in a file, on paper, or neither.

    ``failed`` could not be drawn; ``freed`` was not printed, so another run may print it.
    """

    WAITING = "waiting"
    MADE = "made"
    PRINTED = "printed"
    SPOILED = "spoiled"
    FAILED = "failed"
    FREED = "freed"


class RunPart(StrEnum):
    """What a run prints of an earlier one: sheets once more, or the rest after a jam."""

    REPRINT = "reprint"
    REST = "rest"


class PrintRun(Table, tablename="print_run"):
    """An ordered list of sheets, how they go on paper, and the files made of them.

    ``once`` identifies the form, so that a form sent twice makes one run. ``setup`` is the frozen
    set-up of the paper as JSON; ``stock`` and ``sheets`` repeat parts of it for the counts of blank
    paper. ``again`` is the earlier run of which this run prints a ``part``. ``number`` counts the
    runs of a commendation; ``covers`` is the name of the first of its ``categories``.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    reference = Varchar(length=40, unique=True)
    number = Integer(default=0)
    once = Varchar(length=64, unique=True)
    state = Varchar(length=16)
    title = Varchar(length=60)
    covers = Varchar(length=100)
    categories = Integer(default=0)
    setup = Text()
    stock = Varchar(length=64)
    certificates = Integer()
    sheets = Integer()
    again: ForeignKey[Any] = ForeignKey("self", null=True, on_delete=OnDelete.restrict)
    part = Varchar(length=16)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    begun_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    ended_by = Varchar(length=100)

    print_run_state_known = one_of("state", RunState)


class Chunk(Table):
    """A volume of a run, made by the worker that holds its lease; an expired lease is free.

    ``attempts`` counts only attempts made ``alone``, because a crash ends all work under way.
    ``fault`` is the latest error. ``sheets`` are the sheets of paper in the file, in the order of
    its pages, such as ``1-136,140``.
    """

    id: Serial
    run = ForeignKey(PrintRun, null=False, on_delete=OnDelete.restrict)
    place = Integer()
    state = Varchar(length=16)
    holder = Varchar(length=64)
    lease_until = Timestamptz(default=None, null=True)
    attempts = Integer(default=0)
    alone = Boolean(default=False)
    file = Varchar(length=200)
    certificates = Integer(default=0)
    first = Varchar(length=100)
    last = Varchar(length=100)
    size = BigInt(default=0)
    sha256 = Varchar(length=64)
    fault = Varchar(length=500)
    sheets = Text(default="")

    chunk_once = Unique([run, place])
    chunk_state_known = one_of("state", ChunkState)


class Sheet(Table):
    """A line of the ledger: one certificate in one run.

    ``claimed`` equals ``certificate`` until it is printed, spoiled or freed, so that no other run
    prints it at the same time. ``number`` counts the run's sheets of paper from 1: certificates share
    a sheet where the stock has several places. ``chunk`` is the place of its volume.
    """

    id: Serial
    run = ForeignKey(PrintRun, null=False, on_delete=OnDelete.restrict)
    position = Integer()
    certificate = ForeignKey(Certificate, null=False, on_delete=OnDelete.restrict, index=True)
    claimed = Integer(default=None, null=True, unique=True)
    number = Integer()
    chunk = Integer()
    state = Varchar(length=16)
    fault = Varchar(length=500)
    marked_by = Varchar(length=100)
    marked_at = Timestamptz(default=None, null=True)

    sheet_position_once = Unique([run, position])
    sheet_state_known = one_of("state", SheetState)
    sheet_claims_itself = Check(claimed.is_null() | (claimed == certificate))


INDEXES = ('CREATE UNIQUE INDEX "print_run_number" ON "print_run" ("commendation", "number")',)

#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    PrintRun,
    Chunk,
    Sheet,
)

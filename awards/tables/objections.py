"""Objections against winners."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import Date, ForeignKey, OnDelete, Serial, Timestamptz, Varchar
from piccolo.table import Table

from awards.tables.constraints import one_of
from awards.tables.notices import Notice
from awards.tables.winners import Winner


class ObjectionState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class Objection(Table):
    """An objection against a winner during a notice, and its outcome."""

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict)
    case_number = Varchar(length=60, unique=True)
    received_on = Date(default=None, null=False)
    source = Varchar(length=200)
    summary = Varchar(length=2000)
    state = Varchar(length=16)
    outcome = Varchar(length=2000)
    recorded_by = Varchar(length=100)
    recorded_at = Timestamptz(default=None, null=False)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    objection_state_known = one_of("state", ObjectionState)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Objection,)

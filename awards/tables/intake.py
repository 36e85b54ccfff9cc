"""Spreadsheets that were imported, and those still being checked."""

from __future__ import annotations

from typing import Any

from piccolo.columns import Bytea, ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from awards.tables.catalogue import Commendation


class Intake(Table):
    """A committed spreadsheet; ``corrects`` is the import that it corrects.

    ``reading`` is how a person matched its columns; it is offered for a file with the same headers.
    ``amended`` counts the registered winners that it changed.
    """

    id: Serial
    reference = Varchar(length=40, unique=True)
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    file_name = Varchar(length=100)
    sha256 = Varchar(length=64, index=True)
    rows = Integer()
    actor = Varchar(length=100)
    at = Timestamptz(default=None, null=False)
    corrects: ForeignKey[Any] = ForeignKey("self", null=True, on_delete=OnDelete.restrict)
    undone_at = Timestamptz(default=None, null=True)
    undone_by = Varchar(length=100)
    reading = Text(default="")
    amended = Integer(default=0)


class IntakeDraft(Table, tablename="intake_draft"):
    """A spreadsheet not yet committed: the file, and the answers given so far."""

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    username = Varchar(length=64)
    file_name = Varchar(length=100)
    sha256 = Varchar(length=64)
    content = Bytea()
    choices = Text(default="{}")
    corrects = ForeignKey(Intake, null=True, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None, null=False)
    changed_at = Timestamptz(default=None, null=False)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    Intake,
    IntakeDraft,
)

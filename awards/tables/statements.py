"""What was said to the public, in versions: notices and the announced list, with their lines."""

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
from piccolo.constraints import Unique
from piccolo.table import Table

from awards.tables.catalogue import Category, Commendation
from awards.tables.constraints import one_of
from awards.tables.notices import Notice
from awards.tables.winners import Winner


class StatementKind(StrEnum):
    NOTICE = "notice"
    PUBLISHED = "published"


class Statement(Table):
    """A notice, or the announced list of a commendation. ``ended_at``: the list was withdrawn."""

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict, index=True)
    kind = Varchar(length=16)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict, unique=True)
    ended_at = Timestamptz(default=None, null=True)

    statement_kind_known = one_of("kind", StatementKind)


class StatementVersion(Table, tablename="statement_version"):
    """One publication of a statement, counted from 1.

    ``presumed``: the program did not keep versions then, so the migration took the register's words.
    """

    id: Serial
    statement = ForeignKey(Statement, null=False, on_delete=OnDelete.restrict)
    version = Integer()
    at = Timestamptz(default=None, null=False)
    actor = Varchar(length=100)
    reason = Varchar(length=500)
    presumed = Boolean(default=False)

    statement_version_once = Unique([statement, version])


class StatementLine(Table, tablename="statement_line"):
    """The words about one winner, in the versions from ``since`` to the one before ``until``.

    A line without ``until`` is in the newest version.
    """

    id: Serial
    statement = ForeignKey(Statement, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, index=True)
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    position = Integer()
    category_name = Varchar(length=100)
    honour = Varchar(length=100)
    name = Varchar(length=50)
    unit = Varchar(length=200)
    number = Varchar(length=100)
    since = Integer(default=1)
    until = Integer(default=None, null=True)

    statement_line_once = Unique([statement, winner, since])


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Statement, StatementVersion, StatementLine)

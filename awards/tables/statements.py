"""What was said outside, in versions with their lines, and the differences that are accepted."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Unique
from piccolo.table import Table

from awards.tables.catalogue import Category, Commendation
from awards.tables.constraints import one_of
from awards.tables.notices import Notice
from awards.tables.proofs import ProofLink
from awards.tables.winners import Winner


class StatementKind(StrEnum):
    NOTICE = "notice"
    PUBLISHED = "published"
    PROOF = "proof"
    ROSTER = "roster"
    STAGE = "stage"


class Statement(Table):
    """A notice, the announced list, what a unit confirmed, the roster as handed out, or the stage.

    ``ended_at``: the list was withdrawn, or the link of the proof revoked. Certificates and the
    sheets of print runs are frozen in their own tables.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict, index=True)
    kind = Varchar(length=16)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict, unique=True)
    ended_at = Timestamptz(default=None, null=True)
    proof = ForeignKey(ProofLink, null=True, on_delete=OnDelete.restrict, index=True)

    statement_kind_known = one_of("kind", StatementKind)


class StatementVersion(Table, tablename="statement_version"):
    """One publication of a statement, counted from 1.

    ``title``, ``issuers`` as JSON and ``decided_on`` are the heading of what the public reads; empty
    in other statements.
    ``presumed``: the program did not keep versions then, so the migration took the register's words.
    """

    id: Serial
    statement = ForeignKey(Statement, null=False, on_delete=OnDelete.restrict)
    version = Integer()
    at = Timestamptz(default=None, null=False)
    actor = Varchar(length=100)
    reason = Varchar(length=500)
    presumed = Boolean(default=False)
    title = Varchar(length=200)
    issuers = Text()
    decided_on = Date(default=None, null=True)

    statement_version_once = Unique([statement, version])


class StatementLine(Table, tablename="statement_line"):
    """The words about one winner, in the versions from ``since`` to the one before ``until``.

    A line without ``until`` is in the newest version. The words in English are NULL in statements
    without English. ``arranged`` is what decided the place on a roster.
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
    name_en = Varchar(length=100, default=None, null=True)
    unit_en = Varchar(length=300, default=None, null=True)
    arranged = Varchar(length=20)

    statement_line_once = Unique([statement, winner, since])


class AcceptedDifference(Table, tablename="accepted_difference"):
    """A difference that somebody accepted with a reason: settled until a word changes.

    ``source`` names the notice, proof, certificate or run; see `awards.statements.records`.
    """

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, index=True)
    statement = Varchar(length=16)
    source = Varchar(length=40)
    field = Varchar(length=40)
    says = Varchar(length=500)
    register = Varchar(length=500)
    actor = Varchar(length=100)
    at = Timestamptz(default=None, null=False)
    reason = Varchar(length=500)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    Statement,
    StatementVersion,
    StatementLine,
    AcceptedDifference,
)

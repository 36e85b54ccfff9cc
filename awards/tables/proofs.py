"""Links by which units check their winners, and the changes they propose."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from awards.tables.catalogue import Commendation
from awards.tables.constraints import one_of
from awards.tables.winners import Winner


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ProofLink(Table, tablename="proof_link"):
    """A link by which the people of a unit check their own winners until a deadline.

    Its token is derived from the server's key and the id, so none is stored. ``words`` holds the
    confirmed words of each winner, because the registered words may change later.

    A ``closed`` link was ended without an answer, with a reason. ``winners`` is how many the unit had
    when it was asked.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    unit = Varchar(length=200)
    deadline = Timestamptz(default=None, null=False)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    revoked_at = Timestamptz(default=None, null=True)
    confirmed_by = Varchar(length=100)
    confirmed_at = Timestamptz(default=None, null=True)
    words = Text(default="")
    winners = Integer(default=0)
    closed_at = Timestamptz(default=None, null=True)
    closed_by = Varchar(length=100)
    closed_reason = Varchar(length=500)


class Proposal(Table):
    """A change that a unit proposes; the registrar accepts or declines it."""

    id: Serial
    link = ForeignKey(ProofLink, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    field = Varchar(length=20)
    before = Varchar(length=500)
    proposed = Varchar(length=500)
    comment = Varchar(length=500)
    proposer = Varchar(length=100)
    state = Varchar(length=16)
    made_at = Timestamptz(default=None, null=False)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    proposal_state_known = one_of("state", ProposalState)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    ProofLink,
    Proposal,
)

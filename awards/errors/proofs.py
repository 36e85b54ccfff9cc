"""Faults of proofreading by the units."""

from __future__ import annotations

from awards.errors.families import Conflict, NotFound
from awards.words import N_


class ProofLinkUnknown(NotFound):
    """The same answer for a link that never existed and for a revoked one."""

    code = "not-found.proof-link"
    what = N_("This link for proofreading does not work: it is incomplete or was revoked.")
    remedy = N_("Ask the person who sent it for a new one.")


class ProofreadingOver(Conflict):
    code = "conflict.proofreading-over"
    what = N_("Proofreading ended on %(deadline)s.")
    remedy = N_("If something is wrong, tell the organizers.")


class ProposalDecided(Conflict):
    code = "conflict.proposal-decided"
    what = N_("This proposal was decided by %(decided_by)s already.")
    remedy = N_("Reload to see how.")

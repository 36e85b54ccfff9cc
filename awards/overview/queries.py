"""The numbers for the year's tasks: few queries, each in one pass."""

from __future__ import annotations

from datetime import date

from piccolo.query.functions import Count

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.overview.rules import Counts
from awards.tables import (
    Certificate,
    CertificateState,
    Commendation,
    IntakeDraft,
    Notice,
    Objection,
    ObjectionState,
    ProofLink,
    Proposal,
    ProposalState,
    Sheet,
    SheetState,
    Winner,
)


async def counts(here: CommendationRecord) -> Counts:
    notices = await _notices(here)
    running = [day for day in notices if day >= clock.today()]
    links = await _links(here)
    return Counts(
        categories=len(here.categories),
        with_quota=sum(category.quota > 0 for category in here.categories),
        quota=sum(category.quota for category in here.categories),
        notice_days=here.notice_days,
        notices=len(notices),
        notices_running=len(running),
        notice_ends=max(running, default=None),
        links=sum(links.values()),
        links_confirmed=links.get(True, 0),
        proposals=await _proposals(here),
        objections=await _objections(here),
        drafts=await IntakeDraft.count().where(IntakeDraft.commendation == here.id),
        valid=await _valid(here),
        printed=await _printed(here),
        **await _winners(here),
    )


def _mine(here: CommendationRecord) -> list[int]:
    return [category.id for category in here.categories] or [0]


async def _winners(here: CommendationRecord) -> dict[str, int]:
    """One pass over an index; `tables.INDEXES` covers all columns it reads."""
    mine = _mine(here)
    braces = ", ".join(["{}"] * len(mine))
    [row] = await Winner.raw(_WINNERS.replace("(…)", f"({braces})"), *mine)
    return dict(row)


_WINNERS = """
SELECT COUNT(*) FILTER (WHERE state IN ('draft', 'noticed')) AS waiting,
       COUNT(*) FILTER (WHERE state IN ('draft', 'noticed') AND warnings > 0) AS remarked,
       COUNT(*) FILTER (WHERE state IN ('draft', 'noticed') AND held) AS held,
       COUNT(*) FILTER (
           WHERE state IN ('draft', 'noticed') AND notice IS NULL AND NOT held
       ) AS unnoticed,
       COUNT(*) FILTER (WHERE state = 'confirmed') AS confirmed,
       COUNT(*) FILTER (WHERE state IN ('issued', 'revoked')) AS issued
FROM winner WHERE category IN (…)
"""


async def _notices(here: CommendationRecord) -> list[date]:
    rows = await Notice.select(Notice.ends_on).where(Notice.commendation == here.id)
    return [row["ends_on"] for row in rows]


async def _links(here: CommendationRecord) -> dict[bool, int]:
    """The links that were not revoked: confirmed, or not."""
    rows = await ProofLink.select(ProofLink.confirmed_at).where(
        ProofLink.commendation == here.id, ProofLink.revoked_at.is_null()
    )
    confirmed = [row["confirmed_at"] is not None for row in rows]
    return {answer: confirmed.count(answer) for answer in (True, False)}


async def _proposals(here: CommendationRecord) -> int:
    found: int = await Proposal.count().where(
        Proposal.state == ProposalState.OPEN.value, Proposal.link.commendation == here.id
    )
    return found


async def _objections(here: CommendationRecord) -> int:
    found: int = await Objection.count().where(
        Objection.state == ObjectionState.OPEN.value,
        Objection.winner.category.is_in(_mine(here)),
    )
    return found


async def _valid(here: CommendationRecord) -> int:
    [row] = await Certificate.select(Count(alias="valid")).where(
        Certificate.state == CertificateState.VALID.value,
        Certificate.issued_number.category.is_in(_mine(here)),
    )
    return int(row["valid"])


async def _printed(here: CommendationRecord) -> int:
    """Count printed certificates by ledger or largest direct print, so a reprint adds nothing."""
    [own] = await Commendation.select(Commendation.printed_at_once).where(
        Commendation.id == here.id
    )
    [row] = await Sheet.select(Count(distinct=[Sheet.certificate], alias="printed")).where(
        Sheet.state == SheetState.PRINTED.value,
        Sheet.run.commendation == here.id,
        Sheet.certificate.state == CertificateState.VALID.value,
    )
    return max(int(row["printed"]), int(own["printed_at_once"]))

"""The numbers for the year's tasks: few queries, each in one pass."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from piccolo.query.functions import Count

from awards import clock, database
from awards.catalogue.records import CommendationRecord
from awards.deliveries import queries as deliveries
from awards.intake.drafts import LIFE
from awards.overview.own_words import ready_but_own
from awards.overview.rules import Counts
from awards.proofs.rules import last_day
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
from awards.winners.conditions import mine


async def counts(here: CommendationRecord, person: str = "") -> Counts:
    """``person`` is the account that looks: it does not confirm its own words."""
    notices = await _notices(here)
    running = {key: day for key, day in notices.items() if day >= clock.today()}
    return Counts(
        categories=len(here.categories),
        with_quota=sum(category.quota > 0 for category in here.categories),
        quota=sum(category.quota for category in here.categories),
        notice_days=here.notice_days,
        notices=len(notices),
        notices_running=len(running),
        notice_ends=max(running.values(), default=None),
        objected=await _objected(here),
        before_ceremony=clock.today() <= here.ceremony_on,
        own=await ready_but_own(here, person, _mine(here), list(running) or [0]),
        proposals=await _proposals(here),
        objections=await _objections(here),
        valid=await _valid(here),
        printed=await _printed(here),
        **await _deliveries(here),
        **await _drafts(here),
        **await _links(here),
        **await _winners(here, running),
    )


def _mine(here: CommendationRecord) -> list[int]:
    return [category.id for category in here.categories] or [0]


async def _winners(here: CommendationRecord, running: Container[int]) -> dict[str, Any]:
    """Winners of a notice that runs are not ready; without a notice they are only if none is needed.

    All who are not withdrawn have taken a place, so those issued are the rest of them.
    """
    waiting = await _rows(here, _WAITING)
    [others] = await _rows(here, _OTHERS)
    free = [row for row in waiting if not row["held"]]
    unnoticed = [row for row in free if row["notice"] is None]
    over = [row for row in free if row["notice"] is not None and row["notice"] not in running]
    ready = [*over, *([] if here.notice_days else unnoticed)]
    taken = sum(category.taken for category in here.categories)
    return {
        "waiting": _sum(waiting),
        "remarked": others["remarked"],
        "held": _sum(waiting) - _sum(free),
        "unnoticed": _sum(unnoticed),
        "ready": _sum(ready),
        "confirmed": others["confirmed"],
        "issued": taken - _sum(waiting) - others["confirmed"],
    }


def _sum(rows: Iterable[Mapping[str, Any]]) -> int:
    return sum(row["winners"] for row in rows)


async def _rows(here: CommendationRecord, query: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await Winner.raw(
        database.indexed(query).replace("(mine)", mine(here))
    )
    return rows


_WAITING = """
SELECT notice, held, COUNT(*) AS winners FROM winner INDEXED BY winner_waiting
WHERE state IN ('draft', 'noticed') AND (mine) GROUP BY notice, held
"""

_OTHERS = """
SELECT
    (
        SELECT COUNT(*) FROM winner INDEXED BY winner_warned
        WHERE warnings > 0 AND state IN ('draft', 'noticed') AND (mine)
    ) AS remarked,
    (
        SELECT COUNT(*) FROM winner INDEXED BY winner_by_state
        WHERE state = 'confirmed' AND (mine)
    ) AS confirmed
"""


async def _notices(here: CommendationRecord) -> dict[int, date]:
    """Notice → its last day."""
    rows = await Notice.select(Notice.id, Notice.ends_on).where(Notice.commendation == here.id)
    return {row["id"]: row["ends_on"] for row in rows}


async def _links(here: CommendationRecord) -> dict[str, Any]:
    """What became of the links that were not revoked."""
    rows = await ProofLink.select(
        ProofLink.confirmed_at, ProofLink.closed_at, ProofLink.deadline, ProofLink.winners
    ).where(ProofLink.commendation == here.id, ProofLink.revoked_at.is_null())
    silent = [row for row in rows if row["confirmed_at"] is None]
    waiting = [row["deadline"] for row in silent if row["closed_at"] is None]
    return {
        "links": len(rows),
        "links_confirmed": len(rows) - len(silent),
        "links_closed": len(silent) - len(waiting),
        "links_end": last_day(max(waiting)) if waiting else None,
        "asked": sum(row["winners"] for row in rows),
    }


async def _drafts(here: CommendationRecord) -> dict[str, Any]:
    rows = await IntakeDraft.select(IntakeDraft.changed_at).where(
        IntakeDraft.commendation == here.id
    )
    first = min((row["changed_at"] for row in rows), default=None)
    end = (first + LIFE).astimezone(clock.CHINA).date() if first else None
    return {"drafts": len(rows), "drafts_end": end}


async def _deliveries(here: CommendationRecord) -> dict[str, Any]:
    found = await deliveries.counts(here)
    return {
        "handed": found.handed,
        "hand_over_recorded": found.recorded,
        "deliveries_overdue": found.overdue,
        "deliveries_quiet": found.quiet,
    }


async def _objected(here: CommendationRecord) -> int:
    """Winners held by an open objection."""
    [row] = await Objection.select(Count(distinct=[Objection.winner], alias="held")).where(
        Objection.state == ObjectionState.OPEN.value,
        Objection.winner.category.is_in(_mine(here)),
        Objection.winner._.held.eq(True),
    )
    return int(row["held"])


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

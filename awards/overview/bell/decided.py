"""What others decided about what this person asked or recorded."""

from __future__ import annotations

from typing import Any

from awards.accounts.rules import Principal
from awards.overview.bell.newest import mine, newest, since
from awards.overview.bell.records import Note, NoteKind
from awards.tables import Objection, ObjectionState, Proposal, ProposalState
from awards.words import N_, Phrase


async def decisions(principal: Principal) -> list[Note]:
    """Proposals of units that the person asked, and objections that they recorded."""
    return [_decision(row) for row in (*await _proposals(principal), *await _objections(principal))]


async def _proposals(principal: Principal) -> list[dict[str, Any]]:
    query = Proposal.select(
        Proposal.state,
        Proposal.decided_at,
        Proposal.before,
        Proposal.proposed,
        Proposal.winner.id.as_alias("winner"),
        Proposal.winner.name.as_alias("name"),
    ).where(
        Proposal.decided_at > since(),
        Proposal.link.made_by.is_in(mine(principal)),
        Proposal.decided_by.not_in(mine(principal)),
    )
    return await newest(query, Proposal.decided_at)


async def _objections(principal: Principal) -> list[dict[str, Any]]:
    query = Objection.select(
        Objection.state,
        Objection.decided_at,
        Objection.winner.id.as_alias("winner"),
        Objection.winner.name.as_alias("name"),
    ).where(
        Objection.decided_at > since(),
        Objection.recorded_by.is_in(mine(principal)),
        Objection.decided_by.not_in(mine(principal)),
    )
    return await newest(query, Objection.decided_at)


def _decision(row: dict[str, Any]) -> Note:
    words = {
        ProposalState.ACCEPTED.value: N_("%(name)s: the proposed correction was accepted"),
        ProposalState.DECLINED.value: N_("%(name)s: the proposed correction was declined"),
        ObjectionState.UPHELD.value: N_("%(name)s: the objection was upheld"),
        ObjectionState.DISMISSED.value: N_("%(name)s: the objection was dismissed"),
    }[row["state"]]
    return Note(
        NoteKind.DECISIONS,
        row["decided_at"],
        Phrase(words, name=row["name"]),
        f"/winners/{row['winner']}",
        row.get("before", ""),
        row.get("proposed", ""),
    )

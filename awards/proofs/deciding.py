"""The registrar's decision on a proposal."""

from __future__ import annotations

from typing import Any

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.word_writers import count_as_writer
from awards.errors import ProposalDecided, Stale
from awards.proofs import queries
from awards.proofs.records import ProposalRecord, stated_words
from awards.proofs.rules import COMMENT
from awards.statements import queries as stated
from awards.statements import service as statements
from awards.statements.rules import with_corrected
from awards.tables import ProofLink, Proposal, ProposalState, Values
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import find
from awards.winners.records import WinnerRecord


async def accept(actor: str, code: str, proposal: int, *, secret: bytes) -> WinnerRecord:
    """Change the winner as proposed. A comment alone changes nothing and is closed.

    Raises NotFound, ProposalDecided, Stale if the field has changed since, and what
    `awards.winners.service.amend` raises.
    """
    here = await catalogue.find(code)
    async with database.transaction():
        await queries.proposal(here, proposal)
        await _decide(actor, proposal, ProposalState.ACCEPTED)
        found = await queries.proposal(here, proposal)
        winner = await find(found.winner)
        if found.is_stale:
            raise Stale(name=winner.name)
        if found.now != found.proposed:
            asked = {found.field: found.proposed}
            amendment = msgspec.convert(asked, Amendment)
            revision = winner.revision
            winner = await winners.amend(
                actor,
                winner.id,
                amendment,
                revision=revision,
                secret=secret,
                reason=found.comment or found.proposer,
            )
            await _count_maker(found.link, winner.id)
        await _restate(actor, here, found, winner)
        await audit.record(actor, [_change(found, Action.WINNER_PROPOSAL_ACCEPTED)])
    return winner


async def _count_maker(link: int, winner: int) -> None:
    """Who made the link may have opened it and proposed the words."""
    [row] = await ProofLink.select(ProofLink.made_by).where(ProofLink.id == link)
    await count_as_writer(row["made_by"], [winner])


async def _restate(
    actor: str, here: CommendationRecord, found: ProposalRecord, winner: WinnerRecord
) -> None:
    """The next version of the unit's proof says what the unit asked for."""
    statement = await stated.of_proof(found.link)
    if statement is not None and any(line.winner == winner.id for line in statement.lines):
        wanted = with_corrected(statement.lines, stated_words(here, [winner]))
        await statements.renew(actor, statement.id, wanted, found.comment or found.proposer)


async def decline(actor: str, code: str, proposal: int, word: str) -> None:
    """Decline with a reason that the history keeps. Raises NotFound or ProposalDecided."""
    here = await catalogue.find(code)
    async with database.transaction():
        await queries.proposal(here, proposal)
        await _decide(actor, proposal, ProposalState.DECLINED)
        found = await queries.proposal(here, proposal)
        change = _change(found, Action.WINNER_PROPOSAL_DECLINED, reason=word)
        await audit.record(actor, [change])


async def _decide(actor: str, proposal: int, state: ProposalState) -> None:
    """Decide a proposal once; a second simultaneous decision is refused. Raises ProposalDecided."""
    values: Values = {
        Proposal.state: state.value,
        Proposal.decided_by: actor,
        Proposal.decided_at: clock.now(),
    }
    still = (Proposal.id == proposal) & (Proposal.state == ProposalState.OPEN.value)
    if not await Proposal.update(values).where(still).returning(Proposal.id):
        [row] = await Proposal.select(Proposal.decided_by).where(Proposal.id == proposal)
        raise ProposalDecided(decided_by=row["decided_by"].rpartition("/")[2])


def _change(found: ProposalRecord, action: Action, **more: Any) -> Change:  # noqa: ANN401 - any facts
    about = {} if found.field == COMMENT else {found.field: found.proposed}
    told = {**about, "comment": found.comment, "proposer": found.proposer, **more}
    return Change(action, f"winner/{found.winner}", None, told)

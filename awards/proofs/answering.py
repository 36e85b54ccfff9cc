"""The answers of a unit about its own winners. They never change the registry directly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import NotFound, ProofLinkUnknown, ProofreadingOver, Stale
from awards.proofs import queries
from awards.proofs.records import LinkRecord, named, stated_words
from awards.proofs.rules import COMMENT, stranger
from awards.statements import service as statements
from awards.tables import ProofLink, Proposal, ProposalState, Values
from awards.winners.records import WinnerRecord
from awards.words import Phrase


class Answer(msgspec.Struct, frozen=True):
    """The corrections for one winner as it was at ``revision``, if any."""

    winner: int
    revision: int
    wanted: Mapping[str, str] = {}
    comment: str = ""


async def answer(link: int, by: str, answers: Sequence[Answer]) -> int:
    """Confirm all winners of the unit except the proposed changes; return their number.

    Raises ProofLinkUnknown, ProofreadingOver, NotFound for another unit's winner, or Stale if a
    winner changed or was added meanwhile and so was not checked.
    """
    async with database.transaction():
        found = await _held(link)
        winners = {winner.id: winner for winner in await queries.winners_of(found)}
        _require_all_seen(winners, answers)
        known = await _known(found)
        at = clock.now()
        new = [
            row
            for each in answers
            for row in _proposed(found, winners[each.winner], each, by, at)
            if (row.winner, row.field, row.proposed, row.comment) not in known
        ]
        for batch in database.batches(new, Proposal):
            await Proposal.insert(*batch)
        values: Values = {
            ProofLink.confirmed_by: by,
            ProofLink.confirmed_at: at,
            ProofLink.words: _words(winners, answers),
            ProofLink.winners: len(winners),
        }
        await ProofLink.update(values).where(ProofLink.id == link)
        here = await catalogue.find(await queries.code_of(found))
        lines = stated_words(here, list(winners.values()))
        await statements.state_proof(stranger(by), here.id, link, lines)
        told = {"confirmed_by": by, "unit": found.unit, "winners": len(winners), "wrong": len(new)}
        confirmed = Change(Action.PROOF_CONFIRMED, f"proof-link/{link}", None, told)
        await audit.record(stranger(by), [*map(_change, new), confirmed])
    return len(new)


async def _held(link: int) -> LinkRecord:
    """Lock the link, so that nobody revokes or answers it meanwhile."""
    same: Values = {ProofLink.unit: ProofLink.unit}
    await ProofLink.update(same).where(ProofLink.id == link)
    found = await queries.link(link)
    if found.revoked_at is not None:
        raise ProofLinkUnknown
    if found.is_over(clock.now()):
        raise ProofreadingOver(deadline=found.until)
    return found


def _require_all_seen(winners: Mapping[int, WinnerRecord], answers: Sequence[Answer]) -> None:
    for each in answers:
        if each.winner not in winners:
            raise NotFound(what=Phrase("winner"), key=each.winner)
        if winners[each.winner].revision != each.revision:
            raise Stale(name=winners[each.winner].name)
    answered = {each.winner for each in answers}
    for winner in winners.values():
        if winner.id not in answered:
            raise Stale(name=winner.name)


def _words(winners: Mapping[int, WinnerRecord], answers: Sequence[Answer]) -> str:
    """The words that the unit wants for each winner, until the registrar has decided as well."""
    said = {
        str(each.winner): {
            field: [text, *([each.wanted[field]] if field in each.wanted else [])]
            for field, text in named(winners[each.winner]).items()
        }
        for each in answers
    }
    return msgspec.json.encode(said).decode()


async def _known(link: LinkRecord) -> set[tuple[int, str, str, str]]:
    """Open proposals."""
    return {
        (each.winner, each.field, each.proposed, each.comment)
        for each in await queries.proposals_of(link)
        if each.state is ProposalState.OPEN
    }


def _proposed(
    link: LinkRecord, winner: WinnerRecord, said: Answer, by: str, at: datetime
) -> list[Proposal]:
    """One proposal for each field to change, or one for the comment alone."""
    now = named(winner)
    wanted = {field: text for field, text in said.wanted.items() if text != now[field]}
    if not wanted and said.comment:
        wanted = {COMMENT: ""}
    return [
        Proposal(
            link=link.id,
            winner=winner.id,
            field=field,
            before=now.get(field, ""),
            proposed=text,
            comment=said.comment,
            proposer=by,
            state=ProposalState.OPEN.value,
            made_at=at,
        )
        for field, text in wanted.items()
    ]


def _change(row: Proposal) -> Change:
    """The change of a field, so that the history shows old and new side by side."""
    about = {} if row.field == COMMENT else {row.field: row.proposed}
    was = {} if row.field == COMMENT else {row.field: row.before}
    told = {**about, "comment": row.comment, "proposer": row.proposer}
    return Change(Action.WINNER_PROPOSED, f"winner/{row.winner}", was, told)

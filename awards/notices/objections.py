"""Objections to a winner, and their outcome.

The history records them by number. Their texts may name people, so it holds only a digest of the
words.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import FieldRefused, ObjectionDecided, WrongState
from awards.notices import queries, rules
from awards.notices.holds import locked, set_held
from awards.notices.records import ObjectionRecord
from awards.statements import service as statements
from awards.tables import (
    Objection,
    ObjectionState,
    StatementKind,
    Values,
    Winner,
    WinnerState,
)
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: Two people who object in the same words take longer than this.
MOMENT = timedelta(minutes=1)


async def object_to(
    actor: str, winner: int, received_on: date, source: str, summary: str
) -> ObjectionRecord:
    """Record an objection under the next number, and hold the winner until it is decided.

    An issued winner is not held: an objection that is upheld leads to a revocation. An objection
    that is sent twice in a moment is recorded once. Raises NotFound, WrongState for a winner who
    left, or FieldRefused.
    """
    rules.require_words("summary", summary)
    if received_on > clock.today():
        raise FieldRefused(
            field="received_on",
            value=received_on,
            reason=Phrase("it is in the future."),
        )
    async with database.transaction():
        record = await locked(winner)
        _require_here(record)
        if known := await _just_recorded(actor, winner, (received_on, source, summary)):
            return known
        if record.state is not WinnerState.ISSUED:
            await set_held([record], held=True)
            await statements.take_off(actor, [winner], "", [StatementKind.PUBLISHED])
        row = Objection(
            winner=winner,
            notice=record.notice,
            case_number=await _next_case(winner),
            received_on=received_on,
            source=source,
            summary=summary,
            state=ObjectionState.OPEN.value,
            recorded_by=actor,
            recorded_at=clock.now(),
        )
        [made] = await Objection.insert(row).returning(Objection.id)
        facts = {
            "case_number": row.case_number,
            "received_on": received_on,
            "digest": _digest(summary),
        }
        await audit.record(actor, [Change(Action.WINNER_OBJECTED, f"winner/{winner}", None, facts)])
    return await queries.objection(made["id"])


async def _just_recorded(
    actor: str, winner: int, asked: tuple[date, str, str]
) -> ObjectionRecord | None:
    """The same objection in the same words, from a button pressed twice."""
    for each in await queries.objections(winner=winner):
        said = (each.received_on, each.source, each.summary)
        recent = clock.now() - each.recorded_at < MOMENT
        if recent and said == asked and each.recorded_by == actor:
            return each
    return None


def _require_here(winner: WinnerRecord) -> None:
    if winner.state in (WinnerState.WITHDRAWN, WinnerState.REVOKED):
        raise WrongState(
            name=winner.name,
            state=winner.state.value,
            action=Phrase("objected to"),
        )


async def _next_case(winner: int) -> str:
    here = await catalogue.find_of_winner(winner)
    of_here = Objection.winner._.category._.commendation == here.id
    earlier = await Objection.select(Objection.id).where(of_here)
    return rules.case_number(here.code, len(earlier) + 1)


async def decide(actor: str, objection: int, *, upheld: bool, outcome: str) -> ObjectionRecord:
    """Dismissed: the winner continues. Upheld: the winner stays held for further action.

    A winner whom somebody also held by hand stays held until released by hand.

    Raises NotFound, FieldRefused, or ObjectionDecided.
    """
    rules.require_words("outcome", outcome)
    async with database.transaction():
        winner = (await locked((await queries.objection(objection)).winner)).id
        before = await queries.objection(objection)
        if before.state is not ObjectionState.OPEN:
            raise ObjectionDecided(case=before.case_number)
        state = ObjectionState.UPHELD if upheld else ObjectionState.DISMISSED
        values: Values = {
            Objection.state: state.value,
            Objection.outcome: outcome,
            Objection.decided_by: actor,
            Objection.decided_at: clock.now(),
        }
        await Objection.update(values).where(Objection.id == objection)
        await _let_go(winner)
        facts = {
            "case_number": before.case_number,
            "verdict": state.value,
            "digest": _digest(outcome),
        }
        told = Change(Action.WINNER_OBJECTION_DECIDED, f"winner/{winner}", None, facts)
        await audit.record(actor, [told])
    return await queries.objection(objection)


async def _let_go(winner: int) -> None:
    """Release the winner unless something else still prevents it."""
    cases = await queries.objections(winner=winner)
    dismissed = all(case.state is ObjectionState.DISMISSED for case in cases)
    if dismissed and not await queries.is_held_by_hand(winner):
        values: Values = {Winner.held: False, Winner.revision: Winner.revision + 1}
        await Winner.update(values).where(Winner.id == winner)


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()

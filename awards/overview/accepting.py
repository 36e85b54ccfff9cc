"""Accept that a statement says something else than the register: with a reason, by whose task it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.errors import NotFound
from awards.notices.rules import require_not_own, require_words
from awards.roles import Permission
from awards.statements import marks
from awards.statements.differing import differences
from awards.statements.records import StatementDifference
from awards.tables import AcceptedDifference
from awards.winners import lists
from awards.winners.writers import writers
from awards.words import Phrase

#: Who may accept a difference of a kind of statement: who may also correct it.
ACCEPTED_BY: Mapping[str, Permission] = {
    "notice": Permission.NOTICE,
    "proof": Permission.PROOFREAD,
    "certificate": Permission.REISSUE,
    "published": Permission.ANNOUNCE,
    "roster": Permission.ROSTER,
    "stage": Permission.FREEZE,
    "run": Permission.PRINT,
}


async def accept(
    actor: str, code: str, statement: str, winners: Collection[int], reason: str
) -> int:
    """Settle the differences of this kind of statement about these winners; return their number.

    A difference that is accepted returns when a word changes again. Under the two-person rule
    nobody accepts it about words that they wrote. Raises FieldRefused, NotFound for a winner who
    does not differ, or CorrectionOfOwn.
    """
    require_words("reason", reason)
    async with database.transaction():
        here = await catalogue.find(code)
        await locks.hold(category.id for category in here.categories)
        found = [each for each in await differences(here, statement) if each.winner in winners]
        if missing := set(winners) - {each.winner for each in found} or not found:
            key = min(missing) if isinstance(missing, set) else statement
            raise NotFound(what=Phrase("difference"), key=key)
        them = await lists.records(here, sorted(set(winners)))
        require_not_own(here, actor, them, await writers(here, them))
        await _store(actor, found, reason)
        await marks.settle(winners)
        await audit.record(actor, [_change(each, reason) for each in found])
    return len(found)


async def _store(actor: str, found: Collection[StatementDifference], reason: str) -> None:
    at = clock.now()
    rows = [
        AcceptedDifference(
            winner=each.winner,
            statement=each.statement,
            source=each.source,
            field=each.field,
            says=each.says,
            register=each.register,
            actor=actor,
            at=at,
            reason=reason,
        )
        for each in found
    ]
    for batch in database.batches(rows, AcceptedDifference):
        await AcceptedDifference.insert(*batch)


def _change(each: StatementDifference, reason: str) -> Change:
    about = {"statement": each.statement, "field": each.field, "reason": reason}
    before, after = {"says": each.says}, {**about, "register": each.register}
    return Change(Action.DIFFERENCE_ACCEPTED, f"winner/{each.winner}", before, after)

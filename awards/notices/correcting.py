"""Correct a published notice: by a dated line, or by taking winners off it."""

from __future__ import annotations

from collections.abc import Sequence

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, NotFound, WrongState
from awards.notices import queries
from awards.notices.records import NoticeRecord
from awards.notices.rules import require_not_own, require_words
from awards.statements import queries as stated
from awards.statements import service as statements
from awards.statements.rules import lines_of, with_corrected
from awards.tables import StatementKind, Values, Winner, WinnerState
from awards.winners import lists
from awards.winners.records import WinnerRecord
from awards.winners.writers import writers
from awards.words import Phrase


async def correct(actor: str, notice: int, chosen: Sequence[int], reason: str) -> None:
    """Let the notice say what the register says of these winners, with a dated line.

    Under the two-person rule nobody publishes words that they wrote. Raises NotFound, FieldRefused,
    or CorrectionOfOwn.
    """
    require_words("reason", reason)
    async with database.transaction():
        here, found, them = await _locked(notice, chosen)
        require_not_own(here, actor, them, await writers(here, them))
        statement = await stated.of_notice(notice)
        wanted = with_corrected(statement.lines, lines_of(here.categories, them, {}))
        if not await statements.renew(actor, statement.id, wanted, reason, with_heading=True):
            raise FieldRefused(
                field="winners", value="", reason=Phrase("the notice says the same already.")
            )
        facts = {"number": found.number, "rows": len(them), "reason": reason}
        told = Change(Action.NOTICE_CORRECTED, f"notice/{notice}", None, facts)
        await audit.record(actor, [told])


async def take_off(actor: str, notice: int, chosen: Sequence[int], reason: str) -> None:
    """Return winners from the notice to the drafts: they need another notice.

    Raises NotFound, FieldRefused, or WrongState for a winner who is confirmed already.
    """
    require_words("reason", reason)
    async with database.transaction():
        _, found, them = await _locked(notice, chosen)
        for winner in them:
            if winner.state is not WinnerState.NOTICED:
                raise WrongState(
                    name=winner.name,
                    state=winner.state.value,
                    action=Phrase("taken off the notice"),
                )
        values: Values = {
            Winner.state: WinnerState.DRAFT.value,
            Winner.notice: None,
            Winner.revision: Winner.revision + 1,
        }
        for batch in database.batches([winner.id for winner in them]):
            await Winner.update(values).where(Winner.id.is_in(list(batch)))
        gone = [winner.id for winner in them]
        await statements.take_off(actor, gone, reason, [StatementKind.NOTICE])
        facts = {"number": found.number, "reason": reason}
        await audit.record(
            actor,
            [Change(Action.WINNER_TAKEN_OFF, f"winner/{each}", None, facts) for each in gone],
        )


async def _locked(
    notice: int, chosen: Sequence[int]
) -> tuple[CommendationRecord, NoticeRecord, list[WinnerRecord]]:
    """The winners who are on the notice, read after their categories are locked."""
    found = await queries.find(notice)
    here = await catalogue.find(await queries.code_of(found))
    await locks.hold(category.id for category in here.categories)
    them = [w for w in await lists.records(here, chosen) if w.notice == notice]
    if missing := set(chosen) - {winner.id for winner in them}:
        raise NotFound(what=Phrase("winner"), key=min(missing))
    if not them:
        raise FieldRefused(field="winners", value="", reason=Phrase("choose at least one."))
    return here, found, them

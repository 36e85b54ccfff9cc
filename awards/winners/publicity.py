"""Who is on the announced list, and what a confirmation changes there."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.statements import queries as stated
from awards.statements import service as statements
from awards.statements.records import StatedLine
from awards.statements.rules import lines_of, with_added
from awards.tables import WinnerState
from awards.winners.queries import in_order

#: Nobody is announced before the award is settled.
PUBLIC = (WinnerState.CONFIRMED, WinnerState.ISSUED)


async def proposed(here: CommendationRecord) -> list[StatedLine]:
    """The list as the register has it now, in the one order.

    Held winners are not confirmed, so not in it.
    """
    return lines_of(here.categories, await in_order(here, states=PUBLIC), {})


async def announce_confirmed(actor: str, winners: Sequence[int]) -> None:
    """Put confirmed winners on the lists that are public, within the caller's transaction.

    Confirming is an approver's act about the words. The words of all others stay as published.
    """
    for code in await stated.announced_codes(winners):
        here = await catalogue.find(code)
        statement = await stated.of_list(here)
        if statement is not None:
            wanted = with_added(statement.lines, await proposed(here), set(winners))
            await statements.renew(actor, statement.id, wanted, "")

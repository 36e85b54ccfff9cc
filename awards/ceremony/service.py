"""The roster of a commendation, in the same order as the print."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.ceremony.rules import Roster
from awards.ceremony.rules import roster as decide
from awards.issuing.queries import numbers
from awards.statements.differing import all_differing
from awards.tables import WinnerState
from awards.winners.queries import in_order, listing


async def roster(commendation: str, *, everyone: bool = False) -> Roster:
    """Return the winners with a certificate, and apart from them who is not called.

    With ``everyone`` those who are not called yet stand among the others. Raises NotFound.
    """
    here = await catalogue.find(commendation)
    winners = [*await in_order(here), *await listing(here, states=[WinnerState.REVOKED])]
    return decide(here, winners, await numbers(here), await all_differing(here), everyone=everyone)

"""The roster of a commendation, in the same order as the print."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.ceremony.rules import Roster
from awards.ceremony.rules import roster as decide
from awards.issuing.queries import numbers
from awards.statements.differing import all_differing
from awards.winners.queries import in_order


async def roster(commendation: str) -> Roster:
    """Return all winners who are neither withdrawn nor revoked. Raises NotFound."""
    here = await catalogue.find(commendation)
    return decide(here, await in_order(here), await numbers(here), await all_differing(here))

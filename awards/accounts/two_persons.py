"""Whether the two-person rule protects anything yet: then nobody changes it, or people, alone."""

from __future__ import annotations

from collections.abc import Sequence

from awards.tables import Commendation, Winner


async def rule_is_on() -> bool:
    """True if a commendation has the rule, with winners or without."""
    return bool(await Commendation.exists().where(Commendation.two_person.eq(True)))


async def rule_in_use() -> bool:
    """True if a winner is registered in a commendation with the rule. Before that is set-up."""
    rows = await Commendation.select(Commendation.id).where(Commendation.two_person.eq(True))
    if not rows:
        return False
    return await has_winners([row["id"] for row in rows])


async def has_winners(commendations: Sequence[int]) -> bool:
    """True if a winner was ever registered in one of them."""
    here = Winner.category.commendation.is_in(list(commendations))
    return bool(await Winner.exists().where(here))

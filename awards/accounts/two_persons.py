"""Whether the two-person rule protects anything yet: then nobody changes it, or people, alone."""

from __future__ import annotations

from awards.tables import Commendation, Winner


async def rule_in_use() -> bool:
    """True if a winner is registered in a commendation with the rule. Before that is set-up."""
    rows = await Commendation.select(Commendation.id).where(Commendation.two_person.eq(True))
    if not rows:
        return False
    here = [row["id"] for row in rows]
    return bool(await Winner.exists().where(Winner.category.commendation.is_in(here)))

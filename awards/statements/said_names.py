"""Names outside that the register spells differently now, so that a search finds both."""

from __future__ import annotations

from awards.statements.comparing import differences_about
from awards.tables import AcceptedDifference, Winner
from awards.text.names import match_key


async def winners_said_to_be(text: str) -> dict[int, str]:
    """Winners whose name on paper holds the text, with that name; folded as the search folds.

    Only names that the register has otherwise, also if somebody accepted it: they are few.
    """
    key = match_key(text)
    if not key:
        return {}
    marked = await Winner.raw('SELECT w."id" FROM "winner" w WHERE w."differs"')
    said = {
        each.winner: each.says
        for each in await differences_about([row["id"] for row in marked])
        if each.field == "name"
    }
    accepted = await AcceptedDifference.select(
        AcceptedDifference.winner, AcceptedDifference.says
    ).where(AcceptedDifference.field == "name")
    said |= {row["winner"]: row["says"] for row in accepted if row["winner"] not in said}
    return {winner: name for winner, name in said.items() if key in match_key(name)}

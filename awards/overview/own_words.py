"""How many of the winners who can be confirmed now wait for another person than this one."""

from __future__ import annotations

from collections.abc import Sequence

from awards.accounts.one_person import together
from awards.accounts.shell_links import accounts_of_users
from awards.catalogue.records import CommendationRecord
from awards.tables import Winner

#: Conditions of `awards.overview.queries` decide who is ready.
_OWN = """
SELECT COUNT(*) AS own FROM winner
WHERE category IN (mine) AND state IN ('draft', 'noticed') AND NOT held AND NOT words_confirmed
  AND CASE WHEN notice IS NULL THEN {} = 1 ELSE notice NOT IN (running) END
  AND (written_by IN (names) (joined) OR EXISTS (
      SELECT 1 FROM earlier_writer e WHERE e.winner = winner.id AND e.account IN (names)
  ))
"""


async def ready_but_own(
    here: CommendationRecord, person: str, mine: Sequence[int], running: Sequence[int]
) -> int:
    """Without the two-person rule nobody waits for another person."""
    if not here.two_person or not person:
        return 0
    names = sorted(await together(person))
    users = [user for user, account in (await accounts_of_users()).items() if account in names]
    joined = " ".join(["OR written_by LIKE {}"] * len(users))
    query = _OWN.replace("(joined)", joined)
    for word, values in (("mine", mine), ("running", running), ("names", names)):
        query = query.replace(f"({word})", f"({', '.join(['{}'] * len(values))})")
    unnoticed = 0 if here.notice_days else 1
    likes = [f"%#{user}" for user in users]
    [row] = await Winner.raw(query, *mine, unnoticed, *running, *names, *likes, *names)
    return int(row["own"])

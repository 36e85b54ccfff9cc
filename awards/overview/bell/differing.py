"""Winners about whom a statement and the register differ, by commendation."""

from __future__ import annotations

from awards.accounts.rules import Principal
from awards.overview.bell.newest import MOST
from awards.overview.bell.prints import moment
from awards.overview.bell.records import Note, NoteKind
from awards.tables import Winner
from awards.words import Plural

#: Read from the index of the marked winners.
_DIFFERING = """
SELECT c."code", c."title", COUNT(*) AS "winners",
       COALESCE(MAX(w."differs_since"), MAX(w."registered_at")) AS "since"
FROM "winner" w JOIN "category" k ON k."id" = w."category"
JOIN "commendation" c ON c."id" = k."commendation"
WHERE w."differs" GROUP BY c."code", c."title" ORDER BY c."code" DESC LIMIT {}
"""


async def differences(_: Principal) -> list[Note]:
    """One note a commendation, as new as the winner who began to differ last."""
    rows = await Winner.raw(_DIFFERING, MOST)
    return [
        Note(
            NoteKind.DIFFERENCES,
            moment(row["since"]),
            Plural(
                "%(title)s: the register and what was said outside differ about %(num)s winner",
                "%(title)s: the register and what was said outside differ about %(num)s winners",
                row["winners"],
                title=row["title"],
            ),
            f"/c/{row['code']}/differences",
        )
        for row in rows
    ]

"""What opens nothing any more is dropped, a little at each sign-in."""

from __future__ import annotations

from datetime import timedelta

from piccolo.columns import Serial
from piccolo.custom_types import Combinable
from piccolo.table import Table

from awards import clock
from awards.tables import Attempts, PasswordLink, Session

#: Of those who signed in, the address is known so long: see `awards.accounts.entrance`.
KNOWN = timedelta(days=180)

#: All else is over for certain after so long; the history keeps what was done.
OVER = timedelta(days=1)

#: So many of a kind at once, so that nobody waits for what others left behind.
MOST = 200


async def sweep() -> None:
    """Sessions, links and counts of tries that are long over."""
    at = clock.now()
    half = Session.complete.eq(False) & (Session.began_at < at - OVER)
    await _drop(Session, Session.id, half | (Session.began_at < at - KNOWN))
    spent = (PasswordLink.used_at < at - OVER) | (PasswordLink.expires_at < at - OVER)
    await _drop(PasswordLink, PasswordLink.id, spent)
    await _drop(Attempts, Attempts.id, Attempts.began_at < at - OVER)


async def _drop(table: type[Table], key: Serial, over: Combinable) -> None:
    rows = await table.select(key).where(over).limit(MOST)
    if rows:
        await table.delete().where(key.is_in([row["id"] for row in rows]))

"""Delete expired sessions, links and counts, a few at each sign-in."""

from __future__ import annotations

from datetime import timedelta

from piccolo.columns import Serial
from piccolo.custom_types import Combinable
from piccolo.table import Table

from awards import clock
from awards.tables import Attempts, PasswordLink, Session

#: How long the address of a signed-in person is kept: see `awards.accounts.entrance`.
KNOWN = timedelta(days=180)

#: Everything else has certainly ended after this long. The history keeps what was done.
OVER = timedelta(days=1)

#: How many rows of a kind are deleted at once, so that nobody waits for it.
MOST = 200


async def sweep() -> None:
    """Delete sessions, links and counts of tries that ended long ago."""
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

"""Delete refused scans after a while. What counts is never deleted; the tables refuse it."""

from __future__ import annotations

from datetime import timedelta

from awards import clock
from awards.tables import Scan, ScanVerdict

#: How long a refused scan is kept.
REFUSED = timedelta(days=30)

#: So many are deleted at once, so that nobody waits for it.
MOST = 500


async def sweep() -> None:
    over = (Scan.verdict == ScanVerdict.RED.value) & (Scan.received_at < clock.now() - REFUSED)
    rows = await Scan.select(Scan.id).where(over).limit(MOST)
    if rows:
        await Scan.delete().where(Scan.id.is_in([row["id"] for row in rows]))

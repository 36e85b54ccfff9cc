"""What each person has seen: changes on the overview, and notes in the bell."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards import clock
from awards.accounts import sessions
from awards.accounts.rules import Principal
from awards.tables import Tray, Values


class TrayRecord(msgspec.Struct, frozen=True):
    """``muted`` are the kinds of notes that the person switched off."""

    changes_seen_at: datetime | None = None
    notes_seen_at: datetime | None = None
    muted: frozenset[str] = frozenset()


async def of(account: int) -> TrayRecord:
    row = await Tray.select().where(Tray.account == account).first()
    if row is None:
        return TrayRecord()
    return TrayRecord(row["changes_seen_at"], row["notes_seen_at"], frozenset(row["muted"].split()))


async def last_visit(principal: Principal) -> datetime | None:
    """The end of the visit before this one, or when the person said “seen”, if that was later."""
    tray = await of(principal.account)
    before = await sessions.last_seen_before(principal.account, principal.session)
    return max((at for at in (before, tray.changes_seen_at) if at is not None), default=None)


async def see_changes(account: int) -> None:
    await _keep(account, {Tray.changes_seen_at: clock.now()})


async def see_notes(account: int) -> None:
    await _keep(account, {Tray.notes_seen_at: clock.now()})


async def mute(account: int, kinds: frozenset[str]) -> None:
    await _keep(account, {Tray.muted: " ".join(sorted(kinds))})


async def _keep(account: int, values: Values) -> None:
    """Two requests may come at once: the row is made by either."""
    await Tray.insert(Tray(account=account)).on_conflict(Tray.account, "DO NOTHING")
    await Tray.update(values).where(Tray.account == account)

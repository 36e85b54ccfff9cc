"""Changes of the day after a frozen version: each is a row, and undone by another act.

The version itself never changes. *3.2* is version 3 after the changes with revisions 1 and 2.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import ChangeImpossible, NotFound
from awards.stage import store, versions
from awards.stage.content import StageVersion
from awards.stage.revising import names_of
from awards.stage.rules.consequences import DayPayload, DayStep, changed
from awards.stage.words import DayChange
from awards.tables import Ceremony, StageChange, Values
from awards.words import Phrase


class DayRecord(msgspec.Struct, frozen=True):
    """``undone_by`` is None while the change stands."""

    revision: int
    kind: DayChange
    winner: int | None
    payload: DayPayload
    reason: str
    made_by: str
    made_at: datetime
    undone_by: str | None


async def changes(ceremony: int, version: int) -> list[DayRecord]:
    """All changes after a version, also undone ones, the first one first."""
    rows = (
        await StageChange.select()
        .where(StageChange.ceremony == ceremony, StageChange.version == version)
        .order_by(StageChange.revision)
    )
    decoded = (
        {**row, "payload": msgspec.json.decode(row["payload"], type=DayPayload)} for row in rows
    )
    return msgspec.convert(list(decoded), list[DayRecord])


async def today(commendation: str) -> StageVersion:
    """The newest version with the changes of the day: 3.2. Raises NotFound, also without a version."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    if not ceremony.version:
        raise NotFound(what=Phrase("version of the ceremony"), key=here.code)
    frozen = await versions.version(commendation, ceremony.version)
    made = await changes(ceremony.id, ceremony.version)
    return msgspec.structs.replace(
        frozen,
        revision=made[-1].revision if made else 0,
        content=changed(frozen.content, _steps(made)),
    )


def _steps(made: list[DayRecord]) -> list[DayStep]:
    return [
        DayStep(each.kind, each.winner or 0, each.payload)
        for each in made
        if each.undone_by is None
    ]


async def absent(
    actor: str, commendation: str, winner: int, reason: str = "", *, gap: bool = False
) -> StageVersion:
    """The winner does not come: the certificate goes to the bag of the unit."""
    payload = DayPayload(gap=gap)
    return await _change(actor, commendation, DayChange.ABSENT, winner, payload, reason)


async def stand_in(
    actor: str, commendation: str, winner: int, recipient: str, unit: str = "", reason: str = ""
) -> StageVersion:
    """Somebody else receives for the winner."""
    payload = DayPayload(recipient=recipient, unit=unit)
    return await _change(actor, commendation, DayChange.STAND_IN, winner, payload, reason)


async def strike(actor: str, commendation: str, winner: int, reason: str) -> StageVersion:
    """The certificate was revoked on the day: it is neither on stage nor in a bag."""
    return await _change(actor, commendation, DayChange.STRIKE, winner, DayPayload(), reason)


async def late(
    actor: str, commendation: str, winner: int, group: int, place: int = 0, reason: str = ""
) -> StageVersion:
    """The winner came late, into this group, at a place or at its end."""
    payload = DayPayload(group=group, place=place)
    return await _change(actor, commendation, DayChange.LATE, winner, payload, reason)


async def join(actor: str, commendation: str, group: int, reason: str = "") -> StageVersion:
    """A group that became too small goes on stage with the next one of its category."""
    payload = DayPayload(group=group)
    return await _change(actor, commendation, DayChange.JOIN, None, payload, reason)


async def _change(
    actor: str,
    commendation: str,
    kind: DayChange,
    winner: int | None,
    payload: DayPayload,
    reason: str,
) -> StageVersion:
    """Raises NotFound and ChangeImpossible."""
    async with database.transaction():
        ceremony = await _hold(commendation)
        now = await today(commendation)
        changed(now.content, [DayStep(kind, winner or 0, payload)])
        row = StageChange(
            ceremony=ceremony,
            version=now.number,
            revision=now.revision + 1,
            kind=kind.value,
            winner=winner,
            payload=msgspec.json.encode(payload).decode(),
            reason=reason,
            made_by=actor,
            made_at=clock.now(),
        )
        await StageChange.insert(row)
        facts = {
            "version": f"{now.number}.{now.revision + 1}",
            "names": (await names_of([winner]))[0] if winner else "",
            "reason": reason,
            **({"group": payload.group} if payload.group else {}),
        }
        subject = f"ceremony/{ceremony}"
        await audit.record(actor, [Change(Action.CEREMONY_DAY_CHANGED, subject, None, facts)])
    return await today(commendation)


async def undo_change(actor: str, commendation: str, revision: int) -> StageVersion:
    """Take a change back. Raises NotFound, and ChangeImpossible if it was taken back before.

    A change that another one rests on cannot be taken back first.
    """
    async with database.transaction():
        ceremony = await _hold(commendation)
        now = await today(commendation)
        made = await changes(ceremony, now.number)
        found = [each for each in made if each.revision == revision]
        if not found:
            raise NotFound(what=Phrase("change of the day"), key=f"{now.number}.{revision}")
        if found[0].undone_by is not None:
            raise ChangeImpossible(reason=Phrase("it was undone before"))
        frozen = await versions.version(commendation, now.number)
        changed(frozen.content, _steps([each for each in made if each.revision != revision]))
        values: Values = {StageChange.undone_by: actor}
        await StageChange.update(values).where(
            StageChange.ceremony == ceremony,
            StageChange.version == now.number,
            StageChange.revision == revision,
        )
        facts = {"version": f"{now.number}.{revision}"}
        subject = f"ceremony/{ceremony}"
        await audit.record(actor, [Change(Action.CEREMONY_DAY_UNDONE, subject, None, facts)])
    return await today(commendation)


async def _hold(commendation: str) -> int:
    """Hold the ceremony until the transaction ends, so that changes are counted one by one."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    await Ceremony.update({Ceremony.revision: Ceremony.revision}).where(Ceremony.id == ceremony.id)
    return ceremony.id

"""The rows of the day: read in their order, and only ever added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.day.records import EventRecord, GivenLine
from awards.errors import NotFound
from awards.tables import Ceremony, DayAct, DayEvent, DayGiven
from awards.words import Phrase


class RunningCeremony(msgspec.Struct, frozen=True):
    """What of a ceremony counts on the day. ``version`` is 0 before any was frozen."""

    id: int
    version: int
    rehearsal: bool
    closed_at: datetime | None


async def ceremony(here: CommendationRecord) -> RunningCeremony:
    """Raises NotFound."""
    if found := await find(here):
        return found
    raise NotFound(what=Phrase("ceremony"), key=here.code)


async def find(here: CommendationRecord) -> RunningCeremony | None:
    row = (
        await Ceremony.select(Ceremony.id, Ceremony.version, Ceremony.rehearsal, Ceremony.closed_at)
        .where(Ceremony.commendation == here.id)
        .first()
    )
    return msgspec.convert(row, RunningCeremony) if row else None


async def events(ceremony_id: int) -> list[EventRecord]:
    """All, the first one first."""
    rows = (
        await DayEvent.select().where(DayEvent.ceremony == ceremony_id).order_by(DayEvent.revision)
    )
    lines: dict[int, list[GivenLine]] = defaultdict(list)
    of = DayEvent.select(DayEvent.id).where(DayEvent.ceremony == ceremony_id)
    for row in await DayGiven.select().where(DayGiven.event.is_in(of)).order_by(DayGiven.id):
        lines[row["event"]].append(msgspec.convert(row, GivenLine))
    return [msgspec.convert({**row, "given": lines[row["id"]]}, EventRecord) for row in rows]


async def add(
    actor: str,
    here: RunningCeremony,
    revision: int,
    act: DayAct,
    *,
    change: int = 0,
    given: Sequence[GivenLine] = (),
    **more: Any,  # noqa: ANN401 - columns of the event
) -> None:
    event = DayEvent(
        ceremony=here.id,
        revision=revision,
        act=act.value,
        rehearsal=here.rehearsal,
        version=here.version,
        change=change,
        made_by=actor,
        made_at=clock.now(),
        **more,
    )
    [stored] = await DayEvent.insert(event)
    if given:
        await DayGiven.insert(
            *(
                DayGiven(
                    event=stored["id"],
                    winner=line.winner,
                    number=line.number,
                    way=line.way.value,
                    recipient=line.recipient,
                )
                for line in given
            )
        )

"""A rehearsal: the day as it will be. Nothing that is done in it counts or stays."""

from __future__ import annotations

import msgspec

from awards import database
from awards.day.changing import rehearsed
from awards.day.service import act, hold
from awards.errors import DayRefused
from awards.stage import day as stage_day
from awards.tables import Ceremony, DayAct, Values
from awards.words import Phrase


async def begin(actor: str, code: str, seen: str | None = None) -> None:
    """Raises DayRefused if one goes on."""
    async with database.transaction():
        held = await hold(code, seen)
        if held.ceremony.rehearsal:
            raise DayRefused(reason=Phrase("a rehearsal goes on already"))
        await _switch(held.ceremony.id, on=True)
        ceremony = msgspec.structs.replace(held.ceremony, rehearsal=True)
        now = held._replace(ceremony=ceremony)
        await act(actor, now, DayAct.REHEARSAL_BEGUN)


async def end(actor: str, code: str, seen: str | None = None) -> None:
    """The changes that it made are taken back, the newest first. Raises DayRefused."""
    async with database.transaction():
        held = await hold(code, seen)
        if not held.ceremony.rehearsal:
            raise DayRefused(reason=Phrase("no rehearsal goes on"))
        made = await stage_day.changes(held.ceremony.id, held.ceremony.version)
        stand = {each.revision for each in made if each.undone_by is None}
        for revision in sorted(stand & set(rehearsed(held)), reverse=True):
            await stage_day.undo_change(actor, code, revision)
        await act(actor, held, DayAct.REHEARSAL_ENDED)
        await _switch(held.ceremony.id, on=False)


async def _switch(ceremony: int, *, on: bool) -> None:
    values: Values = {Ceremony.rehearsal: on}
    await Ceremony.update(values).where(Ceremony.id == ceremony)

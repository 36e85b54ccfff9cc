"""The volumes of runs as a queue: claimed under a lease, then finished or failed."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import anyio
import msgspec

from awards import clock, database
from awards.errors import NotFound
from awards.printing.press.work import Made
from awards.printing.runs.backs import backs_of, pages_of, shelf_of
from awards.printing.runs.rules import AT_WORK, Plan, RunSetup, filled, plan, without
from awards.settings import Settings
from awards.statements import marks
from awards.tables import (
    Chunk,
    ChunkState,
    PrintRun,
    RunState,
    Sheet,
    SheetState,
    Values,
)
from awards.words import Phrase
from certificates import Page, Shelf
from certificates.press import Setup, Side

_AT_WORK = [state.value for state in AT_WORK]


class ClaimedVolume(msgspec.Struct, frozen=True):
    """A claimed volume; ``holder`` identifies this claim only."""

    id: int
    run: int
    reference: str
    place: int
    file: str
    holder: str
    alone: bool
    attempts: int


class VolumeInput(NamedTuple):
    """Everything that a worker needs for a volume."""

    sides: list[Side[Page]]
    setup: Setup
    shelf: Shelf
    total: int


class VolumeQueue(NamedTuple):
    """The volumes that a press may claim: of one run or of all.

    A lease longer than ``longest`` comes from a wrong clock. ``held`` are volumes with an expired
    lease that the press's own workers may still be drawing.
    """

    longest: timedelta
    run: int | None = None
    held: Collection[int] = ()

    def free(self, now: datetime) -> list[Any]:
        lease = Chunk.lease_until
        conditions = [
            Chunk.state != ChunkState.DONE.value,
            lease.is_null() | (lease < now) | (lease > now + self.longest),
            Chunk.run.state.is_in(_AT_WORK),
        ]
        if self.run is not None:
            conditions.append(Chunk.run == self.run)
        if self.held:
            conditions.append(Chunk.id.not_in(list(self.held)))
        return conditions


async def is_waiting(queue: VolumeQueue) -> bool:
    found: bool = await Chunk.exists().where(*queue.free(clock.now()))
    return found


async def claim(queue: VolumeQueue, until: datetime, *, alone: bool) -> ClaimedVolume | None:
    """The next free one.

    A volume to be drawn ``alone`` is returned only if nothing else is under way.
    """
    async with database.transaction():
        free = queue.free(clock.now()) + ([] if alone else [Chunk.alone.eq(False)])
        query: Any = Chunk.select(Chunk.id, Chunk.run).where(*free)
        query = query.order_by(Chunk.alone, Chunk.run, Chunk.place).first()
        if not database.is_sqlite():
            query = query.lock_rows("UPDATE", skip_locked=True, of=(Chunk,))
        row = await query
        if row is None:
            return None
        taken: Values = {
            Chunk.state: ChunkState.RUNNING.value,
            Chunk.holder: uuid.uuid4().hex,
            Chunk.lease_until: until,
        }
        await Chunk.update(taken).where(Chunk.id == row["id"])
    # After the volume's own transaction: `finish` locks the run first.
    begun: Values = {PrintRun.state: RunState.RUNNING.value, PrintRun.begun_at: clock.now()}
    waiting = PrintRun.state == RunState.WAITING.value
    await PrintRun.update(begun).where(PrintRun.id == row["run"], waiting)
    return await _claimed(row["id"])


async def _claimed(chunk: int) -> ClaimedVolume:
    row = (
        await Chunk.select(
            Chunk.id,
            Chunk.run,
            Chunk.run.reference.as_alias("reference"),
            Chunk.place,
            Chunk.file,
            Chunk.holder,
            Chunk.alone,
            Chunk.attempts,
        )
        .where(Chunk.id == chunk)
        .first()
    )
    return msgspec.convert(row, ClaimedVolume, strict=False)


async def renew(claimed: ClaimedVolume, until: datetime) -> None:
    await Chunk.update({Chunk.lease_until: until}).where(*_mine(claimed))


def _mine(claimed: ClaimedVolume) -> list[Any]:
    """Update only while this worker still holds the lease."""
    return [
        Chunk.id == claimed.id,
        Chunk.holder == claimed.holder,
        Chunk.state == ChunkState.RUNNING.value,
    ]


async def load(claimed: ClaimedVolume, settings: Settings) -> VolumeInput:
    return await volume_input(claimed.run, claimed.reference, claimed.place, settings)


async def volume_input(run_id: int, reference: str, place: int, settings: Settings) -> VolumeInput:
    """Load a volume without certificates continued elsewhere; faulty ones become note sheets."""
    run = await PrintRun.select().where(PrintRun.id == run_id).first()
    if run is None:
        raise NotFound(what=Phrase("print run"), key=reference)
    setup = msgspec.json.decode(run["setup"], type=RunSetup)
    number = Sheet.certificate._.issued_number._.text.as_alias("number")
    rows = await Sheet.select(Sheet.position, Sheet.certificate, Sheet.state, number).where(
        Sheet.run == run_id, Sheet.chunk == place
    )
    ids = [row["certificate"] for row in rows]
    made = await pages_of(ids, await backs_of(setup), settings)
    pages = {row["position"]: page for row, page in zip(rows, made, strict=True)}
    freed = {row["position"] for row in rows if row["state"] == SheetState.FREED.value}
    failed = {
        row["position"]: row["number"] for row in rows if row["state"] == SheetState.FAILED.value
    }
    planned = await _plan(run_id, reference, setup)
    sides = without(planned[place - 1], freed, failed)
    filled_sides = [filled(each, pages) for each in sides]
    return VolumeInput(filled_sides, setup.engine(), shelf_of(setup, settings), run["sheets"])


#: Plans of the last few runs. Planning for each volume would take longer than drawing it.
_PLANS: OrderedDict[str, Plan] = OrderedDict()
_MOST_PLANS = 4


async def _plan(run_id: int, reference: str, setup: RunSetup) -> Plan:
    if reference not in _PLANS:
        group = Sheet.certificate._.issued_number._.category._.name.as_alias("group")
        rows = await Sheet.select(group).where(Sheet.run == run_id).order_by(Sheet.position)
        groups = [row["group"] for row in rows]
        _PLANS[reference] = await anyio.to_thread.run_sync(plan, setup, groups)
        while len(_PLANS) > _MOST_PLANS:
            _PLANS.popitem(last=False)
    return _PLANS[reference]


async def finish(claimed: ClaimedVolume, made: Made) -> bool:
    """Record the file and its sheets. After the last volume the run is done.

    Return False for a run that was cancelled meanwhile: nobody may print that file.
    """
    async with database.transaction():
        # The run's row is locked: of two that finish together the second sees the first.
        wanted = (PrintRun.id == claimed.run, PrintRun.state != RunState.CANCELLED.value)
        same: Values = {PrintRun.certificates: PrintRun.certificates}
        if not await PrintRun.update(same).where(*wanted).returning(PrintRun.id):
            return False
        done: Values = {
            Chunk.state: ChunkState.DONE.value,
            Chunk.lease_until: None,
            Chunk.certificates: made.certificates,
            Chunk.first: made.first,
            Chunk.last: made.last,
            Chunk.size: made.size,
            Chunk.sha256: made.sha256,
            Chunk.sheets: made.sheets,
            Chunk.fault: "",
        }
        if await Chunk.update(done).where(*_mine(claimed)).returning(Chunk.id):
            await Sheet.update({Sheet.state: SheetState.MADE.value}).where(
                Sheet.run == claimed.run,
                Sheet.chunk == claimed.place,
                Sheet.state == SheetState.WAITING.value,
            )
            await _end_if_done(claimed.run)
    return True


async def _end_if_done(run: int) -> None:
    left = await Chunk.exists().where(Chunk.run == run, Chunk.state != ChunkState.DONE.value)
    if not left:
        ended: Values = {PrintRun.state: RunState.DONE.value, PrintRun.ended_at: clock.now()}
        at_work = PrintRun.state.is_in(_AT_WORK)
        await PrintRun.update(ended).where(PrintRun.id == run, at_work)


async def fail(claimed: ClaimedVolume, faults: Mapping[str, str]) -> int:
    """Record certificates that cannot be drawn. The volume is drawn without them.

    Return their number. It is 0 if the lease is lost, or if the volume was complete before and is
    only drawn again.
    """
    async with database.transaction():
        if not await _let_go(claimed, {Chunk.attempts: 0}):
            return 0
        failed = 0
        for number, said in faults.items():
            ids = await _sheets(claimed, number)
            values: Values = {
                Sheet.state: SheetState.FAILED.value,
                Sheet.claimed: None,
                Sheet.fault: said[:500],
            }
            await Sheet.update(values).where(Sheet.id.is_in(ids or [0]))
            failed += len(ids)
        [run] = await PrintRun.select(PrintRun.commendation).where(PrintRun.id == claimed.run)
        await marks.settle_marked(run["commendation"])
    return failed


async def _sheets(claimed: ClaimedVolume, number: str) -> list[int]:
    rows = await Sheet.select(Sheet.id).where(
        Sheet.run == claimed.run,
        Sheet.certificate._.issued_number._.text == number,
        Sheet.state == SheetState.WAITING.value,
    )
    return [row["id"] for row in rows]


async def set_apart(claimed: ClaimedVolume, said: str) -> None:
    """Mark a volume to be drawn while nothing else is. Only such an attempt counts."""
    attempts = claimed.attempts + 1 if claimed.alone else claimed.attempts
    await _let_go(claimed, {Chunk.alone: True, Chunk.attempts: attempts, Chunk.fault: said[:500]})


async def troubles(run: int | None = None) -> list[str]:
    """What prevents volumes of a run, or of all running ones, from being drawn."""
    wanted = [
        Chunk.state == ChunkState.WAITING.value,
        Chunk.fault != "",
        Chunk.run.state.is_in(_AT_WORK),
    ]
    if run is not None:
        wanted.append(Chunk.run == run)
    rows = await Chunk.select(Chunk.file, Chunk.fault).where(*wanted).order_by(Chunk.id)
    return [f"{row['file']}: {row['fault']}" for row in rows]


async def trouble(claimed: ClaimedVolume, said: str, until: datetime) -> None:
    """The fault is outside the volume: others are drawn first."""
    await _let_go(claimed, {Chunk.fault: said[:500], Chunk.lease_until: until})


async def _let_go(claimed: ClaimedVolume, more: Values) -> bool:
    """Return False if the lease is lost."""
    free: Values = {Chunk.state: ChunkState.WAITING.value, Chunk.lease_until: None, **more}
    return bool(await Chunk.update(free).where(*_mine(claimed)).returning(Chunk.id))

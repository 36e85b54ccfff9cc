"""The volumes of runs as a queue: claimed under a lease, then whole, or with its faults."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import anyio
import msgspec

from awards import clock, database
from awards.errors import NotFound
from awards.issuing import frozen
from awards.issuing.queries import of_ids
from awards.layouts import service as layouts
from awards.printing.rules import Plan, RunSetup, filled, plan, without
from awards.printing.work import Made
from awards.settings import Settings
from awards.tables import (
    Chunk,
    ChunkState,
    PrintRun,
    RunState,
    Sheet,
    SheetState,
    Values,
)
from certificates import Page, Shelf
from certificates.paper import Box
from certificates.press import Setup, Side

_AT_WORK = (RunState.WAITING.value, RunState.RUNNING.value)


class Claimed(msgspec.Struct, frozen=True):
    id: int
    run: int
    reference: str
    place: int
    file: str
    holder: str
    alone: bool
    attempts: int


class Loaded(NamedTuple):
    """Everything that a worker needs of a volume."""

    sides: list[Side[Page]]
    setup: Setup
    shelf: Shelf
    total: int


async def is_waiting() -> bool:
    found: bool = await Chunk.exists().where(*_free(clock.now()))
    return found


def _free(now: datetime) -> list[Any]:
    return [
        Chunk.state != ChunkState.DONE.value,
        Chunk.lease_until.is_null() | (Chunk.lease_until < now),
        Chunk.run.state.is_in(list(_AT_WORK)),
    ]


async def claim(holder: str, until: datetime, *, alone: bool) -> Claimed | None:
    """The next one that nobody holds; one that is to be drawn ``alone`` only when that is so."""
    async with database.transaction():
        free = _free(clock.now()) + ([] if alone else [Chunk.alone.eq(False)])
        query: Any = Chunk.select(Chunk.id, Chunk.run).where(*free)
        query = query.order_by(Chunk.alone, Chunk.run, Chunk.place).first()
        if not database.is_sqlite():
            query = query.lock_rows("UPDATE", skip_locked=True, of=(Chunk,))
        row = await query
        if row is None:
            return None
        taken: Values = {
            Chunk.state: ChunkState.RUNNING.value,
            Chunk.holder: holder,
            Chunk.lease_until: until,
        }
        await Chunk.update(taken).where(Chunk.id == row["id"])
        begun: Values = {PrintRun.state: RunState.RUNNING.value, PrintRun.begun_at: clock.now()}
        waiting = PrintRun.state == RunState.WAITING.value
        await PrintRun.update(begun).where(PrintRun.id == row["run"], waiting)
    return await _claimed(row["id"])


async def _claimed(chunk: int) -> Claimed:
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
    return msgspec.convert(row, Claimed, strict=False)


async def renew(claimed: Claimed, until: datetime) -> None:
    await Chunk.update({Chunk.lease_until: until}).where(*_mine(claimed))


def _mine(claimed: Claimed) -> list[Any]:
    """Nothing is recorded by whoever lost the lease meanwhile."""
    return [
        Chunk.id == claimed.id,
        Chunk.holder == claimed.holder,
        Chunk.state == ChunkState.RUNNING.value,
    ]


async def load(claimed: Claimed, settings: Settings) -> Loaded:
    """Raises NotFound for a run that is gone, and FontsChanged."""
    run = await PrintRun.select().where(PrintRun.id == claimed.run).first()
    if run is None:
        raise NotFound(what_zh="打印批次", what_en="print run", key=claimed.reference)
    setup = msgspec.json.decode(run["setup"], type=RunSetup)
    rows = await Sheet.select(Sheet.position, Sheet.certificate, Sheet.state).where(
        Sheet.run == claimed.run, Sheet.chunk == claimed.place
    )
    stored = await of_ids([row["certificate"] for row in rows])
    made = await frozen.pages([stored[row["certificate"]] for row in rows], settings)
    pages = {row["position"]: page for row, page in zip(rows, made, strict=True)}
    planned = await _plan(claimed, setup, made[0].trim)
    failed = {row["position"] for row in rows if row["state"] == SheetState.FAILED.value}
    sides = [filled(side, pages) for side in without(planned[claimed.place - 1], failed)]
    shelf = layouts.shelf(settings.font_dirs)
    return Loaded(sides, setup.engine(), shelf, run["sheets"])


#: The plans of the last few runs: made anew for each volume they would take longer than it does.
_PLANS: OrderedDict[str, Plan] = OrderedDict()
_MOST_PLANS = 4


async def _plan(claimed: Claimed, setup: RunSetup, trim: Box) -> Plan:
    if claimed.reference not in _PLANS:
        group = Sheet.certificate._.issued_number._.category._.name.as_alias("group")
        rows = await Sheet.select(group).where(Sheet.run == claimed.run).order_by(Sheet.position)
        groups = [row["group"] for row in rows]
        _PLANS[claimed.reference] = await anyio.to_thread.run_sync(plan, setup, trim, groups)
        while len(_PLANS) > _MOST_PLANS:
            _PLANS.popitem(last=False)
    return _PLANS[claimed.reference]


async def finish(claimed: Claimed, made: Made) -> bool:
    """The file is there; so are its sheets, and with the last one the run is done.

    False of a run that was cancelled meanwhile: nobody may print that file.
    """
    async with database.transaction():
        wanted = PrintRun.state != RunState.CANCELLED.value
        if not await PrintRun.exists().where(PrintRun.id == claimed.run, wanted):
            return False
        done: Values = {
            Chunk.state: ChunkState.DONE.value,
            Chunk.lease_until: None,
            Chunk.certificates: made.certificates,
            Chunk.first: made.first,
            Chunk.last: made.last,
            Chunk.size: made.size,
            Chunk.sha256: made.sha256,
            Chunk.fault: "",
        }
        if not await Chunk.update(done).where(*_mine(claimed)).returning(Chunk.id):
            return True
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
        at_work = PrintRun.state.is_in(list(_AT_WORK))
        await PrintRun.update(ended).where(PrintRun.id == run, at_work)


async def fail(claimed: Claimed, faults: Mapping[str, str]) -> int:
    """These numbers cannot be drawn; the others of the volume are drawn without them.

    Returns how many that are; none of a volume that was whole before and is drawn once more.
    """
    failed = 0
    async with database.transaction():
        for number, said in faults.items():
            ids = await _sheets(claimed, [number])
            values: Values = {
                Sheet.state: SheetState.FAILED.value,
                Sheet.claimed: None,
                Sheet.fault: said[:500],
            }
            await Sheet.update(values).where(Sheet.id.is_in(ids or [0]))
            failed += len(ids)
        said = "" if failed else " ".join(faults.values())[:500]
        await _let_go(claimed, {Chunk.attempts: 0, Chunk.fault: said})
    return failed


async def _sheets(claimed: Claimed, numbers: Collection[str]) -> list[int]:
    rows = await Sheet.select(Sheet.id).where(
        Sheet.run == claimed.run,
        Sheet.certificate._.issued_number._.text.is_in(list(numbers)),
        Sheet.state == SheetState.WAITING.value,
    )
    return [row["id"] for row in rows]


async def set_apart(claimed: Claimed, said: str) -> None:
    """To be drawn while nothing else is; an attempt counts only when it was."""
    attempts = claimed.attempts + 1 if claimed.alone else claimed.attempts
    await _let_go(claimed, {Chunk.alone: True, Chunk.attempts: attempts, Chunk.fault: said[:500]})


async def trouble(claimed: Claimed, said: str) -> None:
    """Not its own fault: it waits as it did."""
    await _let_go(claimed, {Chunk.fault: said[:500]})


async def _let_go(claimed: Claimed, more: Values) -> None:
    free: Values = {Chunk.state: ChunkState.WAITING.value, Chunk.lease_until: None, **more}
    await Chunk.update(free).where(*_mine(claimed))

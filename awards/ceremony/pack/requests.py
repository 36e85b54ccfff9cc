"""Packs that were asked for, as a queue: claimed under a lease, then finished or failed.

A killed server holds a lease that ends; then another makes the pack again. Its file is there whole
or not at all.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import msgspec

from awards import clock, database
from awards.ceremony.pack.archive import PackManifest
from awards.ceremony.pack.records import PackRecord
from awards.errors import NotFound
from awards.tables import CeremonyPack, PackState, Values
from awards.words import Phrase

AT_WORK = [PackState.WAITING.value, PackState.RUNNING.value]

#: A pack whose worker died so often is not tried again until somebody asks.
ATTEMPTS = 3
DIED = "制作进程多次中断，请管理员检查内存和字体后重新制作。"


class ClaimedPack(msgspec.Struct, frozen=True):
    """``holder`` identifies this claim only."""

    id: int
    commendation: str
    version: int
    only: tuple[str, ...]
    reference: str
    holder: str
    attempts: int


async def ask(actor: str, commendation: int, version: int, only: tuple[str, ...]) -> int:
    """Ask for a pack, once more if it was made before. Inside a transaction."""
    kinds = ",".join(only)
    wanted = _same(commendation, version, kinds)
    fresh: Values = {
        CeremonyPack.state: PackState.WAITING.value,
        CeremonyPack.attempts: 0,
        CeremonyPack.done: 0,
        CeremonyPack.total: 0,
        CeremonyPack.fault: "",
        CeremonyPack.asked_by: actor,
        CeremonyPack.asked_at: clock.now(),
        CeremonyPack.ended_at: None,
    }
    over = CeremonyPack.state.not_in(AT_WORK)
    await CeremonyPack.update(fresh).where(*wanted, over)
    known = await CeremonyPack.select(CeremonyPack.id).where(*wanted).first()
    if known is not None:
        return int(known["id"])
    row = CeremonyPack(
        commendation=commendation,
        version=version,
        kinds=kinds,
        reference=uuid.uuid4().hex,
        state=PackState.WAITING.value,
        asked_by=actor,
        asked_at=clock.now(),
    )
    [made] = await CeremonyPack.insert(row).returning(CeremonyPack.id)
    return int(made["id"])


def _same(commendation: int, version: int, kinds: str) -> list[Any]:
    return [
        CeremonyPack.commendation == commendation,
        CeremonyPack.version == version,
        CeremonyPack.kinds == kinds,
    ]


async def record(pack: int) -> PackRecord:
    [found] = await _records(CeremonyPack.id == pack)
    return found


async def all_of(commendation: int) -> list[PackRecord]:
    """The newest first."""
    return await _records(CeremonyPack.commendation == commendation)


async def of_version(commendation: int, version: int, only: tuple[str, ...] = ()) -> PackRecord:
    """Raises NotFound."""
    found = await _records(*_same(commendation, version, ",".join(only)))
    if not found:
        raise NotFound(what=Phrase("ceremony pack"), key=version)
    return found[0]


async def _records(*wanted: Any) -> list[PackRecord]:  # noqa: ANN401 - conditions of the query
    columns = CeremonyPack.all_columns(exclude=["commendation", "kinds", "manifest"])
    rows = (
        await CeremonyPack.select(
            *columns,
            CeremonyPack.kinds,
            CeremonyPack.manifest,
            CeremonyPack.commendation.code.as_alias("commendation"),
        )
        .where(*wanted)
        .order_by(CeremonyPack.asked_at, ascending=False)
    )
    return [_record(row) for row in rows]


def _record(row: dict[str, Any]) -> PackRecord:
    said = row["manifest"]
    manifest = msgspec.json.decode(said, type=PackManifest) if said else None
    return msgspec.convert(
        {**row, "only": _kinds(row["kinds"]), "manifest": manifest}, PackRecord, strict=False
    )


def _kinds(stored: str) -> tuple[str, ...]:
    return tuple(filter(None, stored.split(",")))


async def is_waiting(longest: timedelta) -> bool:
    found: bool = await CeremonyPack.exists().where(*_free(longest))
    return found


def _free(longest: timedelta) -> list[Any]:
    return [*_unheld(longest), CeremonyPack.attempts < ATTEMPTS]


def _unheld(longest: timedelta) -> list[Any]:
    """A lease longer than ``longest`` comes from a wrong clock."""
    now, lease = clock.now(), CeremonyPack.lease_until
    return [
        CeremonyPack.state.is_in(AT_WORK),
        lease.is_null() | (lease < now) | (lease > now + longest),
    ]


async def give_up(longest: timedelta) -> None:
    """A pack whose worker died so often fails, so that nobody waits for it."""
    values: Values = {
        CeremonyPack.state: PackState.FAILED.value,
        CeremonyPack.lease_until: None,
        CeremonyPack.fault: DIED,
        CeremonyPack.ended_at: clock.now(),
    }
    spent = (*_unheld(longest), CeremonyPack.attempts >= ATTEMPTS)
    await CeremonyPack.update(values).where(*spent)


async def claim(lease: timedelta) -> ClaimedPack | None:
    """The one that waits longest."""
    async with database.transaction():
        query: Any = CeremonyPack.select(CeremonyPack.id).where(*_free(2 * lease))
        query = query.order_by(CeremonyPack.asked_at).first()
        if not database.is_sqlite():
            query = query.lock_rows("UPDATE", skip_locked=True, of=(CeremonyPack,))
        row = await query
        if row is None:
            return None
        taken: Values = {
            CeremonyPack.state: PackState.RUNNING.value,
            CeremonyPack.holder: uuid.uuid4().hex,
            CeremonyPack.lease_until: clock.now() + lease,
            CeremonyPack.attempts: CeremonyPack.attempts + 1,
            CeremonyPack.done: 0,
        }
        await CeremonyPack.update(taken).where(CeremonyPack.id == row["id"])
    columns = CeremonyPack.all_columns(exclude=["commendation", "manifest"])
    code = CeremonyPack.commendation.code.as_alias("commendation")
    [found] = await CeremonyPack.select(*columns, code).where(CeremonyPack.id == row["id"])
    return msgspec.convert({**found, "only": _kinds(found["kinds"])}, ClaimedPack, strict=False)


def _mine(claimed: ClaimedPack) -> list[Any]:
    """Update only while this worker still holds the lease."""
    return [
        CeremonyPack.id == claimed.id,
        CeremonyPack.holder == claimed.holder,
        CeremonyPack.state == PackState.RUNNING.value,
    ]


async def renew(claimed: ClaimedPack, until: datetime, done: int, total: int) -> None:
    """Keep the lease, and say how far it is."""
    values: Values = {
        CeremonyPack.lease_until: until,
        CeremonyPack.done: done,
        CeremonyPack.total: total,
    }
    await CeremonyPack.update(values).where(*_mine(claimed))


async def finish(claimed: ClaimedPack, manifest: PackManifest, size: int, sha256: str) -> None:
    count = len(manifest.files)
    values: Values = {
        CeremonyPack.state: PackState.DONE.value,
        CeremonyPack.lease_until: None,
        CeremonyPack.done: count,
        CeremonyPack.total: count,
        CeremonyPack.manifest: msgspec.json.encode(manifest).decode(),
        CeremonyPack.size: size,
        CeremonyPack.sha256: sha256,
        CeremonyPack.fault: "",
        CeremonyPack.ended_at: clock.now(),
    }
    await CeremonyPack.update(values).where(*_mine(claimed))


async def fail(claimed: ClaimedPack, fault: str) -> None:
    """Nothing is made; an earlier file of this pack stays out of reach."""
    values: Values = {
        CeremonyPack.state: PackState.FAILED.value,
        CeremonyPack.lease_until: None,
        CeremonyPack.fault: fault[:2000],
        CeremonyPack.ended_at: clock.now(),
    }
    await CeremonyPack.update(values).where(*_mine(claimed))


async def trouble(claimed: ClaimedPack, fault: str, until: datetime) -> None:
    """The fault is outside the pack: it is tried again later."""
    if claimed.attempts >= ATTEMPTS:
        await fail(claimed, fault)
        return
    values: Values = {
        CeremonyPack.state: PackState.WAITING.value,
        CeremonyPack.lease_until: until,
        CeremonyPack.fault: fault[:2000],
    }
    await CeremonyPack.update(values).where(*_mine(claimed))

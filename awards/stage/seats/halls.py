"""The halls that are loaded: each stored once, and never changed."""

from __future__ import annotations

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import NotFound
from awards.stage.seats.hall_file import as_toml
from awards.stage.seats.plan import HallPlan, digest_of
from awards.stage.seats.reading import read_hall
from awards.tables import Hall, Seat
from awards.words import Phrase


class HallRecord(msgspec.Struct, frozen=True):
    """``digest`` identifies the plan with its name: the same file loaded again is the same hall."""

    name: str
    digest: str
    seats: int
    blocks: list[str]


async def hall_load(actor: str, data: bytes, file_name: str, name: str = "") -> HallRecord:
    """Read a file and keep its plan. Raises HallRefused and FileRefused."""
    plan = await read_hall(data, file_name, name.strip())
    source = as_toml(plan)
    digest = digest_of(source)
    try:
        async with database.transaction():
            if await _id_of(digest) is None:
                await _keep(actor, plan, source, digest)
    except Exception as fault:
        if not database.is_unique_violation(fault):
            raise
    return HallRecord(plan.name, digest, len(plan.seats), plan.blocks)


async def _id_of(digest: str) -> int | None:
    row = await Hall.select(Hall.id).where(Hall.digest == digest).first()
    return row["id"] if row else None


async def _keep(actor: str, plan: HallPlan, source: str, digest: str) -> None:
    hall = Hall(name=plan.name, source=source, digest=digest)
    [made] = await Hall.insert(hall).returning(Hall.id)
    rows = [
        (made["id"], seat.block, seat.row, seat.label, seat.x, seat.y, seat.kind.value)
        for seat in plan.seats
    ]
    columns = (
        Seat.hall, Seat.block, Seat.row_label, Seat.seat_label, Seat.x, Seat.y, Seat.kind
    )  # fmt: skip
    for batch in database.batches(rows, most=2000):
        await database.insert_plain(Seat, columns, batch)
    facts = {"title": plan.name, "seats": len(plan.seats), "digest": digest[:6]}
    await audit.record(actor, [Change(Action.HALL_LOADED, f"hall/{made['id']}", None, facts)])


async def halls() -> list[HallRecord]:
    """All of them, the latest first."""
    rows = await Hall.select(Hall.id, Hall.name, Hall.digest).order_by(Hall.id, ascending=False)
    return [await _record(row["id"], row["name"], row["digest"]) for row in rows]


async def _record(hall: int, name: str, digest: str) -> HallRecord:
    count = await Seat.count().where(Seat.hall == hall)
    rows = await Seat.select(Seat.block).where(Seat.hall == hall).order_by(Seat.y, Seat.x)
    return HallRecord(name, digest, count, list(dict.fromkeys(row["block"] for row in rows)))


async def named(name: str) -> str:
    """The digest of the latest hall of a name; empty if none has it."""
    row = (
        await Hall.select(Hall.digest)
        .where(Hall.name == name)
        .order_by(Hall.id, ascending=False)
        .first()
    )
    return row["digest"] if row else ""


async def source_of(digest: str) -> tuple[str, str]:
    """The name and the file of a hall. Raises NotFound."""
    row = await Hall.select(Hall.name, Hall.source).where(Hall.digest == digest).first()
    if row is None:
        raise NotFound(what=Phrase("hall"), key=digest)
    return row["name"], row["source"]

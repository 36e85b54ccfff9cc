"""The rows of a run: all of them in one transaction, and its certificates claimed by it."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Awaitable, Sequence
from typing import NamedTuple

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import SheetsClaimed
from awards.printing import queries
from awards.printing.planning import Planned
from awards.printing.records import RunRecord
from awards.printing.rules import Plan, places, sheets_of
from awards.tables import Chunk, ChunkState, PrintRun, RunState, Sheet, SheetState

TITLE_LIMIT = 200


class Asked(NamedTuple):
    """By whom; by which form, if by one; ``again`` is the id of the run it prints a part of."""

    actor: str
    once: str = ""
    title: str = ""
    again: int | None = None


async def begin(asked: Asked, planned: Planned) -> RunRecord:
    """Within the caller's transaction. Raises SheetsClaimed."""
    here, setup = planned.here, planned.setup
    ids = [sheet.id for sheet in planned.sheets]
    await _require_unclaimed(ids)
    reference = f"{clock.today():%Y%m%d}-{secrets.token_hex(4)}"
    run = PrintRun(
        commendation=here.id,
        reference=reference,
        once=asked.once or reference,
        state=RunState.WAITING.value,
        title=asked.title[:TITLE_LIMIT],
        setup=msgspec.json.encode(setup).decode(),
        stock=setup.stock,
        certificates=len(ids),
        sheets=sheets_of(planned.plan),
        again=asked.again,
        made_by=asked.actor,
        made_at=clock.now(),
    )
    [row] = await PrintRun.insert(run).returning(PrintRun.id)
    await _store(row["id"], reference, ids, planned.plan)
    facts = {
        "certificates": len(ids),
        "first": planned.sheets[0].record.number,
        "last": planned.sheets[-1].record.number,
        "stock": setup.stock,
    }
    await audit.record(asked.actor, [Change(Action.RUN_STARTED, f"run/{row['id']}", None, facts)])
    return await queries.run(reference)


async def only_once(once: str, planned: Planned, begun: Awaitable[RunRecord]) -> RunRecord:
    """Of two that ask at the same moment the database lets one begin; the other is led to it.

    Raises SheetsClaimed when they asked by different forms.
    """
    try:
        return await begun
    except Exception as fault:
        if not (isinstance(fault, SheetsClaimed) or database.is_unique_violation(fault)):
            raise
        if known := await queries.asked_before(once):
            return known
        await _require_unclaimed([sheet.id for sheet in planned.sheets])
        raise


async def _require_unclaimed(ids: Sequence[int]) -> None:
    claims = await queries.claimed(ids)
    if claims:
        [(reference, count)] = Counter(claims.values()).most_common(1)
        raise SheetsClaimed(reference=reference, count=count)


async def _store(run: int, reference: str, ids: Sequence[int], planned: Plan) -> None:
    volumes = [
        Chunk(
            run=run,
            place=place,
            state=ChunkState.WAITING.value,
            file=f"{reference}-{place:03}.pdf",
        )
        for place in range(1, len(planned) + 1)
    ]
    for some in database.batches(volumes, Chunk):
        await Chunk.insert(*some)
    lying = places(planned)
    rows = [
        Sheet(
            run=run,
            position=position,
            certificate=certificate,
            claimed=certificate,
            number=lying[position][1],
            chunk=lying[position][0],
            state=SheetState.WAITING.value,
        )
        for position, certificate in enumerate(ids, 1)
    ]
    for batch in database.batches(rows, Sheet):
        await Sheet.insert(*batch)

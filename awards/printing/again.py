"""Sheets of a run once more, and what is left of it after a jam: each a run of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards import database
from awards.catalogue import service as catalogue
from awards.errors import SheetsNotThere, WrongState
from awards.issuing.queries import of_ids
from awards.printing import queries
from awards.printing.beginning import Asked, begin, only_once
from awards.printing.planning import Planned, planned
from awards.printing.records import RunRecord
from awards.printing.rules import MARK_FROM, OPEN
from awards.printing.runs import free, record
from awards.settings import Settings
from awards.tables import CertificateState, Sheet, SheetState


async def reprint(
    actor: str,
    reference: str,
    settings: Settings,
    *,
    first: int,
    last: int | None = None,
    once: str = "",
) -> RunRecord:
    """Sheets of paper that were spoiled, once more on the same stock: a run of their own.

    Those of them that are whole or were never printed are recorded as spoiled with it. Raises
    NotFound, SheetsNotThere, SheetsClaimed, and what `runs.start` raises.
    """
    if once and (known := await queries.asked_before(once)):
        return known
    run = await queries.run(reference)
    last = last or run.sheets
    made = await _anew(run, await _certificates(run, first, last), settings)

    async def begun() -> RunRecord:
        async with database.transaction():
            if await _has(run, first, last, MARK_FROM[SheetState.SPOILED]):
                await record(actor, run, SheetState.SPOILED, first, last)
            return await begin(Asked(actor, once, run.title, run.id), made)

    return await only_once(once, made, begun())


async def resume(
    actor: str, reference: str, settings: Settings, *, at: int, once: str = ""
) -> RunRecord:
    """After a jam: what lies before this sheet of paper is printed, the rest is a run of its own.

    Raises NotFound, SheetsNotThere, and what `runs.start` raises.
    """
    if once and (known := await queries.asked_before(once)):
        return known
    run = await queries.run(reference)
    made = await _anew(run, await _certificates(run, at, run.sheets, OPEN), settings)

    async def begun() -> RunRecord:
        async with database.transaction():
            if at > 1 and await _has(run, 1, at - 1, MARK_FROM[SheetState.PRINTED]):
                await record(actor, run, SheetState.PRINTED, 1, at - 1)
            await free(run, at)
            return await begin(Asked(actor, once, run.title, run.id), made)

    return await only_once(once, made, begun())


async def _certificates(
    run: RunRecord, first: int, last: int, states: Sequence[SheetState] = tuple(SheetState)
) -> list[int]:
    """Raises SheetsNotThere, and WrongState for one that was revoked or reissued since."""
    rows = (
        await Sheet.select(
            Sheet.certificate,
            Sheet.certificate.state.as_alias("state"),
            Sheet.certificate._.issued_number._.text.as_alias("number"),
        )
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.number <= last,
            Sheet.state.is_in([state.value for state in states]),
        )
        .order_by(Sheet.position)
    )
    if not rows:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    for row in rows:
        if row["state"] != CertificateState.VALID:
            raise WrongState(
                name=row["number"],
                state=row["state"],
                action_zh="再次打印",
                action_en="printed again",
            )
    return [row["certificate"] for row in rows]


async def _has(run: RunRecord, first: int, last: int, states: Sequence[SheetState]) -> bool:
    found: bool = await Sheet.exists().where(
        Sheet.run == run.id,
        Sheet.number >= first,
        Sheet.number <= last,
        Sheet.state.is_in([state.value for state in states]),
    )
    return found


async def _anew(run: RunRecord, ids: Sequence[int], settings: Settings) -> Planned:
    """On fresh paper: the first sheet of the old one may have been begun before."""
    here = await catalogue.find(run.commendation)
    found = await of_ids(ids)
    setup = msgspec.structs.replace(run.setup, start=1)
    return await planned(here, [found[each] for each in ids], setup, settings)

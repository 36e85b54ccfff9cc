"""Reprint sheets of a run, or continue it after a jam, each as a run of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import PrintedElsewhere, RunChanged, SetupRefused, SheetOutdated, SheetsNotThere
from awards.issuing.valid_certificates import of_ids
from awards.printing.runs import queries
from awards.printing.runs.beginning import RunRequest, begin, key_of, only_once
from awards.printing.runs.planning import Planned, planned
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import OPEN
from awards.printing.runs.service import free, record
from awards.settings import Settings
from awards.tables import CertificateState, Sheet, SheetState
from awards.words import Phrase

#: States of sheets that were in a file. Others are not drawn yet or belong to another run.
_DRAWN = (SheetState.MADE, SheetState.PRINTED, SheetState.SPOILED, SheetState.FAILED)


async def reprint(
    actor: str,
    reference: str,
    settings: Settings,
    *,
    first: int,
    last: int | None = None,
    once: str = "",
    accept_differences: bool = False,
) -> RunRecord:
    """Reprint spoiled sheets of paper on the same stock, as a run of their own.

    Without ``last`` only the first is reprinted. The sheets are recorded as spoiled if they are not
    yet. Raises NotFound, SheetsNotThere, SheetOutdated, PrintedElsewhere, and what `runs.start`
    raises.
    """
    key = key_of(once, "reprint", reference, first, last)

    async def work() -> RunRecord:
        run = await queries.run(reference)
        to = last or first
        made = await _on_fresh_paper(run, await _certificates(run, first, to, _DRAWN), settings)
        async with database.transaction():
            _, changes = await record(actor, run, SheetState.SPOILED, first, to)
            await _require_nowhere_else(made)
            asked = RunRequest(actor, key, run.title, run, accept_differences=accept_differences)
            begun, change = await begin(asked, made)
            await audit.record(actor, [*changes, change])
        return begun

    return await only_once(key, work)


async def resume(
    actor: str,
    reference: str,
    settings: Settings,
    *,
    at: int,
    once: str = "",
    accept_differences: bool = False,
) -> RunRecord:
    """After a jam: sheets before this one are printed, the rest becomes a run of its own.

    Raises NotFound, SheetsNotThere, SheetOutdated, RunChanged for sheets that somebody recorded
    meanwhile, and what `runs.start` raises.
    """
    key = key_of(once, "resume", reference, at)

    async def work() -> RunRecord:
        run = await queries.run(reference)
        ids = await _certificates(run, at, run.sheets, OPEN)
        made = await _on_fresh_paper(run, ids, settings)
        async with database.transaction():
            _, changes = await record(actor, run, SheetState.PRINTED, 1, at - 1)
            if await free(run, at) != set(ids):
                raise RunChanged
            asked = RunRequest(actor, key, run.title, run, accept_differences=accept_differences)
            begun, change = await begin(asked, made)
            facts = {"at": at, "by": begun.reference}
            resumed = Change(Action.RUN_RESUMED, f"run/{run.id}", None, facts)
            await audit.record(actor, [*changes, resumed, change])
        return begun

    return await only_once(key, work)


async def _certificates(
    run: RunRecord, first: int, last: int, states: Sequence[SheetState]
) -> list[int]:
    """Raises SheetsNotThere and SheetOutdated."""
    rows = (
        await Sheet.select(
            Sheet.certificate,
            Sheet.number,
            Sheet.certificate.state.as_alias("state"),
            Sheet.certificate._.issued_number._.text.as_alias("text"),
        )
        .where(*queries.lying(run, first, last, states))
        .order_by(Sheet.position)
    )
    if not rows:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    for row in rows:
        if row["state"] != CertificateState.VALID:
            raise SheetOutdated(number=row["text"], sheet=row["number"])
    return [row["certificate"] for row in rows]


async def _require_nowhere_else(planned: Planned) -> None:
    """Checked after the sheets of this run are recorded as spoiled. Raises PrintedElsewhere."""
    whole = await queries.copies(planned.ids)
    for sheet in planned.sheets:
        if sheet.id in whole:
            [way, *_] = [
                each
                for each in await queries.passages(sheet.winner)
                if each.certificate == sheet.id and each.state is SheetState.PRINTED
            ]
            raise PrintedElsewhere(number=sheet.number, reference=way.run)


async def _on_fresh_paper(run: RunRecord, ids: Sequence[int], settings: Settings) -> Planned:
    """Plan on fresh paper, because the old run's first sheet may have been used before."""
    if run.setup.is_direct:
        raise SetupRefused(
            reasons=Phrase("This print names no paper. Start a new run of these certificates.")
        )
    here = await catalogue.find(run.commendation)
    found = await of_ids(ids)
    setup = msgspec.structs.replace(run.setup, start=1)
    return await planned(here, [found[each] for each in ids], setup, settings)

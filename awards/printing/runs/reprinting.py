"""Reprint sheets of a run, or continue it after a jam, each as a run of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import PrintedElsewhere, RunChanged, SetupRefused, SheetOutdated
from awards.issuing.valid_certificates import of_ids, successors
from awards.printing.runs import queries
from awards.printing.runs.beginning import RunRequest, begin, key_of, only_once
from awards.printing.runs.planning import Planned, planned
from awards.printing.runs.ranges import Ranges
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import MARK_FROM
from awards.printing.runs.service import free, nothing_reached, record
from awards.printing.runs.sheet_acts import (
    ActOutlook,
    GoingOn,
    SheetAct,
    SheetLine,
    going_on,
    numbers,
)
from awards.printing.runs.sheet_lines import act_outlook, fetched_lines, lines_of, span
from awards.settings import Settings
from awards.tables import RunPart, SheetState
from awards.words import Phrase


async def reprint(
    actor: str,
    reference: str,
    settings: Settings,
    *,
    first: int | None = None,
    last: int | None = None,
    sheets: Ranges = (),
    everything: bool = False,
    elsewhere: bool = False,
    once: str = "",
    accept_differences: bool = False,
    seen: str = "",
) -> RunRecord:
    """Reprint sheets of paper on the same stock, as a run of their own; see `runs.mark`.

    The sheets are recorded as spoiled if they are not yet; with ``elsewhere`` also those that other
    runs made or printed of the same certificates. A certificate that was reissued is printed
    in its new version. Raises NotFound, SheetsNotThere, SheetsInOtherRun, SheetOutdated,
    PrintedElsewhere, and what `runs.start` raises.
    """
    key = key_of(once, "reprint", reference, first, last, sheets, everything, elsewhere)

    async def work() -> RunRecord:
        run = await queries.run(reference)
        _require_paper(run)
        wanted = sheets or span(run, first, last, everything=everything)
        found = await act_outlook(run, SheetAct.REPRINT, wanted, fetch=elsewhere)
        if seen not in ("", found.digest):
            raise RunChanged
        if not found.printed_again:
            await _require_valid(found.left)
            raise await nothing_reached(run, wanted, found.outlook)
        made = await _on_fresh_paper(run, found.printed_again, settings)
        marked = [each for each in found.reached if each.state in MARK_FROM[SheetState.SPOILED]]
        async with database.transaction():
            changes = await record(actor, run, SheetState.SPOILED, marked)
            for other, lines in await fetched_lines(found):
                changes += await record(actor, other, SheetState.SPOILED, lines)
            await _require_nowhere_else(made)
            asked = RunRequest(
                actor,
                key,
                run.title,
                run,
                RunPart.REPRINT,
                accept_differences=accept_differences,
            )
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
    spoiled: int = 0,
    once: str = "",
    seen: str = "",
    accept_differences: bool = False,
) -> RunRecord:
    """After a jam: sheets before this one are printed, the next ``spoiled`` ones are spoiled.

    Those and the rest become a run of their own. Raises NotFound, SheetsNotThere, SheetsInOtherRun,
    RunChanged for sheets that somebody recorded meanwhile, and what `runs.start` raises.
    """
    key = key_of(once, "resume", reference, at, spoiled)

    async def work() -> RunRecord:
        run = await queries.run(reference)
        _require_paper(run)
        found = await going_on_from(run, at, spoiled)
        if seen not in ("", found.digest):
            raise RunChanged
        if not found.rest:
            await _require_valid(found.revoked)
            left = ActOutlook(0, "", found.outlook.elsewhere, [])
            raise await nothing_reached(run, ((at, run.sheets),), left)
        made = await _on_fresh_paper(run, found.rest, settings)
        async with database.transaction():
            changes = [
                *await record(actor, run, SheetState.PRINTED, found.printed),
                *await record(actor, run, SheetState.SPOILED, found.spoiled),
            ]
            await free(found.freed)
            asked = RunRequest(
                actor,
                key,
                run.title,
                run,
                RunPart.REST,
                accept_differences=accept_differences,
            )
            begun, change = await begin(asked, made)
            facts = {
                "at": at,
                "by": begun.reference,
                "sheets": numbers(found.rest),
                "certificates": len(found.rest),
                "run": begun.number,
            }
            resumed = Change(Action.RUN_RESUMED, f"run/{run.id}", None, facts)
            await audit.record(actor, [*changes, resumed, change])
        return begun

    return await only_once(key, work)


async def going_on_from(run: RunRecord, at: int, spoiled: int) -> GoingOn:
    """What going on from this sheet would do. Raises SheetsNotThere."""
    span(run, at, None)
    return going_on(await lines_of(run, ((1, run.sheets),)), at - 1, spoiled)


async def _require_valid(lines: Sequence[SheetLine]) -> None:
    """Raises SheetOutdated for the first certificate that was revoked."""
    newest = await successors([line.certificate for line in lines])
    for line in lines:
        if line.certificate not in newest:
            raise SheetOutdated(number=line.number, sheet=line.sheet)


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
            other = await queries.run(way.run)
            raise PrintedElsewhere(number=sheet.number, reference=way.run, run=other.name)


def _require_paper(run: RunRecord) -> None:
    if run.setup.is_direct:
        raise SetupRefused(
            reasons=Phrase("This print names no paper. Start a new run of these certificates.")
        )


async def _on_fresh_paper(
    run: RunRecord, lines: Sequence[SheetLine], settings: Settings
) -> Planned:
    """Plan on fresh paper, because the old run's first sheet may have been used before."""
    here = await catalogue.find(run.commendation)
    newest = await successors([line.certificate for line in lines])
    ids = list(dict.fromkeys(newest[line.certificate] for line in lines))
    found = await of_ids(ids)
    setup = msgspec.structs.replace(run.setup, start=1)
    return await planned(here, [found[each] for each in ids], setup, settings)

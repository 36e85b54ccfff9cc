"""Print runs and their sheets: one function, one transaction, with its audit entries."""

from __future__ import annotations

from collections.abc import Sequence

from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import (
    Conflict,
    FieldRefused,
    RunChanged,
    RunOver,
    SheetsInOtherRun,
    SheetsNotThere,
    print_refusal,
)
from awards.printing.runs import queries
from awards.printing.runs.beginning import (
    RunRequest,
    begin,
    key_of,
    only_once,
    require_unclaimed,
)
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.printing.runs.planning import planned
from awards.printing.runs.preflight import preflight
from awards.printing.runs.ranges import Ranges, shown
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import MARK_FROM, OPEN, RunSetup
from awards.printing.runs.sheet_acts import (
    ActOutlook,
    SheetAct,
    SheetLine,
    Sorted,
    numbers,
)
from awards.printing.runs.sheet_lines import act_outlook, lines_of, span
from awards.settings import Settings
from awards.statements import marks
from awards.tables import Chunk, ChunkState, PrintRun, RunState, Sheet, SheetState, Values
from awards.words import Phrase

_MARKED = {
    SheetState.PRINTED: Action.SHEETS_PRINTED,
    SheetState.SPOILED: Action.SHEETS_SPOILED,
    SheetState.MADE: Action.SHEETS_TAKEN_BACK,
}


async def start(
    actor: str,
    commendation: str,
    wanted: CertificateSelection,
    setup: RunSetup,
    settings: Settings,
    *,
    once: str = "",
    title: str = "",
    seen: str = "",
    accept_differences: bool = False,
) -> RunRecord:
    """A run that waits to be drawn. The same form ``once`` more returns the same run.

    ``seen`` is the digest of the certificates that were checked: the run starts only if they are
    still the same. Raises FieldRefused for a title, NotFound, SetupRefused, FontsChanged,
    LayoutFaulty, PrintRefused, RunChanged, SheetsClaimed if some of them are in an open run, and
    CertificatesDiffer if some say something else than the register, unless the caller accepts it.
    """
    _require_plain(title)
    key = key_of(once, "start", commendation, wanted, setup)

    async def work() -> RunRecord:
        here = await catalogue.find(commendation)
        made = await planned(here, await chosen(here, wanted), setup, settings)
        if seen not in ("", made.digest):
            raise RunChanged
        if problems := (await preflight(made, settings)).problems:
            raise print_refusal(problems)
        async with database.transaction():
            asked = RunRequest(
                actor,
                key,
                title,
                unprinted=wanted.unprinted,
                accept_differences=accept_differences,
            )
            run, change = await begin(asked, made)
            await audit.record(actor, [change])
        return run

    return await only_once(key, work)


def _require_plain(title: str) -> None:
    """One line of visible characters. Raises FieldRefused."""
    if len(title) > limits.RUN_TITLE or not title.isprintable():
        raise FieldRefused(
            field="title",
            value=title.encode("unicode_escape").decode()[: limits.RUN_TITLE],
            reason=Phrase(
                "at most %(title_limit)s characters, without line breaks and control characters",
                title_limit=limits.RUN_TITLE,
            ),
        )


async def cancel(actor: str, reference: str, reason: str = "") -> int:
    """Free the unprinted certificates for another run; return their number.

    Raises NotFound, and RunOver if nothing of it is open.
    """
    run = await queries.run(reference)
    async with database.transaction():
        ended: Values = {
            PrintRun.state: RunState.CANCELLED.value,
            PrintRun.ended_at: clock.now(),
            PrintRun.ended_by: actor,
        }
        await PrintRun.update(ended).where(PrintRun.id == run.id)
        lines = await lines_of(run, ((1, run.sheets),))
        freed = [line for line in lines if line.state in OPEN]
        if not freed:
            raise RunOver(reference=reference, run=run.name)
        await free(freed)
        await _settle(run)
        facts = {"sheets": numbers(freed), "certificates": len(freed), "reason": reason}
        await audit.record(actor, [Change(Action.RUN_CANCELLED, f"run/{run.id}", None, facts)])
    return len(freed)


async def redraw(actor: str, reference: str) -> RunRecord:
    """Make a run's files again, without certificates continued elsewhere; sheet states stay.

    Raises NotFound, and RunOver for one that is not done, or whose file is made when it is asked for.
    """
    run = await queries.run(reference)
    async with database.transaction():
        waiting: Values = {PrintRun.state: RunState.WAITING.value, PrintRun.ended_at: None}
        done = (PrintRun.state == RunState.DONE.value) & (PrintRun.stock != "")
        if (
            not await PrintRun.update(waiting)
            .where(PrintRun.id == run.id, done)
            .returning(PrintRun.id)
        ):
            raise RunOver(reference=reference, run=run.name)
        anew: Values = {Chunk.state: ChunkState.WAITING.value, Chunk.sha256: ""}
        await Chunk.update(anew).where(Chunk.run == run.id)
        await audit.record(actor, [Change(Action.RUN_REDRAWN, f"run/{run.id}", None, {})])
    return await queries.run(reference)


async def mark(
    actor: str,
    reference: str,
    state: SheetState,
    first: int | None = None,
    last: int | None = None,
    *,
    sheets: Ranges = (),
    everything: bool = False,
    seen: str = "",
) -> ActOutlook:
    """Record sheets of paper as printed or spoiled; return what was done and what lies elsewhere.

    A spoiled one may be printed by another run. ``made`` reverts what was recorded. ``sheets``, or
    from ``first`` to ``last``, or ``everything``: see `sheet_lines.span`. ``seen`` is the digest of
    what the person saw. Raises NotFound, SheetsUnnamed, RunChanged, SheetsNotThere, and
    SheetsInOtherRun if all of them lie in other runs.
    """
    run = await queries.run(reference)
    wanted = sheets or span(run, first, last, everything=everything)
    async with database.transaction():
        found = await act_outlook(run, SheetAct(state.value), wanted)
        await _require_something(run, state, wanted, found, seen)
        changes = await record(actor, run, state, found.reached)
        await _settle(run)
        await audit.record(actor, changes)
    return found.outlook


async def _require_something(
    run: RunRecord, state: SheetState, wanted: Ranges, found: Sorted, seen: str
) -> None:
    """Nothing of a cancelled run can be reverted."""
    if seen not in ("", found.digest):
        raise RunChanged
    if not found.reached or (state is SheetState.MADE and run.state is RunState.CANCELLED):
        raise await nothing_reached(run, wanted, found.outlook)


async def nothing_reached(run: RunRecord, wanted: Ranges, outlook: ActOutlook) -> Conflict:
    """Name the other run if all of the sheets lie there."""
    if outlook.elsewhere and not outlook.left:
        there = outlook.elsewhere[0]
        other = await queries.run(there.run)
        facts = {"sheets": there.sheets, "there": there.there, "reference": other.reference}
        return SheetsInOtherRun(**facts, run=other.name)
    return SheetsNotThere(reference=run.reference, run=run.name, sheets=shown(wanted))


async def free(lines: Sequence[SheetLine]) -> None:
    """Leave these certificates to other runs, in the caller's transaction. Raises RunChanged."""
    values: Values = {Sheet.state: SheetState.FREED.value, Sheet.claimed: None}
    await _update(values, lines, OPEN)


async def _settle(run: RunRecord) -> None:
    """Sheets that were spoiled or freed say nothing any more; those taken back say it again."""
    here = await catalogue.find(run.commendation)
    rows = await Sheet.raw(_OUTDATED, run.id)
    await marks.settle([*await marks.marked(here.id), *(row["winner"] for row in rows)])


#: Only these can differ, when nothing about their winners is marked already.
_OUTDATED = """
SELECT n."winner" FROM "sheet" p
JOIN "certificate" c ON c."id" = p."certificate" AND c."state" <> 'valid'
JOIN "issued_number" n ON n."id" = c."issued_number"
WHERE p."run" = {}
"""


async def record(
    actor: str, run: RunRecord, state: SheetState, lines: Sequence[SheetLine]
) -> list[Change]:
    """Record in the caller's transaction, which enters the changes last. Raises RunChanged."""
    if not lines:
        return []
    claims = state is SheetState.MADE and not run.setup.is_direct
    values: Values = {
        Sheet.state: state.value,
        Sheet.claimed: Sheet.certificate if claims else None,
        Sheet.marked_by: actor,
        Sheet.marked_at: clock.now(),
    }
    if claims:
        await require_unclaimed([line.certificate for line in lines if line.state not in OPEN])
    await _update(values, lines, MARK_FROM[state])
    facts = {"sheets": numbers(lines), "certificates": len(lines)}
    return [Change(_MARKED[state], f"run/{run.id}", None, facts)]


async def _update(values: Values, lines: Sequence[SheetLine], states: Sequence[SheetState]) -> None:
    """Raises RunChanged if somebody recorded one of them meanwhile."""
    database.require_transaction()
    for some in database.batches([line.id for line in lines]):
        done = (
            await Sheet.update(values)
            .where(Sheet.id.is_in(list(some)), Sheet.state.is_in([s.value for s in states]))
            .returning(Sheet.id)
        )
        if len(done) != len(some):
            raise RunChanged

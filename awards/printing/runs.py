"""Print runs and what becomes of their sheets: one function, one transaction, its entries within."""

from __future__ import annotations

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import RunOver, SheetsNotThere
from awards.issuing.rules import refusal
from awards.printing import preflight, queries
from awards.printing.beginning import Asked, begin, only_once
from awards.printing.choosing import Wanted, chosen
from awards.printing.planning import planned
from awards.printing.records import RunRecord
from awards.printing.rules import MARK_FROM, OPEN, RunSetup
from awards.settings import Settings
from awards.tables import Chunk, ChunkState, PrintRun, RunState, Sheet, SheetState, Values

REASON_LIMIT = 500


async def start(
    actor: str,
    commendation: str,
    wanted: Wanted,
    setup: RunSetup,
    settings: Settings,
    *,
    once: str = "",
    title: str = "",
) -> RunRecord:
    """A run that waits to be drawn; asked ``once`` more by the same form, the same run.

    Raises NotFound, SetupRefused, FontsChanged, PrintRefused, and SheetsClaimed when some of them
    are in a run whose outcome is open.
    """
    here = await catalogue.find(commendation)
    if once and (known := await queries.asked_before(once)):
        return known
    made = await planned(here, await chosen(here, wanted), setup, settings)
    if problems := await preflight.problems(made.pages):
        raise refusal(problems)

    async def begun() -> RunRecord:
        async with database.transaction():
            return await begin(Asked(actor, once, title), made)

    return await only_once(once, made, begun())


async def cancel(actor: str, reference: str, reason: str = "") -> int:
    """Whatever is not printed is free for another run; returns how many certificates that is.

    Raises NotFound, and RunOver when nothing of it is open.
    """
    run = await queries.run(reference)
    async with database.transaction():
        freed = await free(run, first=1)
        if not freed:
            raise RunOver(reference=reference)
        ended: Values = {
            PrintRun.state: RunState.CANCELLED.value,
            PrintRun.ended_at: clock.now(),
            PrintRun.ended_by: actor,
        }
        await PrintRun.update(ended).where(PrintRun.id == run.id)
        facts = {"sheets": freed, "reason": reason}
        await audit.record(actor, [Change(Action.RUN_CANCELLED, f"run/{run.id}", None, facts)])
    return freed


async def redraw(actor: str, reference: str) -> RunRecord:
    """The files of a run once more, the same bytes: nothing becomes of its sheets.

    Raises NotFound, and RunOver for one that is not done.
    """
    run = await queries.run(reference)
    async with database.transaction():
        waiting: Values = {PrintRun.state: RunState.WAITING.value, PrintRun.ended_at: None}
        done = PrintRun.state == RunState.DONE.value
        if (
            not await PrintRun.update(waiting)
            .where(PrintRun.id == run.id, done)
            .returning(PrintRun.id)
        ):
            raise RunOver(reference=reference)
        anew: Values = {Chunk.state: ChunkState.WAITING.value, Chunk.sha256: ""}
        await Chunk.update(anew).where(Chunk.run == run.id)
        await audit.record(actor, [Change(Action.RUN_REDRAWN, f"run/{run.id}", None, {})])
    return await queries.run(reference)


async def free(run: RunRecord, first: int) -> int:
    """From this sheet of paper on, within the caller's transaction; returns how many there were."""
    values: Values = {Sheet.state: SheetState.FREED.value, Sheet.claimed: None}
    done = (
        await Sheet.update(values)
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.state.is_in([state.value for state in OPEN]),
        )
        .returning(Sheet.id)
    )
    return len(done)


async def mark(
    actor: str, reference: str, state: SheetState, first: int = 1, last: int | None = None
) -> int:
    """Record sheets of paper as printed or spoiled; returns how many certificates that is.

    A spoiled one may be printed by another run. Raises NotFound and SheetsNotThere.
    """
    run = await queries.run(reference)
    async with database.transaction():
        return await record(actor, run, state, first, last or run.sheets)


async def record(actor: str, run: RunRecord, state: SheetState, first: int, last: int) -> int:
    """As `mark`, within the caller's transaction. Raises SheetsNotThere."""
    values: Values = {
        Sheet.state: state.value,
        Sheet.claimed: None,
        Sheet.marked_by: actor,
        Sheet.marked_at: clock.now(),
    }
    done = (
        await Sheet.update(values)
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.number <= last,
            Sheet.state.is_in([each.value for each in MARK_FROM[state]]),
        )
        .returning(Sheet.id)
    )
    if not done:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    printed = state is SheetState.PRINTED
    action = Action.SHEETS_PRINTED if printed else Action.SHEETS_SPOILED
    facts = {"first": first, "last": last, "certificates": len(done)}
    await audit.record(actor, [Change(action, f"run/{run.id}", None, facts)])
    return len(done)

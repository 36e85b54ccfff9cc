"""Print runs and their sheets: one function, one transaction, with its audit entries."""

from __future__ import annotations

from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import (
    FieldRefused,
    RunChanged,
    RunOver,
    SheetsNotThere,
    SheetsUnnamed,
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
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import MARK_FROM, OPEN, RunSetup
from awards.settings import Settings
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
        freed = len(await free(run, first=1))
        if not freed:
            raise RunOver(reference=reference)
        facts = {"sheets": freed, "reason": reason}
        await audit.record(actor, [Change(Action.RUN_CANCELLED, f"run/{run.id}", None, facts)])
    return freed


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
            raise RunOver(reference=reference)
        anew: Values = {Chunk.state: ChunkState.WAITING.value, Chunk.sha256: ""}
        await Chunk.update(anew).where(Chunk.run == run.id)
        await audit.record(actor, [Change(Action.RUN_REDRAWN, f"run/{run.id}", None, {})])
    return await queries.run(reference)


async def free(run: RunRecord, first: int) -> set[int]:
    """Free certificates from this sheet of paper on, in the caller's transaction."""
    database.require_transaction()
    values: Values = {Sheet.state: SheetState.FREED.value, Sheet.claimed: None}
    done = (
        await Sheet.update(values)
        .where(*queries.lying(run, first, run.sheets, OPEN))
        .returning(Sheet.certificate)
    )
    return {row["certificate"] for row in done}


async def mark(
    actor: str,
    reference: str,
    state: SheetState,
    first: int | None = None,
    last: int | None = None,
) -> int:
    """Record sheets of paper as printed or spoiled; return the number of certificates.

    A spoiled one may be printed by another run. ``made`` reverts what was recorded. Only for
    printed sheets the range may be omitted; then it means all. Raises NotFound, SheetsUnnamed,
    SheetsNotThere, and SheetsClaimed if another run holds them by now.
    """
    run = await queries.run(reference)
    if state is not SheetState.PRINTED and None in (first, last):
        raise SheetsUnnamed
    first, last = first or 1, last or run.sheets
    async with database.transaction():
        if state is SheetState.MADE:
            await _require_open_and_unclaimed(run, first, last)
        count, changes = await record(actor, run, state, first, last)
        if not count:
            raise SheetsNotThere(reference=reference, first=first, last=last)
        await audit.record(actor, changes)
    return count


async def _require_open_and_unclaimed(run: RunRecord, first: int, last: int) -> None:
    """Raises SheetsNotThere for a cancelled run, and SheetsClaimed."""
    if run.state is RunState.CANCELLED:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    if run.setup.is_direct:
        return
    marked = queries.lying(run, first, last, MARK_FROM[SheetState.MADE])
    rows = await Sheet.select(Sheet.certificate).where(*marked)
    await require_unclaimed([row["certificate"] for row in rows])


async def record(
    actor: str, run: RunRecord, state: SheetState, first: int, last: int
) -> tuple[int, list[Change]]:
    """Return the number recorded, in the caller's transaction, which enters the changes last."""
    database.require_transaction()
    claims = state is SheetState.MADE and not run.setup.is_direct
    values: Values = {
        Sheet.state: state.value,
        Sheet.claimed: Sheet.certificate if claims else None,
        Sheet.marked_by: actor,
        Sheet.marked_at: clock.now(),
    }
    wanted = queries.lying(run, first, last, MARK_FROM[state])
    done = await Sheet.update(values).where(*wanted).returning(Sheet.id)
    if not done:
        return 0, []
    facts = {"first": first, "last": last, "certificates": len(done)}
    return len(done), [Change(_MARKED[state], f"run/{run.id}", None, facts)]

"""Read the lines of the ledger that an act on sheets asks for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from awards import database
from awards.errors import SheetsNotThere, SheetsUnnamed
from awards.issuing.valid_certificates import successors
from awards.printing.runs.queries import named, on_sheets, run_columns
from awards.printing.runs.queries import run as other_run
from awards.printing.runs.ranges import Ranges, ranges_of, shown
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import ON_PAPER
from awards.printing.runs.sheet_acts import OtherSheet, SheetAct, SheetLine, Sorted, sort_lines
from awards.tables import CertificateState, Sheet, SheetState

#: The most ranges in one statement.
_MOST_RANGES = 200


def span(
    run: RunRecord, first: int | None, last: int | None, *, everything: bool = False
) -> Ranges:
    """The one rule of “from” and “to”: no “from” is the first sheet, no “to” the last one.

    Without both it would be the whole run, which must be said: raises SheetsUnnamed.
    """
    if first is None and last is None and not everything:
        raise SheetsUnnamed
    found = (first or 1, run.sheets if last is None else last)
    if found[0] > found[1] or found[0] > run.sheets:
        raise SheetsNotThere(reference=run.reference, run=run.name, sheets=f"{found[0]}–{found[1]}")
    return ((found[0], min(found[1], run.sheets)),)


async def lines_of(run: RunRecord, ranges: Ranges) -> list[SheetLine]:
    """In the order of printing. Raises SheetsNotThere if the run has none of these sheets."""
    rows: list[dict[str, Any]] = []
    for some in database.batches(ranges, most=_MOST_RANGES):
        rows += (
            await Sheet.select(
                Sheet.id,
                Sheet.number.as_alias("sheet"),
                Sheet.certificate,
                Sheet.state,
                Sheet.certificate.state.as_alias("issue"),
                Sheet.certificate._.issued_number._.text.as_alias("number"),
            )
            .where(Sheet.run == run.id, on_sheets(some))
            .order_by(Sheet.position)
        )
    if not rows:
        raise SheetsNotThere(reference=run.reference, run=run.name, sheets=shown(ranges))
    ids = [row["certificate"] for row in rows]
    newest = await successors(ids)
    others = await _others(run, {newest.get(each, each) for each in ids})
    return [
        SheetLine(
            row["id"],
            row["sheet"],
            row["certificate"],
            row["number"],
            SheetState(row["state"]),
            CertificateState(row["issue"]),
            others.get(newest.get(row["certificate"], row["certificate"])),
        )
        for row in rows
    ]


async def _others(run: RunRecord, certificates: Collection[int]) -> dict[int, OtherSheet]:
    """Certificate → its newest sheet in another run. A file that was only made directly is none."""
    found: dict[int, OtherSheet] = {}
    if run.setup.is_direct:
        return found
    for batch in database.batches(sorted(certificates)):
        rows = (
            await Sheet.select(
                Sheet.certificate,
                Sheet.number.as_alias("sheet"),
                Sheet.state,
                Sheet.run.reference.as_alias("run"),
                *run_columns(),
            )
            .where(
                Sheet.certificate.is_in(list(batch)),
                Sheet.run != run.id,
                Sheet.state.is_in([state.value for state in ON_PAPER]),
                (Sheet.run.stock != "") | (Sheet.state == SheetState.PRINTED.value),
            )
            .order_by(Sheet.run)
        )
        for row in rows:
            found[row["certificate"]] = OtherSheet(
                row["run"], **named(row), sheet=row["sheet"], state=SheetState(row["state"])
            )
    return found


async def act_outlook(
    run: RunRecord, act: SheetAct, ranges: Ranges, *, fetch: bool = False
) -> Sorted:
    """What an act would do with these sheets. Raises SheetsNotThere.

    With ``fetch`` a reprint also takes the sheets that lie in other runs.
    """
    return sort_lines(await lines_of(run, ranges), act, fetch=fetch)


async def fetched_lines(found: Sorted) -> list[tuple[RunRecord, list[SheetLine]]]:
    """The lines of the other runs that a reprint fetches from, to be recorded there."""
    sheets: dict[str, set[int]] = {}
    for line in found.fetched:
        if line.other:
            sheets.setdefault(line.other.run, set()).add(line.other.sheet)
    newest = await successors([line.certificate for line in found.fetched])
    theirs = {newest.get(line.certificate, line.certificate) for line in found.fetched}
    there = []
    for reference in sorted(sheets):
        run = await other_run(reference)
        lines = await lines_of(run, ranges_of(sheets[reference]))
        there.append((run, [line for line in lines if line.certificate in theirs]))
    return there

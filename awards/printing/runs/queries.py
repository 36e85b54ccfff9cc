"""Read print runs and their ledger."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import msgspec
from piccolo.columns.combination import And, Or, Where
from piccolo.query.functions import Count

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.printing.runs.ranges import Ranges, numbers_in, read
from awards.printing.runs.records import (
    CountedRun,
    DifferingSheet,
    PassageRecord,
    RunRecord,
    SheetRecord,
    VolumeRecord,
)
from awards.printing.runs.rules import ON_PAPER, RunSetup
from awards.printing.runs.tally import tally
from awards.statements.differing import differences
from awards.statements.records import StatementDifference
from awards.tables import CertificateState, Chunk, PrintRun, Sheet, SheetState
from awards.web.run_names import run_name
from awards.words import Phrase, translated

#: Rows of the ledger on one page.
PAGE = 100


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    return PrintRun.select(
        PrintRun.id,
        PrintRun.commendation.code.as_alias("commendation"),
        PrintRun.reference,
        PrintRun.number,
        PrintRun.state,
        PrintRun.title,
        PrintRun.covers,
        PrintRun.categories,
        PrintRun.part,
        PrintRun.setup,
        PrintRun.stock,
        PrintRun.certificates,
        PrintRun.sheets,
        PrintRun.again.reference.as_alias("again"),
        PrintRun.made_by,
        PrintRun.made_at,
        PrintRun.begun_at,
        PrintRun.ended_at,
    )


def _run(row: Mapping[str, Any]) -> RunRecord:
    setup = msgspec.json.decode(row["setup"], type=RunSetup)
    whole = {**row, **named(row), "setup": setup, "again": row["again"] or ""}
    return msgspec.convert(whole, RunRecord)


async def runs(here: CommendationRecord, limit: int = 50) -> list[RunRecord]:
    """The newest first."""
    wanted = PrintRun.commendation == here.id
    query = _select().where(wanted).order_by(PrintRun.id, ascending=False).limit(limit)
    return [_run(row) for row in await query]


async def counted_runs(here: CommendationRecord) -> list[CountedRun]:
    """The newest first, each with the count of its certificates."""
    found = await runs(here)
    counted = await counts([each.id for each in found])
    return [
        CountedRun(**msgspec.structs.asdict(each), tally=tally(counted[each.id])) for each in found
    ]


async def numbered(here: CommendationRecord, number: int) -> RunRecord:
    """The run with this number of its commendation. Raises NotFound."""
    wanted = (PrintRun.commendation == here.id, PrintRun.number == number)
    row = await _select().where(*wanted).first()
    if row is None:
        raise NotFound(what=Phrase("print run"), key=number)
    return _run(row)


async def run(reference: str) -> RunRecord:
    """Raises NotFound."""
    row = await _select().where(PrintRun.reference == reference).first()
    if row is None:
        raise NotFound(what=Phrase("print run"), key=reference)
    return _run(row)


async def parts_of(run_id: int) -> list[RunRecord]:
    """The runs that reprint or continue a part of this one, the oldest first."""
    rows = await _select().where(PrintRun.again == run_id).order_by(PrintRun.id)
    return [_run(row) for row in rows]


async def asked_before(once: str) -> RunRecord | None:
    """The run that this form already made."""
    row = await _select().where(PrintRun.once == once).first()
    return _run(row) if row else None


async def volumes(run_id: int) -> list[VolumeRecord]:
    rows = await Chunk.select().where(Chunk.run == run_id).order_by(Chunk.place)
    return [msgspec.convert(row, VolumeRecord) for row in rows]


async def made(run: RunRecord) -> list[VolumeRecord]:
    """The finished volumes."""
    return [each for each in await volumes(run.id) if each.is_made]


async def counts(run_ids: Collection[int]) -> dict[int, dict[SheetState, int]]:
    """Run → the number of its certificates in each state."""
    found: dict[int, dict[SheetState, int]] = {each: {} for each in run_ids}
    if not run_ids:
        return found
    rows = (
        await Sheet.select(Sheet.run, Sheet.state, Count(alias="found"))
        .where(Sheet.run.is_in(list(run_ids)))
        .group_by(Sheet.run, Sheet.state)
    )
    for row in rows:
        found[row["run"]][SheetState(row["state"])] = row["found"]
    return found


def lying(run: RunRecord, first: int, last: int, states: Sequence[SheetState]) -> list[Where]:
    """Conditions for rows on the sheets of paper ``first`` to ``last`` in one of the states."""
    return [
        Sheet.run == run.id,
        Sheet.number >= first,
        Sheet.number <= last,
        Sheet.state.is_in([state.value for state in states]),
    ]


async def ledger(
    run_id: int,
    *,
    states: Sequence[SheetState] = (),
    ranges: Ranges = (),
    offset: int = 0,
    limit: int | None = PAGE,
) -> list[SheetRecord]:
    """Return the ledger in printing order; with ``ranges`` only these sheets of paper."""
    query = _select_sheets().where(Sheet.run == run_id)
    if states:
        query = query.where(Sheet.state.is_in([state.value for state in states]))
    if ranges:
        query = query.where(on_sheets(ranges))
    query = query.order_by(Sheet.position)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    rows = await query
    printed = await copies([row["certificate"] for row in rows])
    pages = await _pages(run_id)
    told: list[dict[str, Any]] = [
        {
            **row,
            "copies": printed.get(row["certificate"], 0),
            "page": pages.get(row["volume"], {}).get(row["sheet"], 0),
        }
        for row in rows
    ]
    return msgspec.convert(told, list[SheetRecord])


def _select_sheets() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    number = Sheet.certificate._.issued_number
    return Sheet.select(
        Sheet.position,
        Sheet.number.as_alias("sheet"),
        Sheet.chunk.as_alias("volume"),
        Sheet.certificate,
        Sheet.state,
        Sheet.fault,
        Sheet.marked_by,
        Sheet.marked_at,
        Sheet.certificate.state.as_alias("issue"),
        number._.winner.as_alias("winner"),
        number._.text.as_alias("number"),
        number._.winner._.name.as_alias("name"),
        number._.winner._.unit.as_alias("unit"),
        number._.category._.name.as_alias("category"),
    )


def on_sheets(ranges: Sequence[tuple[int, int]]) -> And | Or:
    """The condition for rows on these sheets of paper."""
    spans: list[And | Or] = [
        (Sheet.number >= first) & (Sheet.number <= last) for first, last in ranges
    ]
    return reduce(or_, spans)


async def _pages(run_id: int) -> dict[int, dict[int, int]]:
    """Volume → sheet of paper → page of its front in that file."""
    rows = await Chunk.select(Chunk.place, Chunk.sheets, Chunk.run.setup.as_alias("setup")).where(
        Chunk.run == run_id
    )
    found: dict[int, dict[int, int]] = {}
    for row in rows:
        sides = msgspec.json.decode(row["setup"], type=RunSetup).sides
        found[row["place"]] = {
            sheet: place * sides + 1 for place, sheet in enumerate(numbers_in(read(row["sheets"])))
        }
    return found


async def last_printed(run_id: int) -> int:
    """The last sheet of those printed from the first one on without a gap; 0 if there is none."""
    rows = await Sheet.select(Sheet.number, Sheet.state).where(Sheet.run == run_id)
    open_ones = [
        row["number"]
        for row in rows
        if row["state"] in (SheetState.MADE.value, SheetState.WAITING.value)
    ]
    printed = [row["number"] for row in rows if row["state"] == SheetState.PRINTED.value]
    return max((each for each in printed if each < min(open_ones, default=0)), default=0)


async def certificates_of(run_id: int) -> list[int]:
    """Ids in the order of printing."""
    rows = await Sheet.select(Sheet.certificate).where(Sheet.run == run_id).order_by(Sheet.position)
    return [row["certificate"] for row in rows]


async def passages(winner: int) -> list[PassageRecord]:
    """Every run with one of a winner's certificates, the newest first."""
    rows = (
        await Sheet.select(
            Sheet.run.reference.as_alias("run"),
            Sheet.run._.commendation._.code.as_alias("commendation"),
            *run_columns(),
            Sheet.certificate,
            Sheet.certificate.version.as_alias("version"),
            Sheet.number.as_alias("sheet"),
            Sheet.state,
            Sheet.run.made_at.as_alias("made_at"),
            Sheet.marked_by,
            Sheet.marked_at,
        )
        .where(Sheet.certificate._.issued_number._.winner == winner)
        .order_by(Sheet.run, ascending=False)
    )
    return [msgspec.convert({**row, **named(row)}, PassageRecord) for row in rows]


def run_columns() -> list[Any]:
    """The columns of a sheet's run that its name is made of."""
    columns = ("number", "title", "covers", "categories", "part", "stock")
    return [getattr(Sheet.run, column).as_alias(column) for column in columns]


def named(row: Mapping[str, Any]) -> dict[str, str]:
    """The name of a run in both languages, from a row with these columns."""
    name = run_name(row).words
    return {"name_zh": translated(name, "zh"), "name_en": translated(name, "en")}


async def copies(certificates: Sequence[int]) -> dict[int, int]:
    """Certificate → how many sheets of it were printed whole."""
    found: dict[int, int] = {}
    for batch in database.batches(certificates):
        rows = (
            await Sheet.select(Sheet.certificate, Count(alias="found"))
            .where(Sheet.certificate.is_in(list(batch)), Sheet.state == SheetState.PRINTED.value)
            .group_by(Sheet.certificate)
        )
        found |= {row["certificate"]: row["found"] for row in rows}
    return found


async def claimed(certificates: Sequence[int]) -> dict[int, str]:
    """Certificate → the run that holds it, if any."""
    found: dict[int, str] = {}
    for batch in database.batches(certificates):
        rows = await Sheet.select(Sheet.claimed, Sheet.run.reference.as_alias("run")).where(
            Sheet.claimed.is_in(list(batch))
        )
        found |= {row["claimed"]: row["run"] for row in rows}
    return found


async def differing(here: CommendationRecord, run_id: int) -> list[DifferingSheet]:
    """Printed or queued certificates that say something else than the register now."""
    found: dict[int, list[StatementDifference]] = {}
    for each in await differences(here, "certificate"):
        found.setdefault(each.winner, []).append(each)
    if not found:
        return []
    sheets = await ledger(run_id, states=ON_PAPER, limit=None)
    gone = {each.position for each in await outdated(run_id)}
    return [
        DifferingSheet(each, found[each.winner])
        for each in sheets
        if each.winner in found and each.position not in gone
    ]


async def outdated(run_id: int) -> list[SheetRecord]:
    """Printed or queued certificates that were revoked or reissued since: not to be used.

    Those recorded as spoiled are left out.
    """
    rows = await Sheet.select(Sheet.position).where(
        Sheet.run == run_id,
        Sheet.state.is_in([state.value for state in ON_PAPER]),
        Sheet.certificate.state != CertificateState.VALID.value,
    )
    positions = {row["position"] for row in rows}
    if not positions:
        return []
    return [
        each
        for each in await ledger(run_id, states=ON_PAPER, limit=None)
        if each.position in positions
    ]

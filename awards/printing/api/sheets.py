"""Acts on the sheets of a run over HTTP: what each would do, and what it did."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from awards.printing.api.runs import OPEN, Once, Position, Reference, RunDetails, run_details
from awards.printing.press.press import call
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.ranges import Ranges, read
from awards.printing.runs.records import RunRecord
from awards.printing.runs.sheet_acts import ActOutlook, GoingOnOutlook, SheetAct
from awards.printing.runs.sheet_lines import act_outlook, span
from awards.settings import Settings
from awards.tables import SheetState
from awards.web.fields import LARGEST_ID

SheetsText = Annotated[str, msgspec.Meta(max_length=2000, pattern=r"^[^\x00]*$")]
SheetsInQuery = Annotated[str, QueryParameter(max_length=2000, pattern=r"^[^\x00]*$")]
PositionInQuery = Annotated[int | None, QueryParameter(ge=1, le=LARGEST_ID)]
AtInQuery = Annotated[int, QueryParameter(ge=1, le=LARGEST_ID)]
CountInQuery = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID)]
FlagInQuery = Annotated[bool, QueryParameter()]
ActInQuery = Annotated[Literal["printed", "spoiled", "made", "reprint"], QueryParameter()]
Spoiled = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_ID)]


class SheetSelection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sheets of paper as they leave the printer, from ``first`` to ``last``.

    Without ``first`` it is from sheet 1, without ``last`` to the end; for the whole run say ``all``.
    ``sheets``, such as ``131-139,142``, names them one by one instead.
    """

    first: Position | None = None
    last: Position | None = None
    sheets: SheetsText = ""
    all: bool = False

    def ranges(self, run: RunRecord) -> Ranges:
        """Raises SheetsUnnamed and FieldRefused."""
        return read(self.sheets) or span(run, self.first, self.last, everything=self.all)


class SheetMarks(SheetSelection, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What became of these sheets; ``made`` reverts what was recorded."""

    state: Literal["printed", "spoiled", "made"]


class ReprintOrder(SheetSelection, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Print these sheets once more; with ``elsewhere`` also those that lie in other runs now.

    Their sheets there are recorded as spoiled.
    """

    elsewhere: bool = False
    once: Once = ""
    accept_differences: bool = False


class ResumeOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Go on from the sheet ``at``; of the sheets from there, the first ``spoiled`` are spoiled."""

    at: Position
    spoiled: Spoiled = 0
    once: Once = ""
    accept_differences: bool = False


class ReprintedRun(RunDetails, frozen=True, kw_only=True):
    """The new run; ``done`` says which sheets it reprints, and where the others lie."""

    done: ActOutlook


class ContinuedRun(RunDetails, frozen=True, kw_only=True):
    """The new run; ``done`` says what was recorded in the old one, and where other sheets lie."""

    done: GoingOnOutlook


@get("/runs/{reference:str}/outlook", opt=OPEN, tags=["printing"])
async def get_outlook(
    reference: Reference,
    act: ActInQuery = "printed",
    first: PositionInQuery = None,
    last: PositionInQuery = None,
    sheets: SheetsInQuery = "",
    elsewhere: FlagInQuery = False,
) -> ActOutlook:
    """What an act would do with these sheets, and where the others lie. Nothing is recorded.

    With ``elsewhere`` a reprint also takes sheets that lie in other runs.
    """
    run = await queries.run(reference)
    wanted = read(sheets) or span(run, first, last, everything=True)
    return (await act_outlook(run, SheetAct(act), wanted, fetch=elsewhere)).outlook


@get("/runs/{reference:str}/resume", opt=OPEN, tags=["printing"])
async def get_resume_outlook(
    reference: Reference, at: AtInQuery = 1, spoiled: CountInQuery = 0
) -> GoingOnOutlook:
    """What going on from this sheet would do. Nothing is recorded."""
    run = await queries.run(reference)
    return (await reprinting.going_on_from(run, at, spoiled)).outlook


@post("/runs/{reference:str}/marks", status_code=200, opt=OPEN, tags=["printing"])
async def mark_sheets(
    reference: Reference, actor: NamedDependency[str], data: JSONBody[SheetMarks]
) -> ActOutlook:
    """Printed or spoiled. A spoiled certificate may be printed by another run."""
    wanted = data.ranges(await queries.run(reference))
    return await runs.mark(actor, reference, SheetState(data.state), sheets=wanted)


@post("/runs/{reference:str}/reprint", opt=OPEN, tags=["printing"])
async def reprint_sheets(
    request: Request[Any, Any, Any],
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[ReprintOrder],
) -> ReprintedRun:
    """Print these sheets again in a run of their own, and record them here as spoiled."""
    old = await queries.run(reference)
    wanted = data.ranges(old)
    found = await act_outlook(old, SheetAct.REPRINT, wanted, fetch=data.elsewhere)
    run = await reprinting.reprint(
        actor,
        reference,
        settings,
        sheets=wanted,
        elsewhere=data.elsewhere,
        once=data.once,
        accept_differences=data.accept_differences,
    )
    call(request.app.state)
    return ReprintedRun(**await _fields(run), done=found.outlook)


@post("/runs/{reference:str}/resume", opt=OPEN, tags=["printing"])
async def resume_run(
    request: Request[Any, Any, Any],
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[ResumeOrder],
) -> ContinuedRun:
    """All sheets before this one are printed; the rest becomes a run of its own."""
    found = await reprinting.going_on_from(await queries.run(reference), data.at, data.spoiled)
    run = await reprinting.resume(
        actor,
        reference,
        settings,
        at=data.at,
        spoiled=data.spoiled,
        once=data.once,
        accept_differences=data.accept_differences,
    )
    call(request.app.state)
    return ContinuedRun(**await _fields(run), done=found.outlook)


async def _fields(run: RunRecord) -> dict[str, Any]:
    return msgspec.structs.asdict(await run_details(run))


ROUTES = [get_outlook, get_resume_outlook, mark_sheets, reprint_sheets, resume_run]

"""Print runs over HTTP: start, watch, take the files, record what became of the sheets."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from litestar.response import Stream

from awards.catalogue import service as catalogue
from awards.errors import NotFound
from awards.printing import handing, queries, runs
from awards.printing.records import RunRecord, SheetRecord, VolumeRecord
from awards.printing.rules import LARGEST_VOLUME, VOLUME, RunSetup
from awards.printing.runs import Wanted
from awards.settings import Settings
from awards.tables import RunState, SheetState
from awards.web.downloads import PDF, download, download_file
from awards.web.fields import LARGEST_ID, CodeInPath, Id, IdInPath, Limit, Offset, Text
from awards.web.permissions import Permission

Reference = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=40)]
Position = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]
Name = Annotated[str, msgspec.Meta(max_length=60, pattern=r"^[^\x00]*$")]
Once = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[^\x00]*$")]

OPEN = {"permission": Permission.PRINT}

HERE = "/commendations/{code:str}/runs"


class NewRun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to print and how. Asked again with the same ``once``, it is the same run.

    ``certificates`` are ids; without them positions in the order count, from 1. ``unprinted`` leaves
    out what came out whole before or is in an open run.
    """

    stock: Name
    category: Text | None = None
    first: Position = 1
    last: Position | None = None
    unprinted: bool = True
    certificates: Annotated[list[Id], msgspec.Meta(max_length=5000)] | None = None
    printer: Name = ""
    tray: Name = ""
    order: Literal["sequence", "cut-and-stack"] = "sequence"
    start: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    bleed: Annotated[float, msgspec.Meta(ge=0, le=20)] = 0
    crop_marks: bool = False
    colour_bar: bool = False
    slug: Name = ""
    dividers: bool = False
    volume: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_VOLUME)] = VOLUME
    once: Once = ""

    def wanted(self) -> Wanted:
        these = None if self.certificates is None else frozenset(self.certificates)
        return Wanted(self.category, self.first, self.last, self.unprinted, these)

    def setup(self) -> RunSetup:
        return RunSetup(
            self.stock,
            self.printer,
            self.tray,
            self.order,
            self.start,
            self.bleed,
            self.crop_marks,
            self.colour_bar,
            self.slug,
            self.dividers,
            self.volume,
        )


class Run(msgspec.Struct, frozen=True):
    """A run, its files, and how many of its certificates are in which state."""

    run: RunRecord
    volumes: list[VolumeRecord]
    counts: dict[str, int]


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sheets of paper, from and to, as they came out of the printer."""

    state: Literal["printed", "spoiled"]
    first: Position = 1
    last: Position | None = None


class Again(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: Position
    last: Position | None = None
    once: Once = ""


class From(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: Position
    once: Once = ""


class Cancel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Text = ""


class Counted(msgspec.Struct, frozen=True):
    certificates: int


def _call(request: Request[Any, Any, Any]) -> None:
    if press := request.app.state.get("press"):
        press.call()


async def _whole(run: RunRecord) -> Run:
    counts = (await queries.counts([run.id]))[run.id]
    return Run(run, await queries.volumes(run.id), {k.value: v for k, v in counts.items()})


@get(HERE, opt=OPEN, tags=["printing"])
async def list_runs(code: CodeInPath) -> list[RunRecord]:
    """The newest fifty, the newest first."""
    return await queries.runs(await catalogue.find(code))


@post(HERE, opt=OPEN, tags=["printing"])
async def start_run(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[NewRun],
) -> Run:
    """It is drawn in the background; ask for it until its state is ``done``."""
    run = await runs.start(actor, code, data.wanted(), data.setup(), settings, once=data.once)
    _call(request)
    return await _whole(run)


@get("/runs/{reference:str}", opt=OPEN, tags=["printing"])
async def get_run(reference: Reference) -> Run:
    return await _whole(await queries.run(reference))


@get("/runs/{reference:str}/sheets", opt=OPEN, tags=["printing"])
async def get_sheets(
    reference: Reference, limit: Limit = 100, offset: Offset = 0
) -> list[SheetRecord]:
    """The ledger, in the order of printing."""
    run = await queries.run(reference)
    return await queries.ledger(run.id, limit=limit, offset=offset)


@get("/runs/{reference:str}/volumes/{place:int}", opt=OPEN, media_type=PDF, tags=["printing"])
async def get_volume(
    reference: Reference, place: IdInPath, settings: NamedDependency[Settings]
) -> Stream:
    """A file of the run, as soon as it is whole."""
    run = await queries.run(reference)
    for each in await queries.volumes(run.id):
        if each.place == place and each.is_made and run.state is not RunState.CANCELLED:
            return download_file(await handing.volume(settings, run, each), each.file, PDF)
    raise NotFound(what_zh="打印文件", what_en="print file", key=place)


@get("/runs/{reference:str}/manifest", opt=OPEN, tags=["printing"])
async def get_manifest(reference: Reference) -> Response[bytes]:
    """Every file that is made, with its length and digest."""
    run = await queries.run(reference)
    made = [each for each in await queries.volumes(run.id) if each.is_made]
    content = handing.proof_of(made).encode()
    return download(content, f"{reference}.json", "application/json")


@post("/runs/{reference:str}/marks", status_code=200, opt=OPEN, tags=["printing"])
async def mark_sheets(
    reference: Reference, actor: NamedDependency[str], data: JSONBody[Marks]
) -> Counted:
    """Printed or spoiled; a spoiled certificate may be printed by another run."""
    state = SheetState(data.state)
    return Counted(await runs.mark(actor, reference, state, data.first, data.last))


@post("/runs/{reference:str}/reprint", opt=OPEN, tags=["printing"])
async def reprint_sheets(
    request: Request[Any, Any, Any],
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[Again],
) -> Run:
    """These sheets once more, as a run of their own; here they are recorded as spoiled."""
    run = await runs.reprint(
        actor, reference, settings, first=data.first, last=data.last, once=data.once
    )
    _call(request)
    return await _whole(run)


@post("/runs/{reference:str}/resume", opt=OPEN, tags=["printing"])
async def resume_run(
    request: Request[Any, Any, Any],
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[From],
) -> Run:
    """All before this sheet is printed; the rest becomes a run of its own."""
    run = await runs.resume(actor, reference, settings, at=data.at, once=data.once)
    _call(request)
    return await _whole(run)


@post("/runs/{reference:str}/cancel", status_code=200, opt=OPEN, tags=["printing"])
async def cancel_run(
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[Cancel],
) -> Counted:
    """What was not printed is free for another run; the files go."""
    freed = await runs.cancel(actor, reference, data.reason)
    await anyio.to_thread.run_sync(handing.clear, settings, reference)
    return Counted(freed)


ROUTES = [
    list_runs,
    start_run,
    get_run,
    get_sheets,
    get_volume,
    get_manifest,
    mark_sheets,
    reprint_sheets,
    resume_run,
    cancel_run,
]

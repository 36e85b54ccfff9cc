"""Print runs over HTTP: start, watch, fetch the files, record what became of the sheets."""

from __future__ import annotations

from typing import Annotated, Any

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody, PathParameter, QueryParameter
from litestar.response import Stream

from awards import limits
from awards.catalogue import service as catalogue
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat
from awards.printing.press import delivery
from awards.printing.press.files import fit_name
from awards.printing.press.press import call
from awards.printing.press.shop_files import shop_file
from awards.printing.runs import queries
from awards.printing.runs import service as runs
from awards.printing.runs.finding import find_sheets
from awards.printing.runs.ledger_table import ledger_table
from awards.printing.runs.records import (
    DifferingSheet,
    PassageRecord,
    RunRecord,
    SheetRecord,
    VolumeRecord,
)
from awards.printing.runs.tally import RunTally, tally
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import PDF, ZIP, download, download_file, media_type_of
from awards.web.fields import LARGEST_ID, IdInPath, Limit, Offset, Text, TextInQuery
from awards.winners import queries as registry

Reference = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.RUN_REFERENCE)]
Position = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]
Name = Annotated[str, msgspec.Meta(max_length=limits.RUN_TITLE, pattern=r"^[^\x00]*$")]
Once = Annotated[str, msgspec.Meta(max_length=limits.ONCE, pattern=r"^[^\x00]*$")]

ProfileInQuery = Annotated[str, QueryParameter(max_length=64, pattern=r"^[0-9a-f]*$")]

PlaceInQuery = Annotated[int, QueryParameter(ge=1, le=LARGEST_ID)]

OPEN = {"permission": Permission.PRINT}


class RunDetails(msgspec.Struct, frozen=True):
    """A run, its files, and the number of its certificates in each state.

    ``tally`` counts them so that they add up to all that were made.
    ``outdated`` sheets must not be used: their certificates were revoked or reissued since.
    ``differing`` sheets say something else than the register now: reissue them, or ask before they
    are used. ``parts`` are the runs that reprint or continue a part of it.
    """

    run: RunRecord
    volumes: list[VolumeRecord]
    counts: dict[str, int]
    tally: RunTally
    outdated: list[SheetRecord]
    differing: list[DifferingSheet]
    parts: list[RunRecord]


class CancelOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Text = ""


class MarkedCount(msgspec.Struct, frozen=True):
    certificates: int


async def run_details(run: RunRecord) -> RunDetails:
    counts = (await queries.counts([run.id]))[run.id]
    return RunDetails(
        run,
        await queries.volumes(run.id),
        {state.value: count for state, count in counts.items()},
        tally(counts),
        await queries.outdated(run.id),
        await queries.differing(await catalogue.find(run.commendation), run.id),
        await queries.parts_of(run.id),
    )


@get("/winners/{winner:int}/sheets", opt=OPEN, tags=["printing"])
async def get_passages(winner: IdInPath) -> list[PassageRecord]:
    """Every run with one of the winner's certificates, the newest first."""
    return await queries.passages((await registry.find(winner)).id)


@get("/runs/{reference:str}", opt=OPEN, tags=["printing"])
async def get_run(reference: Reference) -> RunDetails:
    return await run_details(await queries.run(reference))


@get("/runs/{reference:str}/find", opt=OPEN, tags=["printing"])
async def find_in_run(reference: Reference, q: TextInQuery = "") -> list[SheetRecord]:
    """Sheets by number, by file and page (``2/12``), by certificate number or name."""
    return await find_sheets(await queries.run(reference), q)


@get("/runs/{reference:str}/sheets", opt=OPEN, tags=["printing"])
async def get_sheets(
    reference: Reference, limit: Limit = 100, offset: Offset = 0
) -> list[SheetRecord]:
    """The ledger, in printing order."""
    run = await queries.run(reference)
    return await queries.ledger(run.id, limit=limit, offset=offset)


def _ledger(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/runs/{{reference:str}}/ledger.{form.name}",
        opt=OPEN,
        media_type=form.media_type,
        tags=["printing"],
        operation_id=f"get_ledger_{form.name}",
    )
    async def get_ledger(
        reference: Reference, settings: NamedDependency[Settings]
    ) -> Response[bytes]:
        """The ledger to print, with room to sign for each sheet."""
        run = await queries.run(reference)
        return await written(await ledger_table(run), form, settings, run.reference, "台账")

    return get_ledger


@get("/runs/{reference:str}/volumes/{place:int}", opt=OPEN, media_type=PDF, tags=["printing"])
async def get_volume(
    reference: Reference, place: IdInPath, settings: NamedDependency[Settings]
) -> Stream:
    """A file of the run, as soon as it is complete."""
    run = await queries.run(reference)
    name, file = await delivery.volume(settings, run, place)
    return download_file(file, name, media_type_of(name))


@get("/runs/{reference:str}/x4.pdf", opt=OPEN, media_type=PDF, tags=["printing"])
async def get_shop_file(
    reference: Reference,
    settings: NamedDependency[Settings],
    place: PlaceInQuery = 1,
    profile: ProfileInQuery = "",
) -> Stream:
    """A file of the run in PDF/X-4, for the print shop with this profile.

    Without a profile it is for the newest one of the office.
    """
    name, file = await shop_file(settings, await queries.run(reference), place, profile)
    return download_file(file, name, PDF)


@get("/runs/{reference:str}/archive", opt=OPEN, media_type=ZIP, tags=["printing"])
async def get_archive(reference: Reference, settings: NamedDependency[Settings]) -> Stream:
    """Every file of a finished run, with the manifest."""
    run = await queries.run(reference)
    name = f"{fit_name(run.named(settings.language))}.zip"
    return download_file(await delivery.archive(settings, run), name, ZIP)


@get("/runs/{reference:str}/manifest", opt=OPEN, tags=["printing"])
async def get_manifest(
    reference: Reference, settings: NamedDependency[Settings]
) -> Response[bytes]:
    """Every finished file, with its length and digest."""
    run = await queries.run(reference)
    proof = delivery.manifest_of(run, await queries.made(run), settings.language)
    return download(proof.encode(), f"{reference}.json", "application/json")


@post("/runs/{reference:str}/redraw", opt=OPEN, tags=["printing"])
async def redraw_run(
    request: Request[Any, Any, Any], reference: Reference, actor: NamedDependency[str]
) -> RunDetails:
    """Make the files of a finished run again, with the same bytes, if they were lost."""
    run = await runs.redraw(actor, reference)
    call(request.app.state)
    return await run_details(run)


@post("/runs/{reference:str}/cancel", status_code=200, opt=OPEN, tags=["printing"])
async def cancel_run(
    reference: Reference,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[CancelOrder],
) -> MarkedCount:
    """Unprinted certificates become free for another run. The files are deleted."""
    freed = await runs.cancel(actor, reference, data.reason)
    await anyio.to_thread.run_sync(delivery.clear, settings, reference)
    return MarkedCount(freed)


ROUTES = [
    get_passages,
    get_run,
    find_in_run,
    get_sheets,
    *map(_ledger, FORMATS),
    get_volume,
    get_shop_file,
    get_archive,
    get_manifest,
    redraw_run,
    cancel_run,
]

"""Halls and seats over HTTP: load and choose a hall, its blocks, fill them, change by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post, put
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import JSONBody, MultipartBody

from awards import limits
from awards.roles import Permission
from awards.stage.api import HERE, IfMatch, revision_in
from awards.stage.arrangement import SeatingBlock
from awards.stage.content import HallSeat
from awards.stage.seats import service
from awards.stage.seats.halls import HallRecord, halls
from awards.stage.seats.sitting import found_by
from awards.stage.words import AttendeeKind
from awards.web.fields import CodeInPath, Id, TextInQuery

READ = {"permission": Permission.READ}
SEAT = {"permission": Permission.SEAT}

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Label = Annotated[str, msgspec.Meta(max_length=limits.SEAT_BLOCK, pattern=r"^[^\x00]*$")]


@dataclass
class HallUpload:
    """A spreadsheet drawn like the hall, our own TOML, or a seating plan of pretix."""

    file: UploadFile
    name: str = ""


class ChosenHall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    digest: Digest


class AttendeeSeat(msgspec.Struct, frozen=True):
    """Somebody who attends; ``seat`` is null without one."""

    attendee: int
    kind: AttendeeKind
    name: str
    unit: str
    group: int
    pinned: bool
    seat: HallSeat | None


class SeatsState(msgspec.Struct, frozen=True):
    """``revision`` is sent back in ``If-Match``; ``unseated`` counts who has no seat."""

    revision: int
    hall: str
    digest: str
    free: int
    unseated: int
    blocks: list[SeatingBlock]
    people: list[AttendeeSeat]


class SeatFilling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """With ``keep`` everybody who has a seat keeps it, not the pinned ones alone."""

    keep: bool = False


class SeatSwap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: Id
    second: Id


class SeatLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    block: Label
    row: Label
    label: Label


class SeatMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Without ``seat`` the one of the attendee is taken away."""

    attendee: Id
    seat: SeatLabels | None = None


class SeatPin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    attendee: Id
    pinned: bool


@get("/halls", opt=READ, tags=["ceremony"])
async def get_halls() -> list[HallRecord]:
    """Return all halls that are loaded, the latest first."""
    return await halls()


@post("/halls", opt=SEAT, tags=["ceremony"])
async def post_hall(actor: NamedDependency[str], data: MultipartBody[HallUpload]) -> HallRecord:
    """Load a hall. The same plan again is the same hall."""
    content = await data.file.read()
    return await service.hall_load(actor, content, data.file.filename, data.name)


@put(f"{HERE}/hall", opt=SEAT, tags=["ceremony"])
async def put_hall(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[ChosenHall],
    if_match: IfMatch = "",
) -> service.HallChoice:
    """Choose the hall. Everybody keeps the seat that it has too; ``lost`` names the others."""
    return await service.hall_choose(actor, code, revision_in(if_match), data.digest)


@put(f"{HERE}/blocks", opt=SEAT, tags=["ceremony"])
async def put_blocks(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[list[SeatingBlock]],
    if_match: IfMatch = "",
) -> Response[SeatsState]:
    """Say whom each block is for, in the order of filling."""
    await service.blocks_put(actor, code, revision_in(if_match), data)
    return await _state(code)


@get(f"{HERE}/seats", opt=READ, tags=["ceremony"])
async def get_seats(code: CodeInPath, q: TextInQuery = "") -> Response[SeatsState]:
    """Return everybody with their seats; with ``q`` those of that name, initials or unit."""
    return await _state(code, q)


@post(f"{HERE}/seats/fill", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_fill(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[SeatFilling],
    if_match: IfMatch = "",
) -> service.SeatsFilled:
    """Seat everybody by the blocks; ``unassigned`` names those for whom no block is."""
    return await service.seats_fill(actor, code, revision_in(if_match), keep=data.keep)


@post(f"{HERE}/seats/swaps", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_swap(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[SeatSwap],
    if_match: IfMatch = "",
) -> Response[SeatsState]:
    """Let two attendees exchange their seats."""
    await service.seat_swap(actor, code, revision_in(if_match), data.first, data.second)
    return await _state(code)


@post(f"{HERE}/seats/moves", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_seat(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[SeatMove],
    if_match: IfMatch = "",
) -> Response[SeatsState]:
    """Give an attendee a free seat, or take the seat away."""
    asked = data.seat
    seat = HallSeat(asked.block, asked.row, asked.label, 1, 1) if asked else None
    await service.seat_put(actor, code, revision_in(if_match), data.attendee, seat)
    return await _state(code)


@post(f"{HERE}/seats/pins", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_pin(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[SeatPin],
    if_match: IfMatch = "",
) -> Response[SeatsState]:
    """Pin the seat of an attendee, or free it."""
    await service.seat_pin(actor, code, revision_in(if_match), data.attendee, pinned=data.pinned)
    return await _state(code)


async def _state(code: str, q: str = "") -> Response[SeatsState]:
    ceremony, hall = await service.seats_now(code)
    people = found_by(hall.people, q) if q else hall.people
    state = SeatsState(
        ceremony.revision,
        ceremony.draft.settings.hall_name if hall.hall else "",
        ceremony.draft.hall,
        len(hall.seats) - len(hall.by_seat),
        len(hall.unseated),
        list(ceremony.draft.blocks),
        [
            AttendeeSeat(
                each.id,
                each.kind,
                each.name,
                each.unit,
                each.group,
                each.pinned,
                hall.seats.get(each.seat),
            )
            for each in people
        ],
    )
    return Response(state, headers={"ETag": f'"{ceremony.revision}"'})


ROUTES: list[Any] = [
    get_halls,
    post_hall,
    put_hall,
    put_blocks,
    get_seats,
    post_fill,
    post_swap,
    post_seat,
    post_pin,
]

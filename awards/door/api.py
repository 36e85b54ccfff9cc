"""The door over HTTP, for the office: telephones, counts, and scans that are typed."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from awards import limits
from awards.door import pairing, standing, typing
from awards.door.records import MadeDevice, ScanAnswer
from awards.door.standing import DoorStanding
from awards.door.typing import DoorFound
from awards.roles import Permission
from awards.tables import ScanKind
from awards.web.fields import CodeInPath, IdInPath, Text, TextInQuery

HERE = "/commendations/{code:str}/door"
OPEN = {"permission": Permission.DOOR}


class DeviceWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``kinds`` are the scans that the telephone may make; it may take back its own kinds."""

    name: Annotated[str, msgspec.Meta(max_length=limits.DOOR_DEVICE, pattern=r"^[^\x00]*$")]
    kinds: list[ScanKind] = msgspec.field(default_factory=lambda: [*pairing.KINDS[:2]])


class TypedScan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``code`` is that of an attendee, or the number of a certificate; ``undoes`` a scan's id."""

    kind: ScanKind
    code: Text = ""
    tray: Annotated[str, msgspec.Meta(max_length=limits.DOOR_TRAY, pattern=r"^[^\x00]*$")] = ""
    recipient: Annotated[
        str, msgspec.Meta(max_length=limits.SCAN_RECIPIENT, pattern=r"^[^\x00]*$")
    ] = ""
    undoes: Text = ""


@get(HERE, opt=OPEN, tags=["door"])
async def get_door(request: Request[Any, Any, Any], code: CodeInPath) -> Response[DoorStanding]:
    """Telephones, counts of each group, trays, bags, disputed scans. ``ETag`` answers 304 later."""
    tag = f'"{await standing.tag(code)}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(
            None,  # type: ignore[arg-type]
            status_code=HTTP_304_NOT_MODIFIED,
            headers={"ETag": tag},
        )
    return Response(await standing.standing(code), headers={"ETag": tag})


@get(f"{HERE}/found", opt=OPEN, tags=["door"])
async def find_at_door(code: CodeInPath, text: TextInQuery = "") -> DoorFound:
    """People and valid certificates by a part of a name, initials, a unit, a code or a number."""
    return await typing.find(code, text)


@post(f"{HERE}/devices", opt=OPEN, tags=["door"])
async def pair_device(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[DeviceWanted]
) -> MadeDevice:
    """Make a telephone and the code that pairs it, once and within ten minutes."""
    return await pairing.pair(actor, code, data.name, data.kinds)


@delete(f"{HERE}/devices/{{device:int}}", opt=OPEN, tags=["door"])
async def revoke_device(code: CodeInPath, actor: NamedDependency[str], device: IdInPath) -> None:
    """End a telephone at once. What it sends later is kept and counts nowhere."""
    await pairing.revoke(actor, code, device)


@post(f"{HERE}/scans", opt=OPEN, tags=["door"])
async def type_scan(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[TypedScan]
) -> ScanAnswer:
    """Record by hand what a telephone would scan. A refused one stores nothing."""
    return await typing.record(
        actor,
        code,
        data.kind,
        data.code,
        tray=data.tray,
        recipient=data.recipient,
        undoes=data.undoes,
    )


ROUTES = [get_door, find_at_door, pair_device, revoke_device, type_scan]

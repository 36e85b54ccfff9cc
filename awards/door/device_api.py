"""What a telephone at the door may ask: to be paired, its list, to send scans, to read a picture."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.params import HeaderParameter, JSONBody
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from awards import clock
from awards.accounts.guard import DEVICE, bearer
from awards.accounts.lookups import bounded
from awards.door import book as books
from awards.door import pairing, taking
from awards.door.frames import MOST_BYTES, FrameReader
from awards.door.listing import door_list, mark
from awards.door.records import DoorList, PairedDevice, ScansSent, ScansTaken
from awards.door.taking import Sender
from awards.errors import DeviceUnpaired

HERE = "/door"
OPEN = {"permission": DEVICE}

#: 500 scans with the longest codes that anybody prints.
SCANS_BYTES = 8_000_000

IfNoneMatch = Annotated[str, HeaderParameter(name="If-None-Match", max_length=400)]
AnyRequest = Request[Any, Any, Any]


class PairingCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, msgspec.Meta(max_length=100)]


class FrameTexts(msgspec.Struct, frozen=True):
    texts: list[str]


async def known_device(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard: the token must be that of a device, in any state. Raises NotSignedIn."""
    connection.scope["state"][DEVICE] = await pairing.device_with(bearer(connection))


def _device(request: AnyRequest) -> dict[str, Any]:
    """The device that asks, if it may still read. Raises DeviceUnpaired."""
    row = _any_device(request)
    if row["revoked_at"] or row["expires_at"] <= clock.now():
        raise DeviceUnpaired
    return row


def _any_device(request: AnyRequest) -> dict[str, Any]:
    row: dict[str, Any] = request.scope["state"][DEVICE]
    return row


@post(f"{HERE}/pairing", status_code=200, opt={"public": True}, guards=[bounded], tags=["door"])
async def post_pairing(data: JSONBody[PairingCode]) -> PairedDevice:
    """Exchange a pairing code for the token of a device. A code is used once, within ten minutes."""
    return await pairing.redeem(data.code)


@get(f"{HERE}/list", opt=OPEN, guards=[known_device], tags=["door"])
async def get_list(request: AnyRequest, if_none_match: IfNoneMatch = "") -> Response[DoorList]:
    """Return what a device needs to judge without the server. Its ``ETag`` answers 304 later."""
    device = _device(request)
    ceremony = await books.ceremony_of(device["ceremony"])
    await pairing.seen(device)
    tag = f'"{await mark(ceremony, device)}"'
    if tag in if_none_match:
        return Response(
            None,  # type: ignore[arg-type]
            status_code=HTTP_304_NOT_MODIFIED,
            headers={"ETag": tag},
        )
    return Response(await door_list(ceremony, device), headers={"ETag": tag})


@post(
    f"{HERE}/scans",
    status_code=200,
    opt=OPEN,
    guards=[known_device],
    request_max_body_size=SCANS_BYTES,
    tags=["door"],
)
async def post_scans(request: AnyRequest, data: JSONBody[ScansSent]) -> ScansTaken:
    """Take up to 500 scans. Each is answered, also a refused one, and a repeated id as before."""
    device = _any_device(request)
    sender = Sender(
        name=device["name"],
        kinds=frozenset(pairing.kinds_of(device)),
        device=device["id"],
        revoked=device["revoked_at"] is not None,
        ends_at=device["expires_at"],
    )
    return await taking.take(sender, device["ceremony"], data)


@post(
    f"{HERE}/frame",
    status_code=200,
    opt=OPEN,
    guards=[known_device],
    request_max_body_size=MOST_BYTES + 1,
    tags=["door"],
)
async def post_frame(request: AnyRequest) -> FrameTexts:
    """Read the codes in a picture: the body is a JPEG or PNG of at most 200 KB."""
    _device(request)
    return FrameTexts(await _READER.read(await request.body()))


_READER = FrameReader()

ROUTES = [post_pairing, get_list, post_scans, post_frame]

"""Photos of winners over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from litestar import Response, delete, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import MultipartBody, QueryParameter

from awards.photos import service
from awards.photos.records import PhotoReport, WinnerWithPhoto, with_photo
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import CodeInPath, IdInPath

JPEG = "image/jpeg"


@dataclass
class PhotoUpload:
    """A JPEG, PNG, WebP or TIFF of one winner, or a ZIP of many."""

    file: UploadFile


@get(
    "/winners/{winner:int}/photo",
    media_type=JPEG,
    opt={"permission": Permission.READ},
    tags=["photos"],
)
async def get_photo(winner: IdInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    """The photo as it is stored: a JPEG of 3 : 4 without metadata."""
    content = await service.photo_of(winner, settings)
    headers = {"Cache-Control": "private, no-cache"}
    return Response(content, media_type=JPEG, headers=headers)


@post(
    "/winners/{winner:int}/photo",
    status_code=200,
    opt={"permission": Permission.REGISTER},
    tags=["photos"],
)
async def set_photo(
    winner: IdInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: MultipartBody[PhotoUpload],
) -> WinnerWithPhoto:
    """Set or replace the photo. It is cut to 3 : 4: both sides alike, or the foot."""
    found = await service.set_photo(actor, winner, await data.file.read(), settings)
    coarse = await service.coarseness(winner, settings)
    return with_photo(found, data.file.filename, coarse)


@delete("/winners/{winner:int}/photo", opt={"permission": Permission.REGISTER}, tags=["photos"])
async def remove_photo(
    winner: IdInPath, actor: NamedDependency[str], settings: NamedDependency[Settings]
) -> None:
    """An issued certificate keeps the photo that it was issued with."""
    await service.remove_photo(actor, winner, settings)


@post(
    "/commendations/{code:str}/photos",
    status_code=200,
    opt={"permission": Permission.IMPORT},
    tags=["photos"],
)
async def take_archive(
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: MultipartBody[PhotoUpload],
    commit: Annotated[bool, QueryParameter()] = False,
) -> PhotoReport:
    """Match the photos of a ZIP to winners; with ``commit`` keep those that are matched."""
    content = await data.file.read()
    return await service.take_archive(actor, code, content, settings, commit=commit)


ROUTES = [get_photo, set_photo, remove_photo, take_archive]

"""Papers and packs of versions for programs."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from awards.ceremony.pack import service
from awards.ceremony.pack.media_types import media_type_of
from awards.ceremony.pack.packer import call
from awards.ceremony.pack.records import PackRecord
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import ZIP, download
from awards.web.fields import CodeInPath

OPEN = {"permission": Permission.ROSTER}
HERE = "/commendations/{code:str}/ceremony/versions/{number:int}"
VersionInPath = Annotated[int, PathParameter(ge=0, le=1_000_000)]
FileInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=200)]


@get(f"{HERE}/files/{{name:str}}", opt=OPEN, tags=["ceremony"])
async def get_ceremony_file(
    code: CodeInPath,
    number: VersionInPath,
    name: FileInPath,
    settings: NamedDependency[Settings],
) -> Response[bytes]:
    """Make one paper of a version, such as ``script.docx``; version 0 is the draft.

    ``pack.zip`` is the pack of the version, if it was asked for and is made.
    """
    if name == "pack.zip":
        label, file = await service.packed(settings, code, number)
        with file:
            file.seek(0)
            return download(file.read(), label, ZIP)
    label, made = await service.paper_of(settings, code, number, name)
    return download(made.content, label, media_type_of(name))


@get(f"{HERE}/pack", opt=OPEN, tags=["ceremony"])
async def get_ceremony_pack(code: CodeInPath, number: VersionInPath) -> PackRecord:
    """How far the pack of a version is, and its manifest once it is made."""
    return await service.find(code, number)


@post(f"{HERE}/pack", opt=OPEN, tags=["ceremony"])
async def post_ceremony_pack(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    number: VersionInPath,
    actor: NamedDependency[str],
) -> PackRecord:
    """Ask for the pack of a version. It is made in the background."""
    asked = await service.ask(actor, code, number)
    call(request.app.state)
    return asked


ROUTES = [get_ceremony_file, get_ceremony_pack, post_ceremony_pack]

"""The page of the ceremony pack: every paper of a version to take away, alone or all in one ZIP."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from litestar import Response, get, post
from litestar.params import FromQuery, PathParameter
from litestar.response import Redirect, Stream

from awards.catalogue import service as catalogue
from awards.ceremony.outputs import OUTPUTS
from awards.ceremony.pack import service
from awards.ceremony.pack.media_types import media_type_of
from awards.ceremony.pack.packer import call
from awards.ceremony.pack.papers import PaperFile
from awards.ceremony.pack.records import PackRecord
from awards.roles import Permission
from awards.stage import versions
from awards.web import forms, visits
from awards.web.downloads import ZIP, download, download_file
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page

OPEN = {"permission": Permission.ROSTER}
HERE = "/c/{code:str}/ceremony/pack"
VersionInPath = Annotated[int, PathParameter(ge=0, le=1_000_000)]
FileInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=200)]

_MOST_VERSIONS = 1_000_000


class ShownPaper(NamedTuple):
    """A line of the page. ``files`` are its forms."""

    title: str
    files: tuple[PaperFile, ...]


@get(HERE, opt=OPEN)
async def pack_page(
    request: AnyRequest, code: CodeInPath, version: FromQuery[int | None] = None
) -> Response[str]:
    """Of the newest version if no other is asked for; 0 is the draft."""
    here, known = await catalogue.find(code), await versions.listing(code)
    number = version if version is not None else known[0].number if known else 0
    await versions.version(code, number)
    packs = await service.packs(code)
    return page(
        request,
        "ceremony/pack.html",
        here=here,
        section="ceremony",
        number=number,
        versions=known,
        pack=_whole(packs, number),
        packs=packs,
        papers=[
            ShownPaper(each.title, tuple(PaperFile(each.kind, form) for form in each.forms))
            for each in OUTPUTS
        ],
    )


def _whole(packs: list[PackRecord], number: int) -> PackRecord | None:
    return next((each for each in packs if each.version == number and not each.only), None)


@post(HERE, opt=OPEN)
async def make_pack(request: AnyRequest, code: CodeInPath) -> Redirect:
    """Asked for twice, it is made once."""
    form = await forms.read(request)
    number = form.whole("version", 0, _MOST_VERSIONS, default=0)
    await service.ask(request.user.actor, code, number)
    call(request.app.state)
    return Redirect(f"/c/{code}/ceremony/pack?version={number}", status_code=303)


@get(f"{HERE}/{{number:int}}/pack.zip", opt=OPEN)
async def pack_file(request: AnyRequest, code: CodeInPath, number: VersionInPath) -> Stream:
    name, file = await service.packed(visits.settings_of(request), code, number)
    return download_file(file, name, ZIP)


@get(f"{HERE}/{{number:int}}/packed/{{name:str}}", opt=OPEN)
async def file_in_pack(
    request: AnyRequest, code: CodeInPath, number: VersionInPath, name: FileInPath
) -> Response[bytes]:
    """A single file of a pack that is made."""
    label, content = await service.packed_file(visits.settings_of(request), code, number, name)
    return download(content, label, media_type_of(name))


@get(f"{HERE}/{{number:int}}/papers/{{name:str}}", opt=OPEN)
async def paper_file(
    request: AnyRequest, code: CodeInPath, number: VersionInPath, name: FileInPath
) -> Response[bytes]:
    """One paper, made now: “script.docx”."""
    label, made = await service.paper_of(visits.settings_of(request), code, number, name)
    return download(made.content, label, media_type_of(name))


ROUTES: list[Any] = [pack_page, make_pack, pack_file, file_in_pack, paper_file]

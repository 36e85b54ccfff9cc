"""Layouts over HTTP: current and past versions, and a new version based on the one it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType
from litestar.params import JSONBody, QueryParameter, RawBody

from awards import limits
from awards.layouts import artwork, parcels, service, versions
from awards.layouts.artwork import Artwork
from awards.layouts.parcels import Parcel
from awards.layouts.service import Checked, LayoutSummary
from awards.layouts.versions import LONGEST, MOST_VERSIONS
from awards.roles import Permission
from awards.web.downloads import TOML, ZIP, download
from awards.web.fields import CodeInPath, TextInQuery

Source = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Note = Annotated[str, msgspec.Meta(max_length=limits.LAYOUT_NOTE, pattern=r"^[^\x00]*$")]
Number = Annotated[int, msgspec.Meta(ge=0, le=MOST_VERSIONS)]
NoteInQuery = Annotated[str, QueryParameter(max_length=limits.LAYOUT_NOTE, pattern=r"^[^\x00]*$")]
VersionInQuery = Annotated[int | None, QueryParameter(ge=0, le=MOST_VERSIONS)]

_READ = {"permission": Permission.READ}
_EDIT = {"permission": Permission.EDIT_LAYOUTS}


class LayoutSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``source`` is a layout in TOML."""

    source: Source


class NewLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: Source
    note: Note = ""


class NewVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``basis`` is the version that it changes, which must still be the newest."""

    source: Source
    basis: Number
    note: Note = ""


class Restoring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``basis`` is the newest version that was seen, which must still be the newest."""

    version: Number
    basis: Number
    note: Note = ""


@dataclass
class _Takes(Operation):
    """The framework cannot see what a raw body holds."""

    kinds: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        schema = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        content = {kind: OpenAPIMediaType(schema=schema) for kind in self.kinds}
        self.request_body = RequestBody(content=content, required=True)


@get("/layouts", opt=_READ, tags=["layouts"])
async def list_layouts() -> list[LayoutSummary]:
    """The newest version of each."""
    return await service.summaries()


@get("/layouts/{layout:str}/versions", opt=_READ, tags=["layouts"])
async def list_layout_versions(layout: CodeInPath) -> list[LayoutSummary]:
    """The newest first; 0 is the shipped one."""
    return await service.version_summaries(layout)


@get("/layouts/{layout:str}/layout.toml", opt=_READ, media_type=TOML, tags=["layouts"])
async def export_layout(layout: CodeInPath, version: VersionInQuery = None) -> Response[bytes]:
    """Export a version as it was saved; without a version the newest."""
    found = await versions.named(layout, version)
    return download(found.source.encode(), f"{layout}.toml", TOML)


@get("/layouts/{layout:str}/layout.zip", opt=_READ, media_type=ZIP, tags=["layouts"])
async def export_layout_with_pictures(
    layout: CodeInPath, version: VersionInQuery = None
) -> Response[bytes]:
    """Export a version as TOML with its pictures; without a version the newest."""
    found = await versions.named(layout, version)
    return download(await parcels.packed(found), f"{layout}.zip", ZIP)


@post("/layouts/check", opt=_EDIT, status_code=200, tags=["layouts"])
async def check_layout(data: JSONBody[LayoutSource]) -> Checked:
    """Every fault; nothing is stored."""
    return await service.checked(Parcel(data.source))


@post("/layouts", opt=_EDIT, tags=["layouts"])
async def add_layout(actor: NamedDependency[str], data: JSONBody[NewLayout]) -> LayoutSummary:
    """Under the id in its source, which must not be taken."""
    return await service.summary(await versions.begin(actor, data.source, data.note))


class _TakesLayout(_Takes):
    kinds = (TOML, ZIP)


@post("/layouts/import", opt=_EDIT, operation_class=_TakesLayout, tags=["layouts"])
async def import_layout(
    actor: NamedDependency[str],
    body: RawBody,
    basis: VersionInQuery = None,
    note: NoteInQuery = "",
) -> LayoutSummary:
    """An exported layout, in TOML or with its pictures, as the next version after `basis`.

    Without `basis` it is a new layout, whose id must not be taken.
    """
    return await service.bring_in(actor, await parcels.unpacked("(file)", body), note, basis)


@post("/layouts/{layout:str}/versions", opt=_EDIT, tags=["layouts"])
async def save_layout(
    layout: CodeInPath, actor: NamedDependency[str], data: JSONBody[NewVersion]
) -> LayoutSummary:
    """Issued certificates keep the layout they were issued with."""
    made = await versions.save(actor, layout, data.source, data.note, basis=data.basis)
    return await service.summary(made)


@post("/layouts/{layout:str}/restore", opt=_EDIT, tags=["layouts"])
async def restore_layout(
    layout: CodeInPath, actor: NamedDependency[str], data: JSONBody[Restoring]
) -> LayoutSummary:
    """An old version, saved again as the newest; all others stay."""
    made = await versions.restore(actor, layout, data.version, data.note, basis=data.basis)
    return await service.summary(made)


class _TakesPicture(_Takes):
    kinds = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/svg+xml")


@get("/layout-pictures", opt=_READ, tags=["layouts"])
async def list_layout_pictures() -> list[Artwork]:
    """The newest first. A layout shows one by its name, as in `image = "logo-….png"`."""
    return await artwork.all_of()


@post("/layout-pictures", opt=_EDIT, operation_class=_TakesPicture, tags=["layouts"])
async def add_layout_picture(
    actor: NamedDependency[str], body: RawBody, name: TextInQuery = "picture"
) -> Artwork:
    """A PNG, JPEG, WebP, TIFF or SVG. The returned name contains a digest and never means another picture."""
    return await artwork.add(actor, name, body)


ROUTES = [
    list_layout_pictures,
    add_layout_picture,
    list_layouts,
    list_layout_versions,
    export_layout,
    export_layout_with_pictures,
    check_layout,
    add_layout,
    import_layout,
    save_layout,
    restore_layout,
]

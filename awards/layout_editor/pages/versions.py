"""What a layout was: its versions, one beside another, as pictures and as files."""

from __future__ import annotations

import difflib
from functools import partial
from typing import Annotated, Any

import anyio
from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.audit.sentences import shown_account
from awards.errors import LayoutFaulty, Stale
from awards.layout_editor import source_view, trial_contents
from awards.layout_editor.comparison import VersionComparison, compared
from awards.layout_editor.pages.editor import LayoutInPath
from awards.layout_editor.source_view import SourceView
from awards.layouts import artwork, content_names, parcels, sheet_images, versions
from awards.layouts import service as layouts
from awards.layouts.versions import MOST_VERSIONS, Version
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.downloads import TOML, ZIP, download
from awards.web.fault_pages import fault_page
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translated, translations

VersionInPath = Annotated[int | None, QueryParameter(ge=0, le=MOST_VERSIONS)]
Small = Annotated[bool, QueryParameter()]


@get("/layouts/{layout:str}/versions", opt={"permission": Permission.READ})
async def past(
    request: AnyRequest, layout: LayoutInPath, version: VersionInPath = None
) -> Response[str]:
    """``version`` beside the newest; the newest alone without."""
    known = await versions.all_of(layout)
    newest = known[0]
    shown = newest if version is None else await versions.find(layout, version)
    spoken = visits.language(request)
    lines = difflib.unified_diff(shown.source.splitlines(), newest.source.splitlines(), lineterm="")
    return page(
        request,
        "layout_editor/past.html",
        known=known,
        named=artwork.named,
        newest=newest,
        shown=shown,
        name=await layouts.name_of(newest),
        # The first two lines name files that there are none of.
        difference=list(lines)[2:],
        compared=await _compared(shown, newest),
        told=partial(translated, language=spoken),
        page_of=await _view(shown),
        page_of_newest=await _view(newest),
        who=partial(shown_account, people=await shown_names(), language=spoken),
    )


async def _view(version: Version) -> SourceView:
    pictures, names = await artwork.shown_by(version.source), await content_names.known()
    return await anyio.to_thread.run_sync(source_view.read, version.source, "", pictures, names)


async def _compared(old: Version, new: Version) -> VersionComparison:
    return compared(await _view(old), await _view(new))


@post("/layouts/{layout:str}/restore", opt={"permission": Permission.EDIT_LAYOUTS})
async def restore(request: AnyRequest, layout: LayoutInPath) -> Redirect:
    """An old version becomes the newest once more; all others stay."""
    form = await forms.read(request)
    old = form.whole("version", 0, MOST_VERSIONS)
    basis = form.whole("basis", 0, MOST_VERSIONS)
    _ = translations(form.language).gettext
    note = form.text("note", limits.LAYOUT_NOTE) or _("Restored from version %s") % old
    said = " ".join(form.faults.values())
    if form.sound:
        try:
            made = await versions.restore(request.user.actor, layout, old, note, basis=basis)
            said = _("Version %(old)s is restored as version %(new)s.")
            said %= {"old": old, "new": made.version}
        except (LayoutFaulty, Stale) as fault:
            said = " ".join(fault.words(form.language))
    return redirect(request, f"/layouts/{layout}/versions", said)


@get("/layouts/{layout:str}/layout.toml", opt={"permission": Permission.READ})
async def export(layout: LayoutInPath, version: VersionInPath = None) -> Response[bytes]:
    known = await versions.named(layout, version)
    return download(known.source.encode(), f"{layout}.toml", TOML)


@get("/layouts/{layout:str}/layout.zip", opt={"permission": Permission.READ})
async def export_with_pictures(
    layout: LayoutInPath, version: VersionInPath = None
) -> Response[bytes]:
    known = await versions.named(layout, version)
    return download(await parcels.packed(known), f"{layout}.zip", ZIP)


@get("/layouts/{layout:str}/picture.png", opt={"permission": Permission.READ})
async def picture(
    request: AnyRequest, layout: LayoutInPath, version: VersionInPath = None, small: Small = False
) -> Response[Any]:
    """Draw the version with the engine's usual sample."""
    known = await versions.named(layout, version)
    dpi = trial_contents.SMALL if small else sheet_images.DPI
    tag = f'"{trial_contents.tag(known, dpi)}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    try:
        png = await trial_contents.of_version(known, visits.settings_of(request), dpi)
    except LayoutFaulty as fault:
        return fault_page(request, fault, 422)
    return Response(png, media_type="image/png", headers=headers)


ROUTES: list[Any] = [past, restore, export, export_with_pictures, picture]

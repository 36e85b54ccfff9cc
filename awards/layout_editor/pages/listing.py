"""All layouts there are, and how one of the office's own begins: as a copy, or from a file."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.response import Redirect

from awards import limits
from awards.errors import FieldRefused, LayoutFaulty, NotFound
from awards.layout_editor.changes.toml import UneditableSource
from awards.layout_editor.changes.values import copied
from awards.layouts import artwork, parcels, versions
from awards.layouts import service as layouts
from awards.layouts.artwork import MOST_BYTES
from awards.layouts.parcels import ENOUGH_OF_IT, Parcel
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations


@get("/layouts", opt={"permission": Permission.READ})
async def layouts_list(request: AnyRequest) -> Response[str]:
    values = {"from": request.query_params.get("from", "")}
    return await _list(request, forms.filled(visits.language(request), values))


@post("/layouts", opt={"permission": Permission.EDIT_LAYOUTS})
async def begin(request: AnyRequest) -> Response[str] | Redirect:
    """A copy of ``from`` under a new name, or a file as it is."""
    form = await forms.read(request)
    file = form.files.get("file")
    note = form.text("note", limits.LAYOUT_NOTE)
    parcel = await _of_file(form, file) if file and file.filename else await _copied(form)
    if form.sound:
        try:
            made = await layouts.bring_in(request.user.actor, parcel, note, basis=None)
        except FieldRefused as fault:
            form.refuse(fault, "id")
        except LayoutFaulty as fault:
            form.refuse(fault, "file")
        else:
            _ = translations(form.language).gettext
            return redirect(request, f"/layouts/{made.layout}", _("The layout is made."))
    return await _list(request, form)


@post("/layout-pictures", opt={"permission": Permission.EDIT_LAYOUTS})
async def add_picture(request: AnyRequest) -> Response[str] | Redirect:
    """Add a picture for all layouts; each layout then chooses it."""
    form = await forms.read(request)
    file = form.files.get("picture")
    content = await file.read(MOST_BYTES + 1) if file else b""
    try:
        made = await artwork.add(request.user.actor, file.filename if file else "", content)
    except FieldRefused as fault:
        form.refuse(fault, "picture")
        return await _list(request, form)
    _ = translations(form.language).gettext
    return redirect(request, "/layouts#pictures", _("The picture is stored as %s.") % made.name)


async def _of_file(form: WebForm, file: UploadFile) -> Parcel:
    content = await file.read(ENOUGH_OF_IT)
    try:
        return await parcels.unpacked(file.filename, content)
    except LayoutFaulty as fault:
        form.refuse(fault, "file")
        return Parcel("")


async def _copied(form: WebForm) -> Parcel:
    layout_id = form.text("id", limits.NEW_LAYOUT_ID, required=True)
    name = form.text("name", limits.LAYOUT_NAME, required=True)
    try:
        original = await versions.newest(form["from"])
        return Parcel(copied(original.source, layout_id, name))
    except (NotFound, UneditableSource):
        form.fault("from", N_("Choose one of the list."))
        return Parcel("")


async def _list(request: AnyRequest, form: WebForm) -> Response[str]:
    known = await versions.all_newest()
    return page(
        request,
        "layout_editor/list.html",
        status=422 if form.faults else 200,
        form=form,
        named=artwork.named,
        pictures=await artwork.all_of(),
        known=[(each, await layouts.name_of(each)) for each in known],
    )


ROUTES: list[Any] = [layouts_list, begin, add_picture]

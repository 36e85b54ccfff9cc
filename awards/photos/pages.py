"""A winner's photo on the winner's page, and a ZIP of photos for all winners."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound
from awards.photos import service
from awards.photos.records import PhotoReport
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners.filters import Position
from awards.winners.queries import find
from awards.words import N_, translated, translations

JPEG = "image/jpeg"

#: A photo is personal: no cache but that of the person's own browser, and that asks each time.
_PRIVATE = "private, no-cache"


@get("/winners/{winner:int}/photo", opt={"permission": Permission.READ})
async def photo(request: AnyRequest, winner: IdInPath) -> Response[bytes]:
    found = await find(winner)
    headers = {"ETag": f'"{found.photo}"', "Cache-Control": _PRIVATE}
    if found.photo and found.photo in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    content = await service.photo_of(winner, visits.settings_of(request))
    return Response(content, media_type=JPEG, headers=headers)


@post("/winners/{winner:int}/photo", opt={"permission": Permission.REGISTER})
async def set_photo(request: AnyRequest, winner: IdInPath) -> Redirect:
    """Set or replace the photo; what is wrong with it is said on the winner's page."""
    form = await forms.read(request)
    back = f"/winners/{winner}{Position.read(request.query_params).query}"
    _ = translations(form.language).gettext
    file = form.files.get("photo")
    content = await file.read() if file else b""
    if not content:
        return redirect(request, back, _("Choose a file."))
    settings = visits.settings_of(request)
    try:
        await service.set_photo(request.user.actor, winner, content, settings)
        coarse = await service.coarseness(winner, settings)
    except (Invalid, Conflict) as fault:
        return redirect(request, back, " ".join(fault.words(form.language)))
    said = [_("The photo is saved."), *([translated(coarse, form.language)] if coarse else [])]
    return redirect(request, back, " ".join(said))


@post("/winners/{winner:int}/photo/remove", opt={"permission": Permission.REGISTER})
async def remove_photo(request: AnyRequest, winner: IdInPath) -> Redirect:
    form = await forms.read(request)
    back = f"/winners/{winner}{Position.read(request.query_params).query}"
    _ = translations(form.language).gettext
    try:
        await service.remove_photo(request.user.actor, winner, visits.settings_of(request))
    except (Conflict, NotFound) as fault:
        return redirect(request, back, " ".join(fault.words(form.language)))
    said = _("The photo is removed. A certificate that was issued with it keeps it.")
    return redirect(request, back, said)


@get("/c/{code:str}/photos", opt={"permission": Permission.IMPORT})
async def begin(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return _page(request, await catalogue.find(code), WebForm(visits.language(request)))


@post("/c/{code:str}/photos", opt={"permission": Permission.IMPORT}, status_code=200)
async def send(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """Check a ZIP, or check it and keep what is matched; the page names every mismatch."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    file = form.files.get("photos")
    content = await file.read() if file else b""
    if not content:
        form.fault("photos", N_("Choose a file."))
        return _page(request, here, form)
    try:
        report = await service.take_archive(
            request.user.actor,
            code,
            content,
            visits.settings_of(request),
            commit=form["act"] == "keep",
        )
    except (Invalid, Conflict) as fault:
        form.refuse(fault, "photos")
        return _page(request, here, form)
    return _page(request, here, form, report)


def _page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    report: PhotoReport | None = None,
) -> Response[str]:
    return page(
        request,
        "photos/archive.html",
        status=422 if form.faults else 200,
        here=here,
        section="winners",
        form=form,
        report=report,
        megabytes=visits.settings_of(request).photos_mb,
    )


ROUTES: list[Any] = [photo, set_photo, remove_photo, begin, send]

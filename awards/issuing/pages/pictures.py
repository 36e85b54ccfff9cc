"""Pictures of certificates. Problems on paper are reported in words instead."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter

from awards.catalogue import service as catalogue
from awards.errors import FaultWords, FontsChanged, PhotosLost, PrintRefused
from awards.issuing import queries, sheet_previews
from awards.issuing.sheet_previews import SheetPreview
from awards.issuing.trial_recipients import RecipientChoice, trial_recipient
from awards.roles import Permission
from awards.web import visits
from awards.web.fault_pages import fault_page
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, page
from awards.winners.queries import find
from certificates import Problem

PNG = "image/png"

#: Cached by the browser of a permitted person and validated each time: it may have changed.
_PRIVATE = "private, no-cache"

AnyResponse = Response[Any]
WhichInQuery = Annotated[RecipientChoice, QueryParameter()]
Version = Annotated[int | None, QueryParameter(ge=1, le=10_000)]


@get("/winners/{winner:int}/preview.png", opt={"permission": Permission.READ})
async def one(request: AnyRequest, winner: IdInPath, version: Version = None) -> AnyResponse:
    """Show a certificate as issued, or without ``version`` as it would be issued now."""
    found = await find(winner)
    settings = visits.settings_of(request)
    try:
        if version is None:
            preview = await sheet_previews.of_present(found, settings)
        else:
            issued = await queries.of_winner(winner)
            preview = await sheet_previews.of_issued(
                sheet_previews.version_of(issued, version), settings
            )
    except (PrintRefused, FontsChanged, PhotosLost) as fault:
        return fault_page(request, fault, 422)
    return await _picture(request, preview)


@get("/winners/{winner:int}/preview", opt={"permission": Permission.READ})
async def preview_page(request: AnyRequest, winner: IdInPath) -> Response[str]:
    """The picture on a page, or the words that say why there is none."""
    found = await find(winner)
    told: FaultWords | None = None
    warnings: tuple[Problem, ...] = ()
    try:
        warnings = await (
            await sheet_previews.of_present(found, visits.settings_of(request))
        ).warnings()
    except (PrintRefused, FontsChanged, PhotosLost) as fault:
        told = fault.words(visits.language(request))
    return page(
        request,
        "issuing/preview.html",
        here=await catalogue.find_of_winner(winner),
        section="winners",
        winner=found,
        told=told,
        warnings=[each.words(visits.language(request)) for each in warnings],
    )


@get("/c/{code:str}/categories/{category:str}/preview.png", opt={"permission": Permission.READ})
async def wording(
    request: AnyRequest,
    code: CodeInPath,
    category: CodeInPath,
    which: WhichInQuery = RecipientChoice.LONGEST,
) -> AnyResponse:
    """The stored wording, for one winner of the category."""
    here = await catalogue.find(code)
    chosen = here.require_category(category)
    try:
        preview = await sheet_previews.of_wording(
            here, chosen, await trial_recipient(here, chosen, which), visits.settings_of(request)
        )
    except PrintRefused as fault:
        return fault_page(request, fault, 422)
    return await _picture(request, preview)


async def _picture(request: AnyRequest, preview: SheetPreview) -> AnyResponse:
    tag = f'"{preview.digest}"'
    headers = {"ETag": tag, "Cache-Control": _PRIVATE}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return Response(await preview.png(), media_type=PNG, headers=headers)


ROUTES: list[Any] = [one, preview_page, wording]

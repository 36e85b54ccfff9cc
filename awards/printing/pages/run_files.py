"""The files of a run: for the printer, for the browser's print dialogue, for a print shop."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from awards.errors import Conflict, Invalid
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.printing.pages.run import HERE, Reference
from awards.printing.pages.run_view import found_run, run_page
from awards.printing.press import delivery
from awards.printing.press.files import fit_name
from awards.printing.press.shop_files import browser_file, shop_file
from awards.printing.runs import queries
from awards.printing.runs.ledger_table import ledger_table
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.downloads import PDF, ZIP, download, download_file, media_type_of, open_file
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest

_MOST_SHEETS = 10**8


@get(f"{HERE}/volumes/{{place:int}}", opt={"permission": Permission.PRINT})
async def volume(
    request: AnyRequest, code: CodeInPath, reference: Reference, place: IdInPath
) -> Stream:
    run = await found_run(code, reference)
    settings = visits.settings_of(request)
    name, file = await delivery.volume(settings, run, place, visits.language(request))
    return download_file(file, name, media_type_of(name))


@get(f"{HERE}/x4.pdf", opt={"permission": Permission.PRINT})
async def for_shop(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Stream | Response[str]:
    """A file in PDF/X-4, for the print shop with the chosen profile."""
    run = await found_run(code, reference)
    asked = {name: request.query_params.get(name, "") for name in ("place", "profile")}
    form = forms.filled(visits.language(request), asked)
    place, profile = form.whole("place", 1, _MOST_SHEETS, default=1), form["profile"]
    if form.sound:
        try:
            settings = visits.settings_of(request)
            name, file = await shop_file(settings, run, place, profile)
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            return download_file(file, name, PDF)
    return await run_page(request, code, reference, form)


@get(f"{HERE}/all.zip", opt={"permission": Permission.PRINT})
async def archive(request: AnyRequest, code: CodeInPath, reference: Reference) -> Stream:
    """Every file of a finished run, with the manifest."""
    run = await found_run(code, reference)
    spoken = visits.language(request)
    file = await delivery.archive(visits.settings_of(request), run, spoken)
    return download_file(file, f"{fit_name(run.named(spoken))}.zip", ZIP)


@get(f"{HERE}/manifest.json", opt={"permission": Permission.PRINT})
async def manifest(request: AnyRequest, code: CodeInPath, reference: Reference) -> Response[bytes]:
    run = await found_run(code, reference)
    proof = delivery.manifest_of(run, await queries.made(run), visits.language(request))
    return download(proof.encode(), f"{fit_name(run.name_zh)}.json", "application/json")


def _ledger(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"{HERE}/ledger.{form.name}", opt={"permission": Permission.PRINT})
    async def ledger(
        request: AnyRequest, code: CodeInPath, reference: Reference
    ) -> Response[bytes]:
        """The ledger to sign."""
        run = await found_run(code, reference)
        return await paper(
            request, await ledger_table(run), form, run.named(visits.language(request)), "台账"
        )

    return ledger


@get(f"{HERE}/volumes/{{place:int}}/print", opt={"permission": Permission.PRINT})
async def for_browser(
    request: AnyRequest, code: CodeInPath, reference: Reference, place: IdInPath
) -> Stream:
    """A small file that opens the browser's print dialogue."""
    run = await found_run(code, reference)
    file = await browser_file(visits.settings_of(request), run, place)
    return open_file(file, PDF)


ROUTES: list[Any] = [
    volume,
    for_browser,
    for_shop,
    archive,
    manifest,
    *map(_ledger, FORMATS),
]

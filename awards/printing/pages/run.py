"""The page of a run, and the acts on the whole run."""

from __future__ import annotations

from typing import Annotated, Any

import anyio
from litestar import Response, get, post
from litestar.params import PathParameter
from litestar.response import Redirect

from awards import limits
from awards.errors import Conflict
from awards.printing.pages.run_view import found_run, path_of, run_page
from awards.printing.press import delivery
from awards.printing.press.press import call
from awards.printing.runs import service as runs
from awards.printing.runs.finding import find_sheets
from awards.printing.runs.rules import AT_WORK
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, Offset
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, redirect
from awards.words import translations

Reference = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.RUN_REFERENCE)]

HERE = "/c/{code:str}/print/runs/{reference:str}"


@get(HERE, opt={"permission": Permission.PRINT})
async def show(
    request: AnyRequest, code: CodeInPath, reference: Reference, offset: Offset = 0
) -> Response[str] | Redirect:
    """The run. A search that finds one sheet leads to it."""
    run = await found_run(code, reference)
    if find := request.query_params.get("find", "")[: limits.SEARCH]:
        hits = {each.sheet for each in await find_sheets(run, find)}
        if len(hits) == 1:
            [sheet] = hits
            return Redirect(f"{path_of(run)}?from={sheet}&to={sheet}#s{sheet}", status_code=303)
    answer = await run_page(request, code, reference, WebForm(visits.language(request)), offset)
    polled = request.headers.get("hx-request") and not request.headers.get("hx-boosted")
    # Read once more: a run that ended while the page was made polls no longer.
    if polled and (await found_run(code, reference)).state not in AT_WORK:
        answer.headers["HX-Refresh"] = "true"  # What can be done with the run now is shown outside.
    return answer


@post(f"{HERE}/redraw", opt={"permission": Permission.PRINT})
async def redraw(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Make the lost files of a run again."""
    run = await found_run(code, reference)
    form = await forms.read(request)
    try:
        await runs.redraw(request.user.actor, run.reference)
    except Conflict as fault:
        form.refuse(fault)
        return await run_page(request, code, reference, form)
    call(request.app.state)
    return Redirect(path_of(run), status_code=303)


@post(f"{HERE}/cancel", opt={"permission": Permission.PRINT})
async def cancel(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    """Unprinted certificates become free for another run. The files are deleted."""
    run = await found_run(code, reference)
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON)
    if form.sound:
        try:
            freed = await runs.cancel(request.user.actor, run.reference, reason)
        except Conflict as fault:
            form.refuse(fault)
        else:
            settings, words = visits.settings_of(request), translations(visits.language(request))
            said = words.ngettext(
                "Cancelled: %(num)s certificate may be printed by another run.",
                "Cancelled: %(num)s certificates may be printed by another run.",
                freed,
            )
            if not await anyio.to_thread.run_sync(delivery.clear, settings, run.reference):
                said += words.gettext(" Its files could not be deleted: delete them by hand.")
            return redirect(request, f"/c/{code}/print", said % {"num": freed})
    return await run_page(request, code, reference, form)


ROUTES: list[Any] = [show, redraw, cancel]

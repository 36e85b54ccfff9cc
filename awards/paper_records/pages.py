"""Certificates on paper: the lists that were taken in, one more, and what is recorded."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import PathParameter, QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.errors import Conflict, FileRefused
from awards.paper_records import queries, service
from awards.paper_records.columns import COLUMNS
from awards.paper_records.records import CheckedList
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations

ListOffset = Annotated[int, QueryParameter(name="from", ge=0, le=10_000_000)]
ReferenceInPath = Annotated[
    str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.INTAKE_REFERENCE)
]

#: The most findings that a page shows; the others are counted.
_SHOWN = 200


@get("/records", opt={"permission": Permission.READ})
async def begin(request: AnyRequest, offset: ListOffset = 0) -> Response[str]:
    return await _page(request, WebForm(visits.language(request)), offset=offset)


@post("/records", opt={"permission": Permission.RECORD_PAPER})
async def take_in(request: AnyRequest) -> Response[str] | Redirect:
    """Check the list, and take it in if it has no fault and the person did not only check it."""
    form = await forms.read(request)
    settings = visits.settings_of(request)
    file = form.files.get("file")
    content = await file.read() if file else b""
    if file is None or not file.filename:
        form.fault("file", N_("Choose a file."))
        return await _page(request, form)
    try:
        checked = await service.check(content, settings)
    except FileRefused as fault:
        form.fault("file", " ".join(fault.words(form.language)))
        return await _page(request, form)
    if form["then"] != "store" or checked.faults:
        return await _page(request, form, checked=checked)
    try:
        receipt = await service.take_in(request.user.actor, checked, file.filename, settings)
    except Conflict as refused:
        form.refuse(refused)
        return await _page(request, form, checked=checked)
    _ = translations(form.language).gettext
    said = _("%(rows)s certificates are recorded (%(reference)s).") % {
        "rows": receipt.rows,
        "reference": receipt.reference,
    }
    return redirect(request, "/records", said)


@post("/records/{reference:str}/undo", opt={"permission": Permission.RECORD_PAPER})
async def undo(request: AnyRequest, reference: ReferenceInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    if not form.sound:
        return await _page(request, form)
    count = await service.undo(request.user.actor, reference, reason)
    _ = translations(form.language).gettext
    said = _("%(rows)s records of %(reference)s are cancelled.")
    return redirect(request, "/records", said % {"rows": count, "reference": reference})


async def _page(
    request: AnyRequest, form: WebForm, *, offset: int = 0, checked: CheckedList | None = None
) -> Response[str]:
    _ = translations(form.language).gettext
    faulty = bool(form.faults or (checked and checked.faults))
    return page(
        request,
        "paper_records/records.html",
        status=422 if faulty else 200,
        form=form,
        checked=checked,
        shown=_SHOWN,
        columns=[_(field.label) for field in COLUMNS],
        megabytes=visits.settings_of(request).upload_mb,
        lists=await queries.receipts(),
        records=await queries.listing(offset),
        total=await queries.count_records(),
        offset=offset,
        limit=queries.PAGE,
        people=await shown_names(),
    )


ROUTES: list[Any] = [begin, take_in, undo]

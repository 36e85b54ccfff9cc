"""Download and upload a commendation as the file that ``awards load`` takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.audit.sentences import FIELDS
from awards.catalogue import service
from awards.catalogue.comparing import ADDED, GONE, PlanDifference, differences
from awards.catalogue.faults import CommendationFault, not_utf8, of_all, refusal
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import CommendationPlan, parse
from awards.catalogue.writing import as_toml, digest, plan_of
from awards.errors import CommendationRefused, NotFound, Stale
from awards.roles import Permission
from awards.text.names import visible
from awards.web import forms, visits
from awards.web.downloads import download
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.labels import LABELS
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, Phrase, translated, translations

TOML = "application/toml; charset=utf-8"

WORDS = {
    **FIELDS,
    "recipient_kind": N_("For whom"),
    "form": N_("Form"),
    "body_en": N_("Text in English"),
    "certificate_title_en": N_("Title on the certificate, in English"),
    "issuers_en": N_("Issuers, in English"),
    "signer": N_("Signer"),
    "signer_duty": N_("Signer’s duty"),
    "signature": N_("Picture of the signature"),
    "quiet_days": N_("Quiet days"),
    "quiet_kinds": N_("Quiet for"),
    "quiet_exempt": N_("Exempt matters"),
    "place": N_("order of the categories"),
    ADDED: N_("new category"),
    GONE: N_("category removed"),
}
_KINDS = {"recipient_kind": "kind", "form": "form", "order_method": "order"}


@get("/c/{code:str}/settings.toml", opt={"permission": Permission.READ})
async def download_file(code: CodeInPath) -> Response[bytes]:
    """Everything but the winners."""
    content = as_toml(plan_of(await service.find(code))).encode()
    return download(content, f"{code}.toml", TOML)


@get("/commendations/load", opt={"permission": Permission.MANAGE_CATALOGUE})
async def upload_page(request: AnyRequest) -> Response[str]:
    return _page(request, forms.filled(visits.language(request), {}))


@post("/commendations/load", opt={"permission": Permission.MANAGE_CATALOGUE})
async def load(request: AnyRequest) -> Response[str] | Redirect:
    """Create a commendation. For an existing one, first show what would change."""
    form = await forms.read(request)
    file = form.files.get("file")
    content = await file.read() if file else form["source"].encode("utf-8", "replace")
    if not content:
        form.fault("file", N_("Choose a file."))
        return _page(request, form)
    name = visible((file and file.filename) or form["name"])[: limits.FILE_NAME]
    try:
        source = _text(content, name)
        return await _brought(request, form, parse(source, name), source, name)
    except CommendationRefused as refused:
        found: Any = refused.facts["found"]
        return _page(request, form, name, list(found))


async def _brought(
    request: AnyRequest, form: WebForm, plan: CommendationPlan, source: str, name: str
) -> Response[str] | Redirect:
    """Read the uploaded text. Raises CommendationRefused."""
    _ = translations(form.language).gettext
    here = await _stored(plan.code)
    if here is not None:
        found = differences(plan_of(here), plan)
        if not found:
            said = _("The file says what is already stored: nothing changes.")
            return redirect(request, f"/c/{plan.code}/settings", said)
        if form["basis"] != digest(plan_of(here)):
            return _compared(request, form, here, found, source, name)
    try:
        basis = form["basis"] if here is not None else service.NEW
        made = await service.load(request.user.actor, plan, basis=basis, dropping=True)
    except Stale as fault:
        form.refuse(fault)
        return _page(request, form)
    return redirect(request, f"/c/{made.code}/settings", _("The file is loaded: %s.") % made.title)


async def _stored(code: str) -> CommendationRecord | None:
    try:
        return await service.find(code)
    except NotFound:
        return None


def _compared(
    request: AnyRequest,
    form: WebForm,
    here: CommendationRecord,
    found: Sequence[PlanDifference],
    source: str,
    name: str,
) -> Response[str]:
    if form["basis"]:
        form.refuse(Stale(name=here.title))
    _ = translations(form.language).gettext
    return page(
        request,
        "catalogue/compare.html",
        status=422 if form.faults else 200,
        here=here,
        form=form,
        name=name,
        source=source,
        basis=digest(plan_of(here)),
        found=[
            (each, _(WORDS.get(each.field, each.field)), *_values(each, form)) for each in found
        ],
        goes=any(each.field == GONE for each in found),
    )


def _values(each: PlanDifference, form: WebForm) -> tuple[str, str]:
    say = translations(form.language).gettext
    known = {"True": N_("yes"), "False": N_("no"), **LABELS.get(_KINDS.get(each.field, ""), {})}
    before, after = (
        say(known[text]) if text in known else text for text in (each.before, each.after)
    )
    return before, after


def _text(content: bytes, name: str) -> str:
    """Decode the upload. Raises CommendationRefused."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise refusal(name, [not_utf8(fault)]) from None
    if "\x00" in text:
        raise refusal(name, [of_all(Phrase("not a text"))])
    return text


def _page(
    request: AnyRequest, form: WebForm, name: str = "", found: list[CommendationFault] | None = None
) -> Response[str]:
    faults = [(fault.place, translated(fault.words, form.language)) for fault in found or ()]
    return page(
        request,
        "catalogue/load.html",
        status=422 if form.faults or faults else 200,
        form=form,
        name=name,
        faults=faults,
    )


ROUTES: list[Any] = [download_file, upload_page, load]

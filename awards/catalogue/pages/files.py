"""A commendation as the file that ``awards load`` takes: handed out, and taken back."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service
from awards.catalogue.faults import Fault, not_utf8, of_all, refusal
from awards.catalogue.rules import parse
from awards.catalogue.writing import as_toml, plan_of
from awards.errors import CommendationRefused
from awards.text.names import visible
from awards.web import forms, visits
from awards.web.downloads import download
from awards.web.fields import CodeInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import N_, tongue

TOML = "application/toml; charset=utf-8"
_NAME_LIMIT = 100


@get("/c/{code:str}/settings.toml", opt={"permission": Permission.READ})
async def handed_out(code: CodeInPath) -> Response[bytes]:
    """Everything but the winners."""
    content = as_toml(plan_of(await service.find(code))).encode()
    return download(content, f"{code}.toml", TOML)


@get("/commendations/load", opt={"permission": Permission.MANAGE_CATALOGUE})
async def offered(request: AnyRequest) -> Response[str]:
    return _page(request, forms.filled(visits.language(request), {}))


@post("/commendations/load", opt={"permission": Permission.MANAGE_CATALOGUE})
async def load(request: AnyRequest) -> Response[str] | Redirect:
    """Makes a commendation, or brings the one of this code to the file."""
    form = await forms.read(request)
    file = form.files.get("file")
    content = await file.read() if file else b""
    if not file or not content:
        form.fault("file", N_("Choose a file."))
        return _page(request, form)
    name = visible(file.filename or "")[:_NAME_LIMIT]
    try:
        plan = parse(_text(content, name), name)
        made = await service.load(request.user.actor, plan)
    except CommendationRefused as refused:
        found: Any = refused.facts["found"]
        return _page(request, form, name, list(found))
    said = tongue(form.language).gettext("The file is loaded: %s.") % made.title
    return redirect(request, f"/c/{made.code}/settings", said)


def _text(content: bytes, name: str) -> str:
    """Raises CommendationRefused."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise refusal(name, [not_utf8(fault)]) from None
    if "\x00" in text:
        raise refusal(name, [of_all("不是文本文件。", "not a text")])
    return text


def _page(
    request: AnyRequest, form: Form, name: str = "", found: list[Fault] | None = None
) -> Response[str]:
    faults = [
        (fault.place, fault.zh if form.language == "zh" else fault.en) for fault in found or ()
    ]
    return page(
        request,
        "catalogue/load.html",
        status=422 if form.faults or faults else 200,
        form=form,
        name=name,
        faults=faults,
    )


ROUTES: list[Any] = [handed_out, offered, load]

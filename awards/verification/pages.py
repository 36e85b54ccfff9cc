"""The public pages, and the page on which the list of winners is announced."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.params import FromPath
from litestar.response import Redirect

from awards import limits
from awards.accounts.lookups import bounded
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid
from awards.roles import Permission
from awards.statements.differing import differences
from awards.statements.rules import correction_line, groups_of
from awards.tables import StatementKind
from awards.verification import publication, service
from awards.verification.rules import UNKNOWN, CertificateStanding, Verdict, as_text
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, plain_page, redirect
from awards.words import translations

STRANGER = {"public": True, "stranger": True}


def _status(verdict: Verdict) -> int:
    return 404 if verdict.standing is CertificateStanding.UNKNOWN else 200


@get(["/v", "/v/{token:path}"], opt=STRANGER, guards=[bounded])
async def scanned(request: AnyRequest) -> Response[str]:
    """The target of the code on a certificate. Every foreign code gets the same answer."""
    code = str(request.path_params.get("token", ""))
    verdict = await service.verify(code.removeprefix("/"))
    accepted = request.headers.get("accept", "")
    if "text/plain" in accepted and "text/html" not in accepted:
        return Response(as_text(verdict), media_type=MediaType.TEXT, status_code=_status(verdict))
    return plain_page(
        request, "verification/verdict.html", status=_status(verdict), verdict=verdict
    )


@get("/verify", opt=STRANGER, guards=[bounded])
async def ask(request: AnyRequest) -> Response[str]:
    """A form for paper whose code cannot be read."""
    form = forms.WebForm(visits.language(request))
    return page(request, "verification/look_up.html", form=form, verdict=None)


@post("/verify", opt=STRANGER, guards=[bounded], status_code=200)
async def look_up(request: AnyRequest) -> Response[str]:
    """A number without its name gets the answer of an unknown number."""
    form = await forms.read(request)
    number = form.text("number", limits.SEARCH, required=True)
    name = form.text("name", limits.SEARCH, required=True)
    verdict = await service.look_up(number, name) if form.sound else None
    status = _status(verdict or UNKNOWN) if form.sound else 422
    return page(request, "verification/look_up.html", status=status, form=form, verdict=verdict)


@get("/published/{code:str}", opt=STRANGER)
async def published(request: AnyRequest, code: FromPath[str]) -> Response[str]:
    here = await publication.announced(code)
    statement = await publication.list_of(here)
    return plain_page(
        request,
        "verification/published.html",
        here=here,
        heading=statement.newest,
        groups=groups_of(statement.lines),
        corrections=[correction_line(each) for each in statement.corrections],
        wide=True,
    )


@get("/c/{code:str}/published", opt={"permission": Permission.ANNOUNCE})
async def announcement(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _announcement(request, code, forms.WebForm(visits.language(request)))


async def _announcement(request: AnyRequest, code: str, form: WebForm) -> Response[str]:
    here = await catalogue.find(code)
    return page(
        request,
        "verification/announcement.html",
        status=422 if form.faults else 200,
        form=form,
        differences=await differences(here, StatementKind.PUBLISHED),
        here=here,
        section="published",
        census=await publication.announcement_counts(here),
        groups=await publication.groups(here),
        address=f"{visits.settings_of(request).public_url}/published/{here.code}",
    )


@post("/c/{code:str}/published/announce", opt={"permission": Permission.ANNOUNCE})
async def announce(request: AnyRequest, code: CodeInPath) -> Redirect:
    _ = translations(visits.language(request)).gettext
    await publication.announce(request.user.actor, code)
    return redirect(request, f"/c/{code}/published", _("The list of winners is public."))


@post("/c/{code:str}/published/correct", opt={"permission": Permission.ANNOUNCE})
async def correct(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Publish what the register says now as the next version of the list."""
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    if form.sound:
        try:
            await publication.correct(request.user.actor, code, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason" if isinstance(fault, Invalid) else "")
        else:
            _ = translations(visits.language(request)).gettext
            return redirect(request, f"/c/{code}/published", _("The correction is published."))
    return await _announcement(request, code, form)


@post("/c/{code:str}/published/conceal", opt={"permission": Permission.ANNOUNCE})
async def conceal(request: AnyRequest, code: CodeInPath) -> Redirect:
    _ = translations(visits.language(request)).gettext
    await publication.conceal(request.user.actor, code)
    return redirect(request, f"/c/{code}/published", _("The list of winners is no longer public."))


ROUTES: list[Any] = [scanned, ask, look_up, published, announcement, announce, correct, conceal]

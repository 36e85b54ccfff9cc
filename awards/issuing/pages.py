"""Certificates on pages: what would go wrong, issuing, one certificate, previews."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound, PrintRefused
from awards.issuing import preflight, previews, queries, service
from awards.issuing.rules import differences
from awards.issuing.service import REASON_LIMIT
from awards.tables import CertificateState
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import tongue
from awards.winners import lists
from awards.winners import queries as registry
from awards.winners.records import WinnerRecord

PNG = "image/png"
Version = Annotated[int | None, QueryParameter(ge=1, le=10_000)]


@get("/c/{code:str}/certificates", opt={"permission": Permission.READ})
async def overview(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    form = forms.filled(visits.language(request), {})
    return await _overview(request, here, form)


async def _overview(request: AnyRequest, here: CommendationRecord, form: Form) -> Response[str]:
    settings = visits.settings_of(request)
    flight = await preflight.examine(here, settings, visits.language(request))
    return page(
        request,
        "issuing/overview.html",
        status=422 if form.faults else 200,
        here=here,
        section="issuing",
        form=form,
        flight=flight,
        valid=await queries.count_valid(here),
        names={category.code: category.name for category in here.categories},
    )


@post("/c/{code:str}/certificates", opt={"permission": Permission.ISSUE})
async def issue(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Of all who are confirmed, or of a category; whoever was issued to meanwhile is left alone."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    settings = visits.settings_of(request)
    reason = form.text("reason", REASON_LIMIT, required=here.two_person)
    if form.sound:
        try:
            numbers = await service.issue(
                request.user.actor, code, settings, category=form["category"] or None, reason=reason
            )
        except (Invalid, Conflict, NotFound) as fault:
            form.refuse(fault)
        else:
            return redirect(request, f"/c/{code}/certificates", _issued(request, numbers))
    return await _overview(request, here, form)


def _issued(request: AnyRequest, numbers: list[str]) -> str:
    words = tongue(visits.language(request))
    if not numbers:
        return words.gettext("Nobody was waiting for a certificate.")
    told = words.ngettext(
        "%(num)s certificate is issued: %(first)s to %(last)s.",
        "%(num)s certificates are issued: %(first)s to %(last)s.",
        len(numbers),
    )
    return told % {"num": len(numbers), "first": numbers[0], "last": numbers[-1]}


@get("/winners/{winner:int}/certificate", opt={"permission": Permission.READ})
async def certificate(request: AnyRequest, winner: IdInPath) -> Response[str]:
    return await _certificate(request, winner, forms.filled(visits.language(request), {}))


async def _certificate(request: AnyRequest, winner: int, form: Form) -> Response[str]:
    found = await registry.find(winner)
    here = await catalogue.find_of_winner(winner)
    number = await _number(found)
    issued = await queries.versions(number)
    newest = issued[-1]
    changes = []
    if newest.record.state is CertificateState.VALID:
        words = await preflight.present_words(here, found, number, visits.settings_of(request))
        changes = differences(newest.snapshot, words)
    return page(
        request,
        "issuing/certificate.html",
        status=422 if form.faults else 200,
        here=here,
        section="issuing",
        form=form,
        winner=found,
        number=number,
        versions=issued,
        newest=newest,
        changes=changes,
        address=f"{visits.settings_of(request).public_url}/v/{newest.record.token}",
    )


async def _number(winner: WinnerRecord) -> str:
    number = (await lists.numbers_of([winner.id])).get(winner.id)
    if number is None:
        raise NotFound(what_zh="证书", what_en="certificate", key=winner.name)
    return number


@post("/winners/{winner:int}/certificate/reissue", opt={"permission": Permission.REISSUE})
async def reissue(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    number = await _number(await registry.find(winner))
    reason = form.text("reason", REASON_LIMIT, required=True, lines=True)
    if form.sound:
        try:
            done = await service.reissue(
                request.user.actor, number, reason, visits.settings_of(request)
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason")
        else:
            _ = tongue(visits.language(request)).gettext
            said = (
                _("Reissued as version %s.") % done.certificate.version
                if done.changed
                else _("The new sheet would say the same: nothing was made.")
            )
            return redirect(request, f"/winners/{winner}/certificate", said)
    return await _certificate(request, winner, form)


@post("/winners/{winner:int}/certificate/revoke", opt={"permission": Permission.REVOKE})
async def revoke(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    number = await _number(await registry.find(winner))
    reason = form.text("revoke_reason", REASON_LIMIT, required=True, lines=True)
    if form.sound:
        try:
            await service.revoke(request.user.actor, number, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "revoke_reason")
        else:
            _ = tongue(visits.language(request)).gettext
            said = _("%s is revoked. Whoever scans its code is told so.") % number
            return redirect(request, f"/winners/{winner}/certificate", said)
    return await _certificate(request, winner, form)


@get("/winners/{winner:int}/preview.png", opt={"permission": Permission.READ})
async def preview(
    request: AnyRequest, winner: IdInPath, version: Version = None
) -> Response[bytes]:
    """As it was issued, with ``version``; as it would be issued now, without."""
    settings = visits.settings_of(request)
    found = await registry.find(winner)
    if version is not None:
        return _png(request, await previews.of_certificate(await _number(found), version, settings))
    here = await catalogue.find_of_winner(winner)
    return _png(request, await previews.of_winner(here, found, settings))


@get("/c/{code:str}/categories/{category:str}/preview.png", opt={"permission": Permission.READ})
async def longest(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Response[bytes]:
    """The entry of the category that takes the most room."""
    here = await catalogue.find(code)
    of = here.require_category(category)
    winner = await previews.longest(here, of) or previews.invented(of)
    return _png(request, await previews.of_winner(here, winner, visits.settings_of(request)))


@post("/c/{code:str}/settings/{category:str}/try", opt={"permission": Permission.MANAGE_CATALOGUE})
async def try_wording(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Response[str]:
    """Wording that is not stored yet, on the entry that takes the most room."""
    here = await catalogue.find(code)
    of = here.require_category(category)
    form = await forms.read(request)
    picture, fault = b"", None
    try:
        tried = previews.with_wording(of, {name: form[name] for name in form.values})
        winner = await previews.longest(here, of) or previews.invented(of)
        with_it = previews.replaced(here, tried)
        picture = await previews.of_winner(with_it, winner, visits.settings_of(request))
    except (PrintRefused, Invalid) as refused:
        fault = refused.words(form.language)
    return page(
        request,
        "issuing/tried.html",
        status=422 if fault else 200,
        here=here,
        section="catalogue",
        category=of,
        picture=picture,
        fault=fault,
    )


def _png(request: AnyRequest, content: bytes) -> Response[bytes]:
    """Kept by the browser, and asked about each time: the words may have changed."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers=headers)
    return Response(content, media_type=PNG, headers=headers)


ROUTES: list[Any] = [
    overview,
    issue,
    certificate,
    reissue,
    revoke,
    preview,
    longest,
    try_wording,
]

"""Reissue and revoke: what would change is shown first, and a reason is always given."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid, NotFound, PrintRefused
from awards.issuing import queries, service
from awards.issuing.previews import present
from awards.issuing.queries import Stored
from awards.issuing.rules import Snapshot
from awards.tables import CertificateState
from awards.web import forms, visits
from awards.web.fields import IdInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import N_, tongue
from awards.winners.queries import find

#: What a sheet may say, by the fields of an engine's content; the code is never the same twice.
PARTS = {
    "name": N_("Name"),
    "unit": N_("Unit"),
    "category": N_("Category"),
    "honour": N_("Honour"),
    "year": N_("Year"),
    "title": N_("Title of the certificate"),
    "salutation": N_("Salutation"),
    "body": N_("Wording"),
    "closing": N_("Closing"),
    "issuers": N_("Issuers"),
    "date": N_("Date"),
    "title_en": N_("English title"),
    "body_en": N_("English wording"),
    "issuers_en": N_("English issuers"),
    "date_en": N_("English date"),
}


class Change(NamedTuple):
    part: str
    before: str
    after: str


@get("/winners/{winner:int}/certificate/reissue", opt={"permission": Permission.REISSUE})
async def ask_reissue(request: AnyRequest, winner: IdInPath) -> Response[str]:
    return await _reissue_page(request, winner, Form(visits.language(request)))


@post("/winners/{winner:int}/certificate/reissue", opt={"permission": Permission.REISSUE})
async def reissue(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    stored = await _newest(winner)
    form = await forms.read(request)
    reason = form.text("reason", service.REASON_LIMIT, required=True, lines=True)
    if form.sound:
        try:
            done = await service.reissue(
                request.user.actor, stored.record.number, reason, visits.settings_of(request)
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            return redirect(request, _page_of(winner), _reissued(request, changed=done.changed))
    return await _reissue_page(request, winner, form, status=422)


def _reissued(request: AnyRequest, *, changed: bool) -> str:
    _ = tongue(visits.language(request)).gettext
    if changed:
        return _("It is reissued. Take back the old sheet and print the new one.")
    return _("The sheet would say the same: nothing was made.")


async def _reissue_page(
    request: AnyRequest, winner: int, form: Form, *, status: int = 200
) -> Response[str]:
    stored = await _newest(winner)
    found = await find(winner)
    here = await catalogue.find_of_winner(winner)
    now: Snapshot | None = None
    faults: list[str] = []
    try:
        issued = await queries.of_winner(winner)
        now = await present(here, found, issued, visits.settings_of(request))
    except PrintRefused as fault:
        faults = "".join(fault.words(form.language)).splitlines()
    return page(
        request,
        "issuing/reissue.html",
        status=status,
        here=here,
        section="issuing",
        winner=found,
        form=form,
        stored=stored,
        valid=stored.record.state is CertificateState.VALID,
        faults=faults,
        same=now is not None and now.says_the_same(stored.snapshot),
        changes=_changes(stored.snapshot, now, form) if now else [],
    )


def _changes(before: Snapshot, now: Snapshot, form: Form) -> list[Change]:
    say = tongue(form.language).gettext
    return [
        Change(say(words), before.fields.get(part, ""), now.fields.get(part, ""))
        for part, words in PARTS.items()
        if before.fields.get(part, "") != now.fields.get(part, "")
    ]


@get("/winners/{winner:int}/certificate/revoke", opt={"permission": Permission.REVOKE})
async def ask_revoke(request: AnyRequest, winner: IdInPath) -> Response[str]:
    return await _revoke_page(request, winner, Form(visits.language(request)))


@post("/winners/{winner:int}/certificate/revoke", opt={"permission": Permission.REVOKE})
async def revoke(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    stored = await _newest(winner)
    form = await forms.read(request)
    reason = form.text("reason", service.REASON_LIMIT, required=True, lines=True)
    if form.sound:
        try:
            await service.revoke(request.user.actor, stored.record.number, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault)
        else:
            _ = tongue(visits.language(request)).gettext
            said = _("%(number)s is revoked. Whoever scans its code is told so from now on.")
            return redirect(request, _page_of(winner), said % {"number": stored.record.number})
    return await _revoke_page(request, winner, form, status=422)


async def _revoke_page(
    request: AnyRequest, winner: int, form: Form, *, status: int = 200
) -> Response[str]:
    stored = await _newest(winner)
    return page(
        request,
        "issuing/revoke.html",
        status=status,
        here=await catalogue.find_of_winner(winner),
        section="issuing",
        winner=await find(winner),
        form=form,
        stored=stored,
        valid=stored.record.state is CertificateState.VALID,
    )


async def _newest(winner: int) -> Stored:
    """Raises NotFound when nothing was ever issued to the winner."""
    versions = await queries.of_winner(winner)
    if not versions:
        raise NotFound(what_zh="证书", what_en="certificate of winner", key=winner)
    return versions[-1]


def _page_of(winner: int) -> str:
    return f"/winners/{winner}/certificate"


ROUTES: list[Any] = [ask_reissue, reissue, ask_revoke, revoke]

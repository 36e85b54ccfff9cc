"""The certificate of one winner: its versions, what a reissue would change, its revocation."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, FaultWords, Invalid, NotFound, PrintRefused
from awards.issuing import queries, service, sheet_previews
from awards.issuing.queries import StoredCertificate
from awards.issuing.rules import Difference, differences
from awards.roles import Permission
from awards.statements import differing as stated
from awards.statements.wording import PHOTO
from awards.tables import CertificateState
from awards.web import forms, visits
from awards.web.fields import IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners import queries as registry
from awards.winners.records import WinnerRecord
from awards.words import N_, Phrase, translations

#: The possible texts of a sheet, by the fields of the engine's content.
PARTS = {
    "name": N_("Name"),
    "name_pinyin": N_("Name in pinyin"),
    "unit": N_("Unit"),
    "category": N_("Category"),
    "honour": N_("Honour"),
    "year": N_("Year"),
    "title": N_("Title of the certificate"),
    "salutation": N_("Salutation"),
    "body": N_("Text"),
    "closing": N_("Closing"),
    "issuers": N_("Issuers"),
    "date": N_("Date"),
    "number": N_("Number"),
    "name_en": N_("Name in English"),
    "unit_en": N_("Unit in English"),
    "honour_en": N_("Honour in English"),
    "title_en": N_("Title in English"),
    "body_en": N_("Text in English"),
    "issuers_en": N_("Issuers in English"),
    "date_en": N_("Date in English"),
    "signer": N_("Signer"),
    "signer_duty": N_("Signer’s duty"),
    "signature": N_("Picture of the signature"),
    "photo": N_("Portrait"),
}


class ReissueOutcome(NamedTuple):
    """The result of a reissue now; ``fault`` says why it is impossible."""

    same: bool = True
    changes: list[Difference] = []  # noqa: RUF012 - nothing of a tuple is changed
    fault: FaultWords | None = None


@get("/winners/{winner:int}/certificate", opt={"permission": Permission.READ})
async def certificate(request: AnyRequest, winner: IdInPath) -> Response[str]:
    return await _certificate(request, winner, forms.filled(visits.language(request), {}))


async def _certificate(request: AnyRequest, winner: int, form: WebForm) -> Response[str]:
    found = await registry.find(winner)
    here = await catalogue.find_of_winner(winner)
    issued = await _issued(winner)
    newest = issued[-1]
    say = translations(form.language).gettext
    return page(
        request,
        "issuing/certificate.html",
        status=422 if form.faults else 200,
        here=here,
        section="issuing",
        form=form,
        winner=found,
        number=newest.record.number,
        versions=issued,
        newest=newest,
        present=await _present(request, here, found, issued),
        differing=[
            each
            for each in await stated.differences(here, "certificate", winner=winner)
            if each.field != PHOTO
        ],
        parts={
            **{each.key: each.name for each in here.free_fields},
            **{part: say(words) for part, words in PARTS.items()},
        },
    )


async def _present(
    request: AnyRequest,
    here: CommendationRecord,
    winner: WinnerRecord,
    issued: list[StoredCertificate],
) -> ReissueOutcome:
    newest = issued[-1]
    if newest.record.state is not CertificateState.VALID:
        return ReissueOutcome()
    try:
        now = await sheet_previews.present(here, winner, issued, visits.settings_of(request))
    except PrintRefused as fault:
        return ReissueOutcome(same=False, fault=fault.words(visits.language(request)))
    same = now.says_the_same(newest.snapshot)
    return ReissueOutcome(same, differences(newest.snapshot, now))


async def _issued(winner: int) -> list[StoredCertificate]:
    """Every version, the oldest first. Raises NotFound if nothing was ever issued."""
    issued = await queries.of_winner(winner)
    if not issued:
        found = await registry.find(winner)
        raise NotFound(what=Phrase("certificate"), key=found.name)
    return issued


@post("/winners/{winner:int}/certificate/reissue", opt={"permission": Permission.REISSUE})
async def reissue(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    number = (await _issued(winner))[-1].record.number
    reason = form.text("reason", limits.REASON, required=True, lines=True)
    if form.sound:
        try:
            done = await service.reissue(
                request.user.actor,
                number,
                reason,
                visits.settings_of(request),
                seen=form.whole("seen", 1, 10**8, default=0) or None,
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "reason")
        else:
            _ = translations(form.language).gettext
            said = (
                _("Reissued as version %s.") % done.certificate.version
                if done.changed
                else _("The new sheet would be the same: nothing was issued.")
            )
            return redirect(request, f"/winners/{winner}/certificate", said)
    return await _certificate(request, winner, form)


@post("/winners/{winner:int}/certificate/revoke", opt={"permission": Permission.REVOKE})
async def revoke(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    form = await forms.read(request)
    number = (await _issued(winner))[-1].record.number
    reason = form.text("revoke_reason", limits.REASON, required=True, lines=True)
    if form.sound:
        try:
            await service.revoke(request.user.actor, number, reason)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, "revoke_reason")
        else:
            _ = translations(form.language).gettext
            said = _("%s is revoked. Its code now says so.") % number
            return redirect(request, f"/winners/{winner}/certificate", said)
    return await _certificate(request, winner, form)


ROUTES: list[Any] = [certificate, reissue, revoke]

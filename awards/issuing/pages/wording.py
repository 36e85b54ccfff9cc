"""Try a wording: a sheet with words that are not stored yet."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, post

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.wording import placeholders, wording_faults
from awards.errors import AwardsError, FaultWords, FieldRefused, PrintRefused
from awards.issuing import sheet_previews
from awards.issuing.trial_recipients import RecipientChoice, trial_recipient
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page

#: The same limit as in the settings.
LIMITS = {
    "salutation": limits.SALUTATION,
    "body": limits.BODY,
    "closing": limits.CLOSING,
    "body_en": limits.BODY_EN,
    "name_en": limits.CATEGORY_EN,
}
TITLE = "certificate_title"


@post(
    "/c/{code:str}/categories/{category:str}/preview",
    opt={"permission": Permission.MANAGE_CATALOGUE},
)
async def try_wording(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Response[str]:
    """Try a wording without storing it. Fields that are not sent keep their stored values."""
    here = await catalogue.find(code)
    stored = here.require_category(category)
    form = await forms.read(request)
    which = (
        RecipientChoice(form["which"])
        if form["which"] in list(RecipientChoice)
        else RecipientChoice.LONGEST
    )
    picture, told = b"", [FaultWords(words, "") for words in form.faults.values()]
    try:
        tried = msgspec.structs.replace(stored, **_words(form, here))
        title = form.text(TITLE, limits.CERTIFICATE_TITLE) or here.certificate_title
        preview = await sheet_previews.of_wording(
            msgspec.structs.replace(here, certificate_title=title),
            tried,
            await trial_recipient(here, stored, which),
            visits.settings_of(request),
        )
        told = [FaultWords(words, "") for words in form.faults.values()]
        picture = b"" if told else await preview.png()
    except (FieldRefused, PrintRefused) as fault:
        told = [_told(fault, form)]
    return page(
        request,
        "issuing/tried.html",
        status=422 if told else 200,
        here=here,
        section="catalogue",
        category=stored,
        picture=picture,
        told=told,
    )


def _told(fault: AwardsError, form: WebForm) -> FaultWords:
    return fault.words(form.language)


def _words(form: WebForm, here: CommendationRecord) -> dict[str, Any]:
    """Raises FieldRefused for an unknown placeholder."""
    words = {name: form.text(name, limit) for name, limit in LIMITS.items() if name in form.values}
    for name, text in words.items():
        for fault in wording_faults(text, placeholders(here.free_fields)):
            raise FieldRefused(field=name, value=text[:20], reason=fault)
    return words


ROUTES: list[Any] = [try_wording]

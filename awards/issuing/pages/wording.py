"""A wording at trial: what a sheet would look like with words that are not stored yet."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import msgspec
from litestar import Response, post

from awards.catalogue import service as catalogue
from awards.catalogue.rules import wording_faults
from awards.errors import PrintRefused
from awards.issuing import previews
from awards.issuing.samples import Which, sample
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page
from awards.web.permissions import Permission
from awards.web.words import N_

#: As long as a commendation file may say them.
LIMITS = {
    "salutation": 100,
    "body": 500,
    "closing": 100,
    "body_en": 500,
    "certificate_title": 40,
}


@post(
    "/c/{code:str}/settings/{category:str}/try", opt={"permission": Permission.MANAGE_CATALOGUE}
)
async def try_wording(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Response[str]:
    """Nothing is stored. What is not sent stays as it is stored."""
    here = await catalogue.find(code)
    stored = here.require_category(category)
    form = await forms.read(request)
    words = _words(form)
    which = form["which"] if form["which"] in list(Which) else Which.LONGEST
    title = words.pop("certificate_title", here.certificate_title)
    tried = msgspec.structs.replace(stored, **words)
    picture, faults = "", list(form.faults.values())
    if form.sound:
        try:
            preview = await previews.of_wording(
                msgspec.structs.replace(here, certificate_title=title),
                tried,
                await sample(stored, Which(which)),
                visits.settings_of(request),
            )
            picture = b64encode(await preview.png()).decode()
        except PrintRefused as fault:
            faults = "".join(fault.words(form.language)).splitlines()
    return page(
        request,
        "issuing/try.html",
        status=422 if faults else 200,
        here=here,
        section="catalogue",
        category=stored,
        picture=picture,
        faults=faults,
    )


def _words(form: Form) -> dict[str, Any]:
    words = {
        name: form.text(name, limit, lines=True)
        for name, limit in LIMITS.items()
        if name in form.values
    }
    for name, text in words.items():
        if any(wording_faults(text)):
            form.fault(name, N_("Between braces only name, unit, category, honour and year may stand."))
    return words


ROUTES: list[Any] = [try_wording]

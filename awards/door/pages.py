"""The door for the office: pair telephones, see who came and what is packed, type a scan."""

from __future__ import annotations

import base64

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.accounts.codes import picture
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.door import pairing, typing
from awards.door import standing as stands
from awards.door.records import MadeDevice
from awards.errors import Conflict, FieldRefused, NotFound
from awards.roles import Permission
from awards.tables import ScanKind
from awards.web import forms, visits
from awards.web.fields import CodeInPath, TextInQuery
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations

HERE = "/c/{code:str}/door"
OPEN = {"permission": Permission.DOOR}


@get(HERE, opt=OPEN)
async def door(request: AnyRequest, code: CodeInPath, q: TextInQuery = "") -> Response[str]:
    here = await catalogue.find(code)
    form = forms.filled(visits.language(request), {"kinds": "arrived"})
    return await _page(request, here, form, asked=q)


@get(f"{HERE}/live", opt=OPEN)
async def door_live(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """The part that changes, without forms; a browser that has it is answered 304."""
    here = await catalogue.find(code)
    tag = f'"{await stands.tag(code)}-{visits.language(request)}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response("", status_code=304, headers=headers)
    made = page(request, "door/live.html", here=here, door=await stands.standing(code))
    made.headers.update(headers)
    return made


@post(HERE, opt=OPEN)
async def act(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    here = await catalogue.find(code)
    form = await forms.read(request)
    name, _, what = form["act"].partition(":")
    try:
        if name == "pair":
            return await _pair(request, here, form)
        said = await _record(request, here, form, name, what)
    except (Conflict, FieldRefused, NotFound) as refused:
        form.refuse(refused)
        return await _page(request, here, form, asked=form["q"])
    return redirect(request, f"/c/{here.code}/door", said)


async def _pair(request: AnyRequest, here: CommendationRecord, form: WebForm) -> Response[str]:
    """The code is shown in the answer, because only its hash is stored."""
    name = form.text("name", limits.DOOR_DEVICE, required=True)
    kinds = [kind for kind in pairing.KINDS if kind in form.many("kinds")]
    if not form.sound:
        return await _page(request, here, form)
    made = await pairing.pair(request.user.actor, here.code, name, kinds)
    return await _page(request, here, forms.filled(form.language, {"kinds": "arrived"}), made=made)


async def _record(
    request: AnyRequest, here: CommendationRecord, form: WebForm, name: str, what: str
) -> str:
    """Revoke a telephone, or store what was typed; the words for the message."""
    gettext, actor = translations(form.language).gettext, request.user.actor
    if name == "revoke" and what.isdecimal() and len(what) < 10:
        await pairing.revoke(actor, here.code, int(what))
        return gettext("The telephone is revoked.")
    if name == "undo":
        done = await typing.record(actor, here.code, ScanKind.UNDONE, "", undoes=what)
    else:
        kind = ScanKind(name) if name in set(ScanKind) else ScanKind.ARRIVED
        to = form.text("recipient", limits.SCAN_RECIPIENT)
        done = await typing.record(actor, here.code, kind, what or form["code"], recipient=to)
    return f"{done.name} {done.words}".strip()


async def _page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    *,
    asked: str = "",
    made: MadeDevice | None = None,
) -> Response[str]:
    link = f"{visits.settings_of(request).public_url}/door#{made.code}" if made else ""
    return page(
        request,
        "door/door.html",
        status=200 if form.sound else 422,
        here=here,
        section="ceremony",
        door=await stands.standing(here.code),
        found=await typing.find(here.code, asked),
        asked=asked,
        form=form,
        kinds=pairing.KINDS,
        made=made,
        link=link,
        code_picture=base64.b64encode(picture(link)).decode() if link else "",
        camera=visits.is_secure(visits.settings_of(request)),
    )


ROUTES = [door, door_live, act]

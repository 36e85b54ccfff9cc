"""The office accepts or refuses what units reply, on the page of attendees."""

from __future__ import annotations

from typing import Any

from litestar import Response, post

from awards import limits
from awards.roles import Permission
from awards.stage.attendance import replies
from awards.stage.pages.attending import attendees_page
from awards.stage.pages.desk import Answer, acted, number_of, revision_of
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest
from awards.words import N_


@post("/c/{code:str}/ceremony/attendees/replies", opt={"permission": Permission.SEAT})
async def decide(request: AnyRequest, code: CodeInPath) -> Answer:
    """Accept or refuse one, as the button says."""
    form = await forms.read(request)
    word, _, number = form["act"].partition("-")
    reply, actor = number_of(number), request.user.actor
    reason = form.text(f"reason-{reply}", limits.REPLY_REASON)
    if word != "accept" and not reason:
        form.fault("", N_("Write why the reply is refused."))

    async def act() -> None:
        if word == "accept":
            await replies.accept(actor, code, revision_of(form), reply)
        else:
            await replies.refuse(actor, code, reply, reason)

    async def shown() -> Response[str]:
        return await attendees_page(request, code, form)

    return await acted(request, form, act, f"/c/{code}/ceremony/attendees", shown)


ROUTES: list[Any] = [decide]

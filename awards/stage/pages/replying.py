"""A unit replies by its proof link who attends the ceremony."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from awards import clock, limits
from awards.accounts.lookups import bounded
from awards.catalogue import service as catalogue
from awards.errors import Invalid
from awards.proofs import queries
from awards.proofs.records import LinkRecord
from awards.stage.attendance import replies
from awards.stage.attendance.reply_records import (
    ReplyContent,
    Replying,
    ReplyRecord,
    WinnerReply,
)
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations

OPT = {"public": True, "stranger": True}


@get("/p/{token:str}/attendance", opt=OPT, guards=[bounded])
async def attendance_page(request: AnyRequest, token: FromPath[str]) -> Response[str]:
    link = await queries.by_token(token, visits.settings_of(request).secret_key())
    last = await replies.newest(link)
    values = _values(last.content) if last else {}
    return await _page(request, token, link, forms.filled(visits.language(request), values), last)


def _values(content: ReplyContent) -> dict[str, object]:
    values: dict[str, object] = {"note": content.note}
    for each in content.winners:
        values[f"attends-{each.winner}"] = "yes" if each.attends else "no"
        values[f"name-{each.winner}"] = each.name
        values[f"duty-{each.winner}"] = each.duty
    return values | {f"companion-{at}": name for at, name in enumerate(content.companions, 1)}


async def _page(
    request: AnyRequest, token: str, link: LinkRecord, form: WebForm, last: ReplyRecord | None
) -> Response[str]:
    until = await queries.replies_until(link.commendation)
    is_open = until is not None and clock.today() <= until
    winners = await replies.replying(link) if is_open else []
    your_name = translations(form.language).gettext("Your name")
    return page(
        request,
        "stage/reply.html",
        status=422 if form.faults else 200,
        here=await catalogue.find(await queries.code_of(link)),
        link=link,
        proof=f"/p/{token}",
        until=until,
        winners=winners,
        named={"by": your_name} | {f"attends-{each.winner}": each.name for each in winners},
        is_open=is_open,
        last=last,
        form=form,
        companions=range(1, limits.MOST_COMPANIONS + 1),
        wide=True,
    )


@post("/p/{token:str}/attendance", opt=OPT, guards=[bounded])
async def replied(request: AnyRequest, token: FromPath[str]) -> Response[str] | Redirect:
    link = await queries.by_token(token, visits.settings_of(request).secret_key())
    form = await forms.read(request)
    content = _content(form, await replies.replying(link))
    by = form.text("by", limits.PROPOSER, required=True)
    if form.sound:
        try:
            await replies.send(link.id, by, content)
        except Invalid as fault:
            form.refuse(fault)
        else:
            said = translations(form.language).gettext("Thank you. The organizers have your reply.")
            return redirect(request, f"/p/{token}/attendance", said)
    return await _page(request, token, link, form, await replies.newest(link))


def _content(form: WebForm, winners: Sequence[Replying]) -> ReplyContent:
    """Faults are noted in the form."""
    said = tuple(
        WinnerReply(
            each.winner,
            form.one_of(f"attends-{each.winner}", ["yes", "no"]) == "yes",
            form.text(f"name-{each.winner}", limits.ATTENDEE),
            form.text(f"duty-{each.winner}", limits.ATTENDEE_DUTY),
        )
        for each in winners
    )
    names = [
        form.text(f"companion-{at}", limits.ATTENDEE) for at in range(1, limits.MOST_COMPANIONS + 1)
    ]
    note = form.text("note", limits.REPLY_NOTE, lines=True)
    return ReplyContent(said, tuple(name for name in names if name), note)


ROUTES: list[Any] = [attendance_page, replied]

"""Blank paper: what should be there, what arrived, what was counted."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.printing.feeds.stocks import name_of, stocks
from awards.printing.paper import service as paper
from awards.printing.paper.service import PaperLine
from awards.roles import Permission
from awards.tables import CountKind
from awards.web import forms, visits
from awards.web.formats import number
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations


@get("/paper", opt={"permission": Permission.PRINT})
async def paper_page(request: AnyRequest) -> Response[str]:
    stock = request.query_params.get("stock", "")
    return await _shown(request, forms.filled(visits.language(request), {"stock": stock}))


@post("/paper", opt={"permission": Permission.PRINT})
async def enter(request: AnyRequest) -> Response[str] | Redirect:
    form = await forms.read(request)
    stock = form.one_of("stock", list(stocks()))
    kind = CountKind(form.one_of("kind", [kind.value for kind in CountKind]))
    least = 1 if kind is CountKind.RECEIVED else 0
    sheets = form.whole("sheets", least, paper.MOST)
    note, once = form.text("note", paper.NOTE), form.text("once", limits.ONCE)
    if not form.sound:
        return await _shown(request, form)
    line = await paper.enter(request.user.actor, stock, kind, sheets, note=note, form=once)
    return redirect(request, "/paper", _said(line, form))


def _said(line: PaperLine, form: WebForm) -> str:
    say = translations(form.language).gettext
    facts = {"sheets": number(line.sheets), "name": name_of(line.stock, form.language)}
    if line.kind is CountKind.RECEIVED:
        return say(N_("%(sheets)s sheets of “%(name)s” were added.")) % facts
    if line.difference is None:
        return say(N_("%(sheets)s sheets of “%(name)s”: the count starts here.")) % facts
    if not line.difference:
        return say(N_("%(sheets)s sheets of “%(name)s”, as expected.")) % facts
    words = (
        N_("%(sheets)s sheets of “%(name)s”: %(off)s fewer than expected.")
        if line.difference < 0
        else N_("%(sheets)s sheets of “%(name)s”: %(off)s more than expected.")
    )
    return say(words) % {**facts, "off": number(abs(line.difference))}


async def _shown(request: AnyRequest, form: WebForm) -> Response[str]:
    return page(
        request,
        "printing/paper.html",
        status=422 if form.faults else 200,
        form=form,
        once=form["once"] or paper.once(),
        on_hand=await paper.all_on_hand(),
        book=await paper.book(),
        choices=[(each.id, each.named(form.language)) for each in stocks().values()],
        name_of=name_of,
        people=await shown_names(),
    )


ROUTES: list[Any] = [paper_page, enter]

"""Make, close, extend and revoke the links of units."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from litestar import Response, post
from litestar.response import Redirect

from awards import limits
from awards.errors import Invalid
from awards.proofs import closing, service
from awards.proofs.pages.links import OPT, links_with
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, redirect
from awards.words import N_, Plural, translated, translations

#: Does it to the named units, or to all that it fits, and returns their number.
UnitsAct = Callable[[list[str] | None], Awaitable[int]]


@post("/c/{code:str}/proofs", opt=OPT)
async def make(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Make links for the ticked units, or for every unit without a link."""
    form = await forms.read(request)
    act = partial(service.make_links, request.user.actor, code, form.day("deadline"))
    untaken = N_("Tick the units that should get a link.")
    return await _to_units(request, code, form, act, untaken, _made)


def _made(count: int) -> Plural:
    return Plural("%(num)s link is made.", "%(num)s links are made.", count)


@post("/c/{code:str}/proofs/close", opt=OPT)
async def close(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Close the ticked units, or every unit that has not answered."""
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)
    act = partial(closing.close, request.user.actor, code, reason)
    untaken = N_("Tick the units that should be closed.")
    return await _to_units(request, code, form, act, untaken, _closed)


def _closed(count: int) -> Plural:
    return Plural("%(num)s unit is closed.", "%(num)s units are closed.", count)


async def _to_units(
    request: AnyRequest,
    code: str,
    form: WebForm,
    act: UnitsAct,
    untaken: str,
    said: Callable[[int], Plural],
) -> Response[str] | Redirect:
    """Do it to the ticked units or to all, or show the page again with the faults."""
    units = None if form.flag("all") else form.many("unit")
    if units == []:
        form.fault("unit", untaken)
    if form.sound:
        try:
            count = await act(units)
        except Invalid as fault:
            form.refuse(fault)
        else:
            return redirect(request, f"/c/{code}/proofs", translated(said(count), form.language))
    return await links_with(request, code, form)


@post("/c/{code:str}/proofs/{link:int}/extend", opt=OPT)
async def extend(request: AnyRequest, code: CodeInPath, link: IdInPath) -> Redirect:
    form = await forms.read(request)
    deadline = form.day("deadline")
    said = translations(form.language).gettext("The deadline is changed.")
    if not form.sound:
        said = form.faults["deadline"]
    else:
        try:
            await service.extend(request.user.actor, code, link, deadline)
        except Invalid as fault:
            said = " ".join(fault.words(form.language))
    return redirect(request, f"/c/{code}/proofs", said)


@post("/c/{code:str}/proofs/{link:int}/revoke", opt=OPT)
async def revoke(request: AnyRequest, code: CodeInPath, link: IdInPath) -> Redirect:
    await service.revoke(request.user.actor, code, link)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}/proofs", _("The link is revoked."))


ROUTES: list[Any] = [make, close, extend, revoke]

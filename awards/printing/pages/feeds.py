"""The feeds, and the steps to calibrate one: card, readings, result, saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.response import Redirect

from awards.audit.people import shown_names
from awards.errors import FieldRefused, ReadingsRefused
from awards.printing.feeds import calibrations
from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import (
    CardMeasurement,
    CrossOffset,
    FeedSide,
    SavedCalibration,
    errors,
)
from awards.printing.feeds.stocks import name_of, stock_of, stocks
from awards.printing.pages import readings
from awards.printing.press import profiles
from awards.printing.press.files import fit_name
from awards.roles import Permission
from awards.text.names import match_key
from awards.web import forms, visits
from awards.web.downloads import PDF, download
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations
from certificates.press import crosses

SIDES = ("front", "back")
_LARGEST = 999_999_999


@get("/feeds", opt={"permission": Permission.PRINT})
async def feeds_page(request: AnyRequest) -> Response[str]:
    return await _list_page(request, forms.filled(visits.language(request), {"side": "front"}))


@get("/feeds/feed", opt={"permission": Permission.PRINT})
async def feed_page(request: AnyRequest) -> Response[str]:
    form = _asked(request)
    side = _side(form)
    if not form.sound:
        return await _list_page(request, form)
    return await _feed_page(request, form, side)


@get("/feeds/card.pdf", opt={"permission": Permission.PRINT})
async def card(request: AnyRequest) -> Response[bytes] | Response[str]:
    form = _asked(request)
    side, printed_with = _side(form), form.whole("printed_with", 0, _LARGEST, default=0)
    if not form.sound:
        return await _list_page(request, form)
    try:
        pdf = await feeds.card(side, printed_with, visits.settings_of(request))
    except ReadingsRefused as fault:
        readings.refuse(form, fault)
        return await _list_page(request, form)
    say = translations(form.language).gettext
    words = [say(N_("Test card")), *side.feed[:2], stock_of(side.stock).named(form.language)]
    return download(pdf, fit_name("-".join(words)) + ".pdf", PDF)


@post("/feeds/feed", opt={"permission": Permission.PRINT}, status_code=200)
async def measure(request: AnyRequest) -> Response[str] | Redirect:
    """The result in words; with ``act=save`` it is saved."""
    form = await forms.read(request)
    side, printed_with = _side(form), form.whole("printed_with", 0, _LARGEST, default=0)
    if not form.sound:
        return await _list_page(request, form)
    read = readings.typed(form, side.sheet)
    measured: CardMeasurement | None = None
    if form.sound:
        try:
            if form["act"] == "save":
                await feeds.calibrate(request.user.actor, side, read, printed_with)
                return _saved(request, side)
            measured = await feeds.measure(side, read, printed_with)
        except ReadingsRefused as fault:
            readings.refuse(form, fault)
    return await _feed_page(request, form, side, measured, errors(read, side.sheet))


def _saved(request: AnyRequest, side: FeedSide) -> Redirect:
    say = translations(visits.language(request)).gettext
    said = N_("The calibration is saved. Print the card again: what is left shows in it.")
    return redirect(request, _address(side), say(said))


@post("/feeds/back", opt={"permission": Permission.PRINT})
async def take_back(request: AnyRequest) -> Redirect:
    form = await forms.read(request)
    old = await feeds.take_back(request.user.actor, form.whole("to", 0, _LARGEST, default=0))
    say = translations(visits.language(request)).gettext
    return redirect(
        request, _address(old.side), say(N_("The earlier calibration is in use again."))
    )


@post("/press-profiles", opt={"permission": Permission.PRINT})
async def add_profile(request: AnyRequest) -> Response[str] | Redirect:
    """Add the ICC profile of a print shop's press."""
    form = await forms.read(request)
    file = form.files.get("profile")
    content = await file.read(profiles.MOST_BYTES + 1) if file else b""
    try:
        made = await profiles.add(request.user.actor, content)
    except FieldRefused as fault:
        form.refuse(fault, "profile")
        return await _list_page(request, form)
    say = translations(form.language).gettext
    return redirect(request, "/feeds#profiles", say(N_("The profile “%s” is stored.")) % made.name)


def _asked(request: AnyRequest) -> WebForm:
    asked = {name: request.query_params.get(name, "") for name in request.query_params}
    return forms.filled(visits.language(request), asked)


def _side(form: WebForm) -> FeedSide:
    return FeedSide(
        _name(form, "printer"),
        _name(form, "tray"),
        form.one_of("stock", list(stocks())),
        form.one_of("side", SIDES) == "back",
    )


def _name(form: WebForm, field: str) -> str:
    name = form.text(field, calibrations.NAME, required=True)
    if not match_key(name):
        form.fault(field, N_("Fill this in."))
    return name


def _address(side: FeedSide) -> str:
    return f"/feeds/feed?{_query(side)}"


def _query(side: FeedSide, **more: object) -> str:
    """Return the query of an address; `_side` reads it."""
    named = {"printer": side.printer, "tray": side.tray, "stock": side.stock}
    return urlencode({**named, "side": SIDES[side.back], **more})


async def _list_page(request: AnyRequest, form: WebForm) -> Response[str]:
    known = await feeds.feeds()
    return page(
        request,
        "printing/feeds.html",
        status=422 if form.faults else 200,
        form=form,
        feeds=known,
        name_of=name_of,
        choices=[(each.id, each.named(form.language)) for each in stocks().values()],
        printers=sorted({each.side.printer for each in known}),
        trays=sorted({each.side.tray for each in known}),
        address=_address,
        people=await shown_names(),
        profiles=await profiles.all_of(),
    )


async def _feed_page(
    request: AnyRequest,
    form: WebForm,
    side: FeedSide,
    measured: CardMeasurement | None = None,
    off: Sequence[CrossOffset] = (),
) -> Response[str]:
    history = await feeds.history(side)
    newest = history[0].id if history else 0
    printed_with = form.whole("printed_with", 0, _LARGEST, default=newest)
    return page(
        request,
        "printing/feed.html",
        status=422 if form.faults else 200,
        form=form,
        side=side,
        stock=stock_of(side.stock),
        crosses=crosses(side.sheet),
        history=history,
        printed_with=printed_with,
        on_card=next((each for each in history if each.id == printed_with), None),
        measured=measured,
        off={each.cross: each for each in off},
        good=calibrations.GOOD,
        step=_step(form, history, measured),
        card=f"/feeds/card.pdf?{_query(side, printed_with=printed_with)}",
        people=await shown_names(),
    )


def _step(
    form: WebForm, history: Sequence[SavedCalibration], measured: CardMeasurement | None
) -> int:
    """The current step: print, type the readings, look at the change, or print again."""
    if measured:
        return 4 if measured.good else 3
    if form.faults:
        return 2
    return 4 if history else 1


ROUTES: list[Any] = [feeds_page, feed_page, card, measure, take_back, add_profile]

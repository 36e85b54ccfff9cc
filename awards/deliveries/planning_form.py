"""The terms of a delivery as a form holds them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from awards import limits
from awards.deliveries.records import DeliveryLine, DeliveryTerms, VisitGround
from awards.deliveries.rules import missing_of
from awards.tables import DeliveryGround, DeliveryWay
from awards.web.forms import WebForm
from awards.words import N_

#: What a button offers in place of the terms that were typed: ``go:collected:2026-11-26``.
GO = "go"


class DeliveryAct(NamedTuple):
    """``name`` is plan, replan, done or cancel; ``decided``: the quiet days were shown before."""

    name: str
    decided: bool = False
    way: str = ""
    day: str = ""


def act_of(form: WebForm) -> DeliveryAct:
    """The button that was pressed. A button of an offer names the way and the day."""
    pressed = form["act"]
    kind, _, offer = pressed.partition(":")
    before = form["before"] if form["before"] in ("plan", "replan") else "plan"
    if kind == GO:
        way, _, day = offer.partition(":")
        return DeliveryAct(before, decided=True, way=way, day=day)
    if pressed == "anyway":
        return DeliveryAct(before, decided=True)
    return DeliveryAct(pressed)


def chosen(form: WebForm, lines: list[DeliveryLine]) -> dict[int, int | None]:
    """The ticked winners, and all of the ticked units, each with the revision that was shown."""
    ticked, units = set(form.ids("winner")), set(form.many("unit"))
    found = [line.winner for line in lines if line.winner in ticked or line.unit in units]
    if not found:
        form.fault("winner", N_("Tick at least one, or a whole unit."))
    return {winner: _revision(form, winner) for winner in found}


def _revision(form: WebForm, winner: int) -> int | None:
    shown = form[f"revision-{winner}"]
    return int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 10 else None


def terms_of(form: WebForm, act: DeliveryAct) -> DeliveryTerms:
    """Faults are noted in the form."""
    for name, value in (("way", act.way), ("planned_on", act.day)):
        if value:
            form.values[name] = [value]
    way = DeliveryWay(form.one_of("way", list(DeliveryWay)))
    day = form.day("planned_on")
    carrier = form.text("carrier", limits.CARRIER)
    ground = _ground(form) if way is DeliveryWay.VISIT else VisitGround()
    return DeliveryTerms(way, day, carrier, ground)


def _ground(form: WebForm) -> VisitGround:
    kind = DeliveryGround(form.one_of("ground", list(DeliveryGround)))
    if kind is DeliveryGround.NONE:
        return VisitGround()
    is_request = kind is DeliveryGround.REQUEST
    ground = VisitGround(
        kind,
        form.text("asked_by", limits.ASKED_BY) if is_request else "",
        _asked_on(form) if is_request else None,
        form.text("reference", limits.REFERENCE) if kind is DeliveryGround.APPROVAL else "",
        form.text("matter", limits.DELIVERY_MATTER) if kind is DeliveryGround.EXEMPT else "",
    )
    if missing := missing_of(ground):
        form.fault({"reason": "matter"}.get(missing, missing), N_("Fill this in."))
    return ground


def _asked_on(form: WebForm) -> date | None:
    return form.day("asked_on") if form["asked_on"].strip() else None

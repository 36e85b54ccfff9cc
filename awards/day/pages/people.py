"""One winner on the day: absent, with a stand-in, struck, late; each with what it does."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards import limits
from awards.day import changing, service
from awards.day.pages.parts import Act, Answer, acted, day_page, seen_of
from awards.roles import Permission
from awards.stage.rules.consequences import consequence
from awards.web import forms
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_

RUN = {"permission": Permission.RUN_DAY}
HERE = "/c/{code:str}/day/people/{winner:int}"


@get(HERE, opt=RUN)
async def winner_on_day(request: AnyRequest, code: CodeInPath, winner: IdInPath) -> Response[str]:
    return await _shown(request, code, winner, None)


async def _shown(
    request: AnyRequest, code: str, winner: int, form: WebForm | None, status: int = 200
) -> Response[str]:
    return await day_page(
        request,
        code,
        "winner",
        form,
        status=status,
        winner=winner,
        consequence=consequence,
    )


@post(HERE, opt=RUN)
async def change_winner(request: AnyRequest, code: CodeInPath, winner: IdInPath) -> Answer:
    form = await forms.read(request)
    work = _work(form, request.user.actor, code, winner)

    async def shown(status: int) -> Response[str]:
        return await _shown(request, code, winner, form, status)

    return await acted(request, form, work, f"/c/{code}/day", shown)


def _work(form: WebForm, actor: str, code: str, winner: int) -> Act:
    kind, seen = form["act"], seen_of(form)
    reason = form.text("reason", limits.REASON, required=kind == "strike")
    if kind == "stand-in":
        name = form.text("recipient", limits.RECIPIENT, required=True)
        unit = form.text("unit", limits.UNIT)
        return lambda: changing.stand_in(actor, code, winner, name, unit, reason, seen=seen)
    if kind == "late":
        group, place = form.whole("group", 1, 10_000), form.whole("place", 0, 10_000, default=0)
        return lambda: changing.late(actor, code, winner, group, place, reason, seen=seen)
    acts: dict[str, Act] = {
        "close-ranks": lambda: changing.absent(actor, code, winner, reason, seen=seen),
        "gap": lambda: changing.absent(actor, code, winner, reason, gap=True, seen=seen),
        "strike": lambda: changing.strike(actor, code, winner, reason, seen=seen),
        "one": lambda: service.give(actor, code, winner, seen),
        "return": lambda: service.take_back(actor, code, winner, seen),
    }
    if kind not in acts:
        form.fault("", N_("Choose what to do."))
    return acts.get(kind, acts["one"])


ROUTES: list[Any] = [winner_on_day, change_winner]

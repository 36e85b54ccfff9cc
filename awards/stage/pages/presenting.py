"""Presenters by rank, and who presents to which group."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards import limits
from awards.roles import Permission
from awards.stage.arrangement import Arrangement, PlacedPresenter
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.revising import change
from awards.stage.rules import editing
from awards.stage.rules.positions import platform
from awards.tables import StageAct
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest

#: More than any platform seats.
_MOST = 200


@get("/c/{code:str}/ceremony/presenters", opt={"permission": Permission.READ})
async def presenters(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _shown(request, code, None)


async def _shown(request: AnyRequest, code: str, form: WebForm | None) -> Response[str]:
    return await stage_page(request, code, "presenters", form, seated=platform)


@post("/c/{code:str}/ceremony/presenters", opt={"permission": Permission.ARRANGE})
async def save(request: AnyRequest, code: CodeInPath) -> Answer:
    """Save the list, then do what the button says: move one, assign by rule or by hand."""
    form = await forms.read(request)
    people = _people(form)
    word, _, number = form["act"].partition("-")
    people = _moved(people, word, number_of(number))
    asked = {
        int(name.removeprefix("ranks-")): [number_of(each) for each in values if number_of(each)]
        for name, values in form.values.items()
        if name.startswith("ranks-") and number_of(name.removeprefix("ranks-"))
    }

    def edit(now: Arrangement, _standing: object) -> Arrangement:
        new = editing.presenters_put(now, people)
        if word == "rule" or not any(group.presenters for group in new.groups):
            return editing.presenters_by_rule(new)
        if word == "assign":
            for group, ranks in asked.items():
                if set(ranks) != _ranks(now, group):
                    new = editing.presenters_assign(new, group, ranks)
        return new

    kinds = {"rule": StageAct.PRESENTERS_BY_RULE, "assign": StageAct.PRESENTER_ASSIGNED}

    async def act() -> None:
        kind = kinds.get(word, StageAct.PRESENTERS)
        await change(request.user.actor, code, revision_of(form), kind, edit)

    async def shown() -> Response[str]:
        return await _shown(request, code, form)

    return await acted(request, form, act, f"/c/{code}/ceremony/presenters", shown)


def _ranks(now: Arrangement, number: int) -> set[int]:
    groups = now.groups[number - 1 : number]
    return {each.rank for group in groups for each in group.presenters}


def _people(form: WebForm) -> list[PlacedPresenter]:
    """Rows without a name are left out: the last one is there to add somebody."""
    found = []
    for at in range(1, min(number_of(form["people"]), _MOST) + 1):
        name = form.text(f"name-{at}", limits.PRESENTER)
        duty = form.text(f"duty-{at}", limits.PRESENTER_DUTY)
        if name:
            presents, seated = form.flag(f"presents-{at}"), form.flag(f"platform-{at}")
            found.append(PlacedPresenter(name, duty, presents, seated))
    return found


def _moved(people: list[PlacedPresenter], word: str, rank: int) -> list[PlacedPresenter]:
    if not 1 <= rank <= len(people):
        return people
    others = [*people[: rank - 1], *people[rank:]]
    if word == "remove":
        return others
    if word in ("up", "down"):
        to = rank - 1 + (1 if word == "down" else -1)
        return [*others[: max(to, 0)], people[rank - 1], *others[max(to, 0) :]]
    return people


ROUTES: list[Any] = [presenters, save]

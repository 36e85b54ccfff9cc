"""A category: its quota, order, numbers, honours and wording."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import forms as between
from awards.catalogue import service
from awards.catalogue.numbers import number
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.catalogue.rules import CommendationPlan, check
from awards.catalogue.wording import placeholders
from awards.catalogue.writing import digest, plan_of, written
from awards.errors import CommendationRefused, Stale
from awards.roles import Permission
from awards.tables import Form as SheetForm
from awards.tables import OrderMethod, RecipientKind
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations

#: The initial values of a category, to be overwritten.
BEGINNING = {
    "kind": RecipientKind.INDIVIDUAL.value,
    "form": SheetForm.CERTIFICATE.value,
    "order": OrderMethod.DECISION.value,
    "salutation": "{name}：",
    "body": "在{year}年度工作中成绩突出，被评为“{category}”。",
    "closing": "特发此证，以资鼓励。",
    "body_en": "",
    "name_en": "",
}


@get("/c/{code:str}/settings/{category:str}", opt={"permission": Permission.READ})
async def category_page(
    request: AnyRequest, code: CodeInPath, category: CodeInPath
) -> Response[str]:
    here = await service.find(code)
    found = here.require_category(category)
    plan = plan_of(here)
    values = {**between.category_values(found), "shown": digest(plan.categories[_at(plan, found)])}
    return _category(request, here, found, forms.filled(visits.language(request), values))


@post("/c/{code:str}/settings/{category:str}", opt={"permission": Permission.MANAGE_CATALOGUE})
async def change(
    request: AnyRequest, code: CodeInPath, category: CodeInPath
) -> Response[str] | Redirect:
    here = await service.find(code)
    found = here.require_category(category)
    plan = plan_of(here)
    at = _at(plan, found)
    form = await forms.read(request)
    if form["shown"] != digest(plan.categories[at]):
        form.refuse(Stale(name=found.name))
    else:
        typed, rows = between.category_data(form, plan.categories[at])
        await _load(request, form, plan, at, typed, rows)
    if not form.sound:
        return _category(request, here, found, form)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}/settings/{category}", _("The category is saved."))


@post("/c/{code:str}/settings/{category:str}/drop", opt={"permission": Permission.MANAGE_CATALOGUE})
async def drop(
    request: AnyRequest, code: CodeInPath, category: CodeInPath
) -> Response[str] | Redirect:
    """Remove a category, if nobody was ever registered in it."""
    here = await service.find(code)
    found = here.require_category(category)
    plan = plan_of(here)
    left = tuple(each for each in plan.categories if each.code != category)
    wanted = replace(plan, categories=left)
    spoken = visits.language(request)
    try:
        await service.load(request.user.actor, wanted, basis=digest(plan), dropping=True)
    except (CommendationRefused, Stale) as fault:
        values = {
            **between.category_values(found),
            "shown": digest(plan.categories[_at(plan, found)]),
        }
        form = forms.filled(spoken, values)
        form.refuse(fault) if isinstance(fault, Stale) else between.place_refusal(form, fault)
        return _category(request, here, found, form)
    said = translations(spoken).gettext("The category “%s” is removed.") % found.name
    return redirect(request, f"/c/{code}/settings#categories", said)


@get("/c/{code:str}/categories/new", opt={"permission": Permission.MANAGE_CATALOGUE})
async def new(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await service.find(code)
    values = {**BEGINNING, "number": written(plan_of(here)).get("number", "")}
    return _new(request, here, forms.filled(visits.language(request), values))


@post("/c/{code:str}/categories/new", opt={"permission": Permission.MANAGE_CATALOGUE})
async def add(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    here = await service.find(code)
    form = await forms.read(request)
    plan = plan_of(here)
    typed, rows = between.category_data(form)
    await _load(request, form, plan, len(plan.categories), typed, rows)
    if not form.sound:
        return _new(request, here, form)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}/settings/{typed['code']}", _("The category is added."))


async def _load(
    request: AnyRequest,
    form: WebForm,
    plan: CommendationPlan,
    at: int,
    typed: dict[str, Any],
    rows: list[int],
) -> None:
    """Load the plan with this category at its place; show its faults beside the fields."""
    data = written(plan)
    data["category"][at : at + 1] = [typed]
    path = f"category[{at + 1}]."
    wanted, faults = check(data)
    between.place(form, faults, path, rows)
    if form.sound:
        try:
            await service.load(request.user.actor, wanted, basis=digest(plan), dropping=True)
        except CommendationRefused as refused:
            between.place_refusal(form, refused, path, rows)
        except Stale as fault:
            form.refuse(fault)


def _at(plan: CommendationPlan, category: CategoryRecord) -> int:
    return [each.code for each in plan.categories].index(category.code)


def _category(
    request: AnyRequest, here: CommendationRecord, category: CategoryRecord, form: WebForm
) -> Response[str]:
    return page(
        request,
        "catalogue/category.html",
        status=422 if form.faults else 200,
        here=here,
        section="catalogue",
        category=category,
        form=form,
        rows=len(_rows(form)) + between.EMPTY_ROWS,
        placeholders=placeholders(here.free_fields),
        own_names={each.key: each.name for each in here.free_fields},
        next_number=number(category.number_pattern, category.next_number),
    )


def _new(request: AnyRequest, here: CommendationRecord, form: WebForm) -> Response[str]:
    return page(
        request,
        "catalogue/new_category.html",
        status=422 if form.faults else 200,
        here=here,
        section="catalogue",
        category=None,
        form=form,
        rows=max(len(_rows(form)), between.EMPTY_ROWS),
        placeholders=placeholders(here.free_fields),
        own_names={each.key: each.name for each in here.free_fields},
    )


def _rows(form: WebForm) -> list[int]:
    """The rows of honours that are not empty."""
    rows = range(1, between.MOST_HONOURS + 1)
    held = [n for n in rows if form[f"honour_{n}_name"] or form[f"honour_{n}_was"]]
    return list(range(1, max(held, default=0) + 1))


ROUTES: list[Any] = [category_page, change, drop, new, add]

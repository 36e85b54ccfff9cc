"""The settings of the whole commendation, and its categories in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.accounts.consent_queries import about_rule
from awards.accounts.waiting_words import waiting_words
from awards.audit.people import shown_names
from awards.catalogue import forms as between
from awards.catalogue import quota_table, service
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import check
from awards.catalogue.writing import digest, plan_of, written
from awards.errors import CommendationRefused, Stale
from awards.layouts import service as layouts
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translated, translations


@get("/c/{code:str}/settings", opt={"permission": Permission.READ})
async def settings(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await service.find(code)
    plan = plan_of(here)
    values = {
        **between.commendation_values(plan),
        **quota_table.values(plan),
        "shown": digest(plan),
    }
    return await _settings(request, here, forms.filled(visits.language(request), values))


@post("/c/{code:str}/settings", opt={"permission": Permission.MANAGE_CATALOGUE})
async def change(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    here = await service.find(code)
    form = await forms.read(request)
    plan = plan_of(here)
    if form["shown"] != digest(plan):
        form.refuse(Stale(name=here.title))
    else:
        data = {**written(plan), **between.commendation_data(form), "code": code}
        data["category"] = quota_table.applied(data["category"], form)
        codes = [category.code for category in plan.categories]
        wanted, faults = check(data)
        between.place(form, quota_table.place(form, faults, codes))
        if form.sound:
            try:
                await service.load(request.user.actor, wanted, basis=digest(plan))
            except CommendationRefused as refused:
                _place_refusal(form, refused, codes)
            except Stale as fault:
                form.refuse(fault)
    if not form.sound:
        return await _settings(request, here, form)
    _ = translations(visits.language(request)).gettext
    said = _("The settings are saved.")
    if not wanted.two_person and (waits := await about_rule(here.id)):
        said = f"{said} {translated(waiting_words(waits), visits.language(request))}"
    return redirect(request, f"/c/{code}/settings", said)


def _place_refusal(form: WebForm, refused: CommendationRefused, codes: list[str]) -> None:
    """A quota below the places taken is shown in its cell."""
    found = refused.facts.get("found")
    if isinstance(found, tuple):
        between.place(form, quota_table.place(form, found, codes))
    else:
        form.refuse(refused)


async def _settings(request: AnyRequest, here: CommendationRecord, form: WebForm) -> Response[str]:
    before = await service.year_before(here)
    table = quota_table.rows(here, before, form)
    return page(
        request,
        "catalogue/settings.html",
        status=422 if form.faults else 200,
        here=here,
        section="catalogue",
        form=form,
        table=table,
        total=quota_table.total(table, [category.code for category in here.categories]),
        before=before,
        layouts=await layouts.names(),
        waits=await about_rule(here.id),
        people=await shown_names(),
    )


@post("/c/{code:str}/settings/{category:str}/move", opt={"permission": Permission.MANAGE_CATALOGUE})
async def move(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Redirect:
    """Move one place up or down in the order of categories, which print and roster follow."""
    here = await service.find(code)
    here.require_category(category)
    form = await forms.read(request)
    plan = plan_of(here)
    order = list(plan.categories)
    at = next(n for n, each in enumerate(order) if each.code == category)
    to = at + (1 if form["direction"] == "down" else -1)
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    wanted = replace(plan, categories=tuple(order))
    said = ""
    try:
        await service.load(request.user.actor, wanted, basis=digest(plan))
    except Stale as fault:
        said = " ".join(fault.words(visits.language(request)))
    return redirect(request, f"/c/{code}/settings#categories", said)


ROUTES: list[Any] = [settings, change, move]

"""Group by rule: a row for each category, all in one form."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.roles import Permission
from awards.stage import placing
from awards.stage.certificates import stage_certificates
from awards.stage.pages.desk import Answer, acted, revision_of, stage_page
from awards.stage.placing import GroupingRule
from awards.stage.rules.grouping import ChosenBy
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest

#: Members of a group, and the most of a category that go on stage, if nobody says otherwise.
_SIZE, _ALL = 10, 30
_REPRESENTATIVES = 10


@get("/c/{code:str}/ceremony/groups/rule", opt={"permission": Permission.ARRANGE})
async def rule(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    counts = await _counts(here)
    values: dict[str, object] = {"category": [key for key, count in counts.items() if count]}
    for key, count in counts.items():
        on_stage = count if count <= _ALL else _REPRESENTATIVES
        values |= {f"count-{key}": on_stage, f"size-{key}": min(_SIZE, on_stage)}
    return await _shown(request, code, forms.filled(visits.language(request), values), counts)


async def _counts(here: CommendationRecord) -> dict[str, int]:
    counts = {category.code: 0 for category in here.categories}
    for each in await stage_certificates(here):
        counts[each.category] += 1
    return counts


async def _shown(
    request: AnyRequest, code: str, form: WebForm, counts: dict[str, int]
) -> Response[str]:
    return await stage_page(request, code, "rule", form, counts=counts)


@post("/c/{code:str}/ceremony/groups/rule", opt={"permission": Permission.ARRANGE})
async def group(request: AnyRequest, code: CodeInPath) -> Answer:
    here = await catalogue.find(code)
    form, counts = await forms.read(request), await _counts(here)
    rules = [
        GroupingRule(
            category.code,
            form.whole(f"size-{category.code}", 1, max(counts[category.code], 1)),
            form.whole(f"count-{category.code}", 1, max(counts[category.code], 1)),
            ChosenBy(form.one_of(f"by-{category.code}", [*ChosenBy])),
        )
        for category in here.categories
        if category.code in form.many("category")
    ]

    async def act() -> None:
        await placing.group_by_rule(request.user.actor, code, revision_of(form), rules)

    async def shown() -> Response[str]:
        return await _shown(request, code, form, counts)

    return await acted(request, form, act, f"/c/{code}/ceremony/groups", shown)


ROUTES: list[Any] = [rule, group]

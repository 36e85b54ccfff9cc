"""A new commendation: empty, or a copy of an earlier year without its winners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import forms as between
from awards.catalogue import quota_table, service
from awards.catalogue.faults import CommendationFault
from awards.catalogue.pages.categories import BEGINNING
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import check
from awards.catalogue.service import NEW
from awards.catalogue.writing import plan_of, written
from awards.errors import CommendationRefused
from awards.layouts import service as layouts
from awards.roles import Permission
from awards.tables import RecipientKind
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations

#: The first category of an empty commendation. The others are added later.
_FIRST = {"first_code": "code", "first_name": "name", "first_kind": "kind", "first_quota": "quota"}


@get("/commendations/new", opt={"permission": Permission.MANAGE_CATALOGUE})
async def new(request: AnyRequest) -> Response[str]:
    earlier = await _earlier(request.query_params.get("from", ""))
    values = _next_year(earlier) if earlier else _from_scratch()
    return await _new(request, earlier, forms.filled(visits.language(request), values))


@post("/commendations/new", opt={"permission": Permission.MANAGE_CATALOGUE})
async def make(request: AnyRequest) -> Response[str] | Redirect:
    form = await forms.read(request)
    earlier = await _earlier(form["from"])
    data = between.commendation_data(form)
    data |= {"code": form["code"].strip(), "number": form["number"].strip()}
    if earlier and earlier.free_fields:
        data["field"] = written(plan_of(earlier))["field"]
    taken_over = quota_table.applied(_taken_over(earlier, form), form) if earlier else []
    data["category"] = taken_over if earlier else [_first(form)]
    codes = [category["code"] for category in taken_over]
    wanted, faults = check(data)
    _place(form, faults, earlier, codes)
    if form.sound:
        try:
            made = await service.load(request.user.actor, wanted, basis=NEW)
        except CommendationRefused as refused:
            found: Any = refused.facts["found"]
            _place(form, found, earlier, codes)
        else:
            _ = translations(visits.language(request)).gettext
            said = _("%s is created. Check its categories, quotas and wording.") % made.title
            return redirect(request, f"/c/{made.code}/settings", said)
    return await _new(request, earlier, form)


async def _earlier(code: str) -> CommendationRecord | None:
    """The commendation to copy, if it exists."""
    known = await service.codes()
    return await service.find(code) if code in known else None


#: What a category does not keep when it is copied.
_OF_THE_YEAR = ("number", "first_number")


def _taken_over(earlier: CommendationRecord, form: WebForm) -> list[dict[str, Any]]:
    """Copy the chosen categories; the numbers follow the new pattern and begin at one."""
    chosen = form.many("category")
    categories = written(plan_of(earlier))["category"]
    return [
        {key: value for key, value in category.items() if key not in _OF_THE_YEAR}
        for category in categories
        if category["code"] in chosen
    ]


def _first(form: WebForm) -> dict[str, Any]:
    quota = form["first_quota"].strip()
    whole = quota.isascii() and quota.isdigit() and len(quota) < 10
    data: dict[str, Any] = {**BEGINNING, "quota": int(quota) if whole else quota}
    for field, key in _FIRST.items():
        if key != "quota":
            data[key] = form[field].strip()
    return data


def _place(
    form: WebForm,
    faults: Sequence[CommendationFault],
    earlier: CommendationRecord | None,
    codes: Sequence[str],
) -> None:
    """Show faults of quotas in the table, and all others beside the fields above it."""
    left = quota_table.place(form, faults, codes)
    between.place(form, [_renamed(fault, earlier) for fault in left])


def _renamed(fault: Any, earlier: CommendationRecord | None) -> Any:  # noqa: ANN401 - a fault, at its field
    """A number is one field for all categories; the first category's fields have other names."""
    if fault.path.startswith("category[") and fault.key == "number":
        return fault._replace(path="")
    first = {key: field for field, key in _FIRST.items()}
    if earlier is None and fault.path == "category[1]." and fault.key in first:
        return fault._replace(path="", key=first[fault.key])
    return fault


def _from_scratch() -> dict[str, object]:
    return {
        "layout": "classic",
        "certificate_title": "荣誉证书",
        "number": "〔〕{category}{seq:03}号",
        "first_kind": BEGINNING["kind"],
        "quiet_kinds": [RecipientKind.ENTERPRISE.value],
    }


def _next_year(earlier: CommendationRecord) -> dict[str, object]:
    """The same a year later. Dates stay empty, because nobody knows them yet."""
    plan = plan_of(earlier)
    values = between.commendation_values(plan)
    year, after = str(plan.year), str(plan.year + 1)
    pattern = str(values.get("number", "")) or "〔〕{category}{seq:03}号"
    return {
        **values,
        **quota_table.values(plan),
        "code": after if earlier.code == year else "",
        "title": plan.title.replace(year, after),
        "year": after,
        "decided_on": "",
        "ceremony_on": "",
        "number": _a_year_on(pattern, plan.decided_on.year),
        "category": [category.code for category in plan.categories],
        "from": earlier.code,
    }


def _a_year_on(pattern: str, year: int) -> str:
    """Add a year to a year in a number, if it is the decision's or a neighbour."""
    for each in (year + 1, year, year - 1):
        if str(each) in pattern:
            return pattern.replace(str(each), str(each + 1))
    return pattern


async def _new(
    request: AnyRequest, earlier: CommendationRecord | None, form: WebForm
) -> Response[str]:
    table = quota_table.rows(earlier, earlier, form) if earlier else []
    return page(
        request,
        "catalogue/new.html",
        status=422 if form.faults else 200,
        form=form,
        earlier=earlier,
        table=table,
        total=quota_table.total(table, form.many("category")),
        codes=await service.codes(),
        layouts=await layouts.names(),
    )


ROUTES: list[Any] = [new, make]

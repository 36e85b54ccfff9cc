"""All quotas of a commendation in one table: its rows, what was typed, and where faults belong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from awards.catalogue.faults import CommendationFault
from awards.catalogue.forms import whole
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import CommendationPlan
from awards.web.forms import WebForm
from awards.words import translated

_PLACE = re.compile(r"category\[(\d+)\]\.(?:honour\[(\d+)\]\.)?")


class QuotaRow(msgspec.Struct, frozen=True):
    """A category, or one of its honours below it. ``before`` is the quota of the year before."""

    code: str
    name: str
    field: str
    before: int | None
    now: int | None
    taken: int = 0
    honour: int = 0


class QuotaTotal(msgspec.Struct, frozen=True):
    before: int
    now: int


def field_of(code: str, honour: int = 0) -> str:
    """The field of a category's quota, or of its n-th honour."""
    return f"honour-{honour}-quota-{code}" if honour else f"quota-{code}"


def name_field(code: str) -> str:
    return f"name-{code}"


def values(plan: CommendationPlan) -> dict[str, object]:
    """The fields as they stand; an honour without a quota of its own has an empty one."""
    found: dict[str, object] = {}
    for category in plan.categories:
        found |= {field_of(category.code): category.quota, name_field(category.code): category.name}
        for n, honour in enumerate(category.honours, 1):
            found[field_of(category.code, n)] = "" if honour.quota is None else honour.quota
    return found


def applied(categories: Sequence[Mapping[str, Any]], form: WebForm) -> list[dict[str, Any]]:
    """The data of the categories with the quotas and names that the form has."""
    return [_applied(category, form) for category in categories]


def _applied(category: Mapping[str, Any], form: WebForm) -> dict[str, Any]:
    code = str(category["code"])
    data = dict(category)
    if field_of(code) in form.values:
        data["quota"] = whole(form, field_of(code))
    if name_field(code) in form.values:
        data["name"] = form[name_field(code)].strip()
    if "honour" in data:
        data["honour"] = [
            _of_honour(honour, form, field_of(code, n))
            for n, honour in enumerate(data["honour"], 1)
        ]
    return {key: value for key, value in data.items() if value is not None}


def _of_honour(honour: Mapping[str, Any], form: WebForm, name: str) -> dict[str, Any]:
    if name not in form.values:
        return dict(honour)
    others = {key: value for key, value in honour.items() if key != "quota"}
    quota = whole(form, name)
    return others if quota is None else {**others, "quota": quota}


def place(
    form: WebForm, faults: Sequence[CommendationFault], codes: Sequence[str]
) -> list[CommendationFault]:
    """Show the faults of this table in their cells, and return the others.

    ``codes`` are the categories in the order in which they were checked.
    """
    left = []
    for fault in faults:
        name = _cell(fault, codes)
        if name in form.values:
            form.faults.setdefault(name, translated(fault.words, form.language))
        else:
            left.append(fault)
    return left


def _cell(fault: CommendationFault, codes: Sequence[str]) -> str:
    found = _PLACE.fullmatch(fault.path)
    if found is None or int(found[1]) > len(codes):
        return ""
    code = codes[int(found[1]) - 1]
    if fault.key == "quota":
        return field_of(code, int(found[2] or 0))
    return name_field(code) if fault.key == "name" and not found[2] else ""


def rows(
    here: CommendationRecord, before: CommendationRecord | None, form: WebForm
) -> list[QuotaRow]:
    """Each category, then its honours. ``before`` is the commendation to compare with."""
    past = {category.code: category for category in before.categories} if before else {}
    found = []
    for category in here.categories:
        old = past.get(category.code)
        honours = {honour.name: honour.quota for honour in old.honours} if old else {}
        own = field_of(category.code)
        found.append(
            QuotaRow(
                category.code,
                category.name,
                own,
                old.quota if old else None,
                _typed(form, own),
                category.taken,
            )
        )
        found += [
            QuotaRow(
                category.code,
                honour.name,
                field_of(category.code, n),
                honours.get(honour.name),
                _typed(form, field_of(category.code, n)),
                honour.taken,
                n,
            )
            for n, honour in enumerate(category.honours, 1)
        ]
    return found


def total(table: Sequence[QuotaRow], codes: Sequence[str]) -> QuotaTotal:
    """The sum of the categories with these codes, as typed so far."""
    counted = [row for row in table if not row.honour and row.code in codes]
    before = sum(row.before or 0 for row in table if not row.honour)
    return QuotaTotal(before, sum(row.now or 0 for row in counted))


def _typed(form: WebForm, name: str) -> int | None:
    typed = whole(form, name)
    return typed if isinstance(typed, int) else None

"""Write a commendation as the file that would load it, without its winners."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, fields
from typing import Any

import msgspec
import tomli_w

from awards.catalogue.free_field_tables import tables_of
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import CategoryPlan, CommendationPlan, HonourPlan


def plan_of(record: CommendationRecord) -> CommendationPlan:
    """The stored commendation as a plan. Loading it changes nothing."""
    facts = {name: getattr(record, name) for name in _own(CommendationPlan, "categories")}
    categories = []
    for category in record.categories:
        own = {name: getattr(category, name) for name in _own(CategoryPlan, "honours")}
        honours = tuple(
            HonourPlan(honour.name, honour.quota, name_en=honour.name_en)
            for honour in category.honours
        )
        categories.append(CategoryPlan(**own, honours=honours))
    return CommendationPlan(**facts, categories=tuple(categories))


def _own(plan: type[CommendationPlan | CategoryPlan], but: str) -> list[str]:
    return [field.name for field in fields(plan) if field.name != but]


def digest(plan: CommendationPlan | CategoryPlan) -> str:
    """Equal for equal plans; shows whether the stored plan is still the one that was displayed."""
    return hashlib.sha256(msgspec.json.encode(asdict(plan), order="sorted")).hexdigest()


#: Keys of the file with another name in the plan.
_KEYS = {"recipient_kind": "kind", "order_method": "order", "number_pattern": "number"}

#: What the file says in a table of its own.
_QUIET = ("quiet_days", "quiet_kinds", "quiet_exempt")

#: Values that are left out because they are the file's defaults.
_DEFAULTS = ("", 0, False)
_OPTIONAL = (
    "certificate_title_en",
    "issuers_en",
    "signer",
    "signer_duty",
    "signature",
    "notice_days",
    "two_person",
    "body_en",
    "name_en",
)


def written(plan: CommendationPlan) -> dict[str, Any]:
    """TOML that `awards.catalogue.rules.check` reads back."""
    data = _facts(plan, "categories", "free_fields", *_QUIET)
    data["issuers"] = list(plan.issuers)
    if plan.quiet_days:
        data["quiet"] = quiet_table(plan)
    common = _common_pattern(plan)
    if common:
        data["number"] = common
    if plan.free_fields:
        data["field"] = tables_of(plan.free_fields)
    data["category"] = [_category(category, common) for category in plan.categories]
    return data


def quiet_table(plan: CommendationPlan) -> dict[str, Any]:
    """The rule of quiet days as the file says it."""
    said = {"days": plan.quiet_days, "kinds": [str(each) for each in plan.quiet_kinds]}
    return {**said, "exempt": list(plan.quiet_exempt)} if plan.quiet_exempt else said


def _facts(plan: CommendationPlan | CategoryPlan, *but: str) -> dict[str, Any]:
    facts = {_KEYS.get(key, key): value for key, value in asdict(plan).items() if key not in but}
    return {k: v for k, v in facts.items() if k not in _OPTIONAL or v not in _DEFAULTS}


def _category(plan: CategoryPlan, common: str) -> dict[str, Any]:
    data = {key: str(v) if isinstance(v, str) else v for key, v in _facts(plan, "honours").items()}
    if common:
        del data["number"]
    if plan.first_number == 1:
        del data["first_number"]
    honours = [_honour(honour) for honour in plan.honours]
    return {**data, "honour": honours} if honours else data


def _honour(plan: HonourPlan) -> dict[str, Any]:
    said = {"name": plan.name, "quota": plan.quota, "name_en": plan.name_en or None}
    return {key: value for key, value in said.items() if value is not None}


def _common_pattern(plan: CommendationPlan) -> str:
    """The common pattern of all categories, with ``{category}`` for their codes; else None."""
    for first in plan.categories[:1]:
        pattern = first.number_pattern
        for at in range(len(pattern)):
            if pattern.startswith(first.code, at):
                tried = f"{pattern[:at]}{{category}}{pattern[at + len(first.code) :]}"
                if _gives_all(tried, plan):
                    return tried
    return ""


def _gives_all(pattern: str, plan: CommendationPlan) -> bool:
    return all(c.number_pattern == pattern.replace("{category}", c.code) for c in plan.categories)


def as_toml(plan: CommendationPlan) -> str:
    return tomli_w.dumps(written(plan))

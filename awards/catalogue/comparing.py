"""Show what a file would change of a commendation before it is loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from awards.catalogue.free_field_tables import tables_of
from awards.catalogue.rules import CategoryPlan, CommendationPlan
from awards.free_fields import FreeFieldRecord

#: Values for a whole category in place of a field.
ADDED, GONE = "added", "gone"


class PlanDifference(NamedTuple):
    """``category`` is a name, empty for the whole commendation; ``field`` as the plan names it."""

    category: str
    field: str
    before: str
    after: str


def differences(old: CommendationPlan, new: CommendationPlan) -> list[PlanDifference]:
    """Return the differences in the order of the file; removed parts come last."""
    stored = {category.code: category for category in old.categories}
    wanted = {category.code: category for category in new.categories}
    found = list(_fields("", old, new, but=("categories", "free_fields")))
    found += _free_fields(old, new)
    for code, category in wanted.items():
        if code in stored:
            found += _fields(category.name, stored[code], category, but=("honours",))
            found += _honours(stored[code], category)
        else:
            found.append(PlanDifference(category.name, ADDED, "", code))
    found += [
        PlanDifference(each.name, GONE, code, "")
        for code, each in stored.items()
        if code not in wanted
    ]
    return found + list(_order(old.categories, new.categories))


def _fields(
    category: str,
    old: CommendationPlan | CategoryPlan,
    new: CommendationPlan | CategoryPlan,
    but: Collection[str],
) -> Iterator[PlanDifference]:
    before, after = asdict(old), asdict(new)
    for field in before:
        if field not in but and before[field] != after[field]:
            yield PlanDifference(category, field, _text(before[field]), _text(after[field]))


def _free_fields(old: CommendationPlan, new: CommendationPlan) -> Iterator[PlanDifference]:
    before, after = (_described(plan.free_fields) for plan in (old, new))
    if before != after:
        yield PlanDifference("", "free_fields", before, after)


def _described(declared: Sequence[FreeFieldRecord]) -> str:
    """Each field with all that is said of it, as the file says it."""
    return "；".join(" ".join(_words(each)) for each in tables_of(tuple(declared)))


def _words(table: Mapping[str, Any]) -> Iterator[str]:
    return (key if value is True else _text(value) for key, value in table.items())


def _honours(old: CategoryPlan, new: CategoryPlan) -> Iterator[PlanDifference]:
    before, after = _listed(old), _listed(new)
    if before != after:
        yield PlanDifference(new.name, "honours", before, after)


def _listed(category: CategoryPlan) -> str:
    return "、".join(
        " ".join(
            str(each)
            for each in (honour.name, honour.quota, honour.name_en)
            if each not in (None, "")
        )
        for honour in category.honours
    )


def _order(old: Sequence[CategoryPlan], new: Sequence[CategoryPlan]) -> Iterator[PlanDifference]:
    """Compare the order of the categories in both."""
    codes = {each.code for each in old} & {each.code for each in new}
    names = {each.code: each.name for each in (*old, *new)}
    before, after = ([each.code for each in plans if each.code in codes] for plans in (old, new))
    if before != after:
        yield PlanDifference("", "place", _names(before, names), _names(after, names))


def _names(codes: Sequence[str], names: Mapping[str, str]) -> str:
    return "、".join(names[code] for code in codes)


def _text(value: Any) -> str:  # noqa: ANN401 - any value of a plan
    return "、".join(value) if isinstance(value, (tuple, list)) else str(value)

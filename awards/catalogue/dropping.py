"""Remove categories and honours that nobody was ever registered in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from awards.audit.rules import Action, Change
from awards.catalogue.records import CategoryRecord, HonourRecord
from awards.catalogue.rules import CategoryPlan, CommendationPlan
from awards.tables import Category, Honour, Winner

#: Counters, which are not part of the set-up.
_COUNTED = ("id", "taken", "last_number", "honours")


async def take_out(plan: CommendationPlan, stored: Iterable[CategoryRecord]) -> list[Change]:
    """Remove what the plan leaves out and nothing depends on. The caller refuses the rest.

    Runs in the caller's transaction, which holds the categories. Withdrawn winners count too: the
    history and the list of winners name their category.
    """
    wanted = {category.code: category for category in plan.categories}
    changes: list[Change] = []
    for category in stored:
        if category.code in wanted:
            changes += await _honours(wanted[category.code], category)
        elif wanted and not await Winner.exists().where(Winner.category == category.id):
            changes.append(await _category(category))
    return changes


async def _category(category: CategoryRecord) -> Change:
    await Honour.delete().where(Honour.category == category.id)
    await Category.delete().where(Category.id == category.id)
    facts = {k: v for k, v in msgspec.to_builtins(category).items() if k not in _COUNTED}
    facts["honours"] = [_told(honour) for honour in category.honours]
    return Change(Action.CATEGORY_DROPPED, f"category/{category.id}", facts, None)


async def _honours(plan: CategoryPlan, category: CategoryRecord) -> list[Change]:
    gone = [
        honour
        for honour in _left_out(plan, category)
        if not await Winner.exists().where(Winner.honour == honour.id)
    ]
    if not gone:
        return []
    await Honour.delete().where(Honour.id.is_in([honour.id for honour in gone]))
    before = {"honours": [_told(honour) for honour in category.honours]}
    after = {"honours": [_told(honour) for honour in category.honours if honour not in gone]}
    return [Change(Action.CATEGORY_AMENDED, f"category/{category.id}", before, after)]


def _left_out(plan: CategoryPlan, category: CategoryRecord) -> Iterator[HonourRecord]:
    kept = {name for honour in plan.honours for name in (honour.name, honour.was)}
    return (honour for honour in category.honours if honour.name not in kept)


def _told(honour: HonourRecord) -> dict[str, object]:
    return {"name": honour.name, "quota": honour.quota}

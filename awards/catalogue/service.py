"""Load a commendation from its plan, and read it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue.numbers import may_meet
from awards.catalogue.records import CategoryRecord, CommendationRecord, HonourRecord
from awards.catalogue.rules import CategoryPlan, CommendationPlan, HonourPlan
from awards.errors import CommendationRefused, NotFound
from awards.layouts import service as layouts
from awards.tables import Category, Commendation, Honour, Values, Winner


async def load(actor: str, plan: CommendationPlan) -> CommendationRecord:
    """Create the commendation, or bring it to the plan; the same plan twice changes nothing.

    Raises CommendationRefused when winners or issued numbers stand against a change.
    """
    try:
        async with database.transaction():
            await _bring(actor, plan)
    except Exception as fault:
        if database.is_unique_violation(fault):
            raise CommendationRefused(file=plan.code, faults=_TAKEN) from None
        raise
    return await find(plan.code)


_TAKEN = (
    "a code or name is another's until this is loaded: exchange names in two steps; "
    "if someone else loads at the same time, load again"
)


async def _bring(actor: str, plan: CommendationPlan) -> None:
    held = await Category.select(Category.id).where(Category.commendation.code == plan.code)
    await locks.hold(row["id"] for row in held)
    known = await _row(plan.code)
    changes: list[Change] = []
    commendation = await _store_commendation(plan, known, changes)
    faults = await _patterns_of_others(plan, commendation)
    if not layouts.known(plan.layout):
        faults.append(f"there is no layout {plan.layout!r}")
    stored = {category.code: category for category in await _categories(commendation)}
    for place, category in enumerate(plan.categories, 1):
        await _store_category(
            commendation, category, place, stored.pop(category.code, None), changes, faults
        )
    faults += [f"category {code} is stored but not in the file" for code in stored]
    if faults:
        raise CommendationRefused(file=plan.code, faults="\n".join(faults))
    await audit.record(actor, changes)


async def _patterns_of_others(plan: CommendationPlan, commendation: int) -> list[str]:
    """A number is unique for ever, so what counts for another year cannot count for this one."""
    patterns = [category.number_pattern for category in plan.categories]
    rows = await Category.select(
        Category.number_pattern.as_alias("pattern"), Category.commendation.code.as_alias("other")
    ).where(Category.commendation != commendation)
    return [
        f"number {row['pattern']!r} belongs to the commendation {row['other']}"
        for row in rows
        if any(may_meet(pattern, row["pattern"]) for pattern in patterns)
    ]


async def _store_commendation(
    plan: CommendationPlan, known: Mapping[str, Any] | None, changes: list[Change]
) -> int:
    facts = {key: value for key, value in asdict(plan).items() if key != "categories"}
    values = {**facts, "issuers": msgspec.json.encode(plan.issuers).decode()}
    if known is None:
        [made] = await Commendation.insert(Commendation(**values)).returning(Commendation.id)
        changes.append(
            Change(Action.COMMENDATION_CREATED, f"commendation/{made['id']}", None, facts)
        )
        return int(made["id"])
    before, after = _difference(known, values)
    if after:
        await Commendation.update(after).where(Commendation.id == known["id"])
        changes.append(
            Change(Action.COMMENDATION_AMENDED, f"commendation/{known['id']}", before, after)
        )
    return int(known["id"])


async def _store_category(
    commendation: int,
    plan: CategoryPlan,
    place: int,
    known: CategoryRecord | None,
    changes: list[Change],
    faults: list[str],
) -> None:
    values = {key: value for key, value in asdict(plan).items() if key != "honours"}
    if known is None:
        row = Category(**values, commendation=commendation, place=place)
        [made] = await Category.insert(row).returning(Category.id)
        await _store_honours(made["id"], plan, (), faults)
        facts = asdict(plan)
        changes.append(Change(Action.CATEGORY_CREATED, f"category/{made['id']}", None, facts))
        return
    [stored] = await Category.select().where(Category.id == known.id)
    before, after = _difference(stored, {**values, "place": place})
    if "number_pattern" in after and stored["last_number"]:
        faults.append(f"category {plan.code}: numbers are issued, their pattern cannot change")
    if plan.quota < stored["taken"]:
        faults.append(
            f"category {plan.code}: {stored['taken']} places are taken, {plan.quota} wanted"
        )
        return
    await _store_honours(known.id, plan, known.honours, faults)
    if after:
        await Category.update(after).where(Category.id == known.id)
    if (old := _told(known.honours)) != (new := _told(plan.honours)):
        before["honours"], after["honours"] = old, new
    if after:
        changes.append(Change(Action.CATEGORY_AMENDED, f"category/{known.id}", before, after))


async def _store_honours(
    category: int, plan: CategoryPlan, known: tuple[HonourRecord, ...], faults: list[str]
) -> None:
    stored = {honour.name: honour for honour in known}
    for place, honour in enumerate(plan.honours, 1):
        old = stored.pop(honour.name, None)
        if old is None:
            row = Honour(category=category, name=honour.name, quota=honour.quota, place=place)
            await row.save()
        elif honour.quota is not None and honour.quota < old.taken:
            faults.append(f"honour {honour.name}: {old.taken} taken, {honour.quota} wanted")
        else:
            values: Values = {Honour.quota: honour.quota, Honour.place: place}
            await Honour.update(values).where(Honour.id == old.id)
    faults += [
        f"honour {name} of {plan.code} is stored but not in the file"
        for name, honour in stored.items()
    ]


def _told(honours: Iterable[HonourRecord | HonourPlan]) -> list[dict[str, Any]]:
    """Of honours, what a commendation file decides, in its order."""
    return [{"name": honour.name, "quota": honour.quota} for honour in honours]


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[dict[str, Any], Values]:
    """What changes: the old values and the new ones, of the keys that differ alone."""
    before = {key: old[key] for key, value in new.items() if old[key] != value}
    return before, {key: new[key] for key in before}


async def find(code: str) -> CommendationRecord:
    """Raises NotFound."""
    row = await _row(code)
    if row is None:
        raise NotFound(what_zh="表彰", what_en="commendation", key=code)
    issuers = msgspec.json.decode(row["issuers"], type=tuple[str, ...])
    categories = await _categories(row["id"])
    return msgspec.convert(
        {**row, "issuers": issuers, "categories": categories}, CommendationRecord
    )


async def find_of_winner(winner: int) -> CommendationRecord:
    """The commendation a winner belongs to. Raises NotFound."""
    row = await Winner.select(Winner.category).where(Winner.id == winner).first()
    if row is None:
        raise NotFound(what_zh="获奖者", what_en="winner", key=winner)
    code = Category.commendation.code.as_alias("code")
    [found] = await Category.select(code).where(Category.id == row["category"])
    return await find(found["code"])


async def codes() -> list[str]:
    """Of all commendations, the newest first."""
    rows = await Commendation.select(Commendation.code).order_by(
        Commendation.ceremony_on, Commendation.id, ascending=False
    )
    return [row["code"] for row in rows]


async def _row(code: str) -> dict[str, Any] | None:
    return await Commendation.select().where(Commendation.code == code).first()


async def _categories(commendation: int) -> tuple[CategoryRecord, ...]:
    rows = (
        await Category.select()
        .where(Category.commendation == commendation)
        .order_by(Category.place, Category.id)
    )
    honours = (
        await Honour.select()
        .where(Honour.category.commendation == commendation)
        .order_by(Honour.place, Honour.id)
    )
    return tuple(
        msgspec.convert(
            {**row, "honours": [h for h in honours if h["category"] == row["id"]]}, CategoryRecord
        )
        for row in rows
    )

"""Store what a plan says: the commendation, its categories and their honours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from awards.audit.rules import Action, Change
from awards.catalogue import word_writers
from awards.catalogue.faults import CommendationFault
from awards.catalogue.numbers import number
from awards.catalogue.recorded_numbers import recorded_sequences
from awards.catalogue.records import CategoryRecord, HonourRecord
from awards.catalogue.rules import CategoryPlan, CommendationPlan, HonourPlan
from awards.statements import marks
from awards.tables import Category, Commendation, Honour, Values
from awards.words import Phrase

#: What tables of their own hold.
_APART = ("categories", "free_fields")


async def _recorded(path: str, plan: CategoryPlan) -> list[CommendationFault]:
    """The numbers that a category will give must not be those of certificates on paper."""
    recorded = await recorded_sequences(plan.number_pattern)
    first = plan.first_number
    last = max((each for each in recorded if first <= each < first + plan.quota), default=0)
    if not last:
        return []
    words = Phrase(
        "of %(code)s: %(number)s is recorded on paper; begin at %(next)s",
        code=plan.code,
        number=number(plan.number_pattern, last),
        next=last + 1,
    )
    return [CommendationFault(path, "first_number", words)]


async def store_commendation(
    actor: str, plan: CommendationPlan, known: Mapping[str, Any] | None, changes: list[Change]
) -> int:
    facts = {key: value for key, value in asdict(plan).items() if key not in _APART}
    values = {
        **facts,
        "issuers": msgspec.json.encode(plan.issuers).decode(),
        "quiet_kinds": " ".join(plan.quiet_kinds),
        "quiet_exempt": "\n".join(plan.quiet_exempt),
    }
    if known is None:
        [made] = await Commendation.insert(Commendation(**values)).returning(Commendation.id)
        changes.append(
            Change(Action.COMMENDATION_CREATED, f"commendation/{made['id']}", None, facts)
        )
        return int(made["id"])
    before, after = _difference(known, values)
    if after:
        await Commendation.update(after).where(Commendation.id == known["id"])
        await word_writers.count_for_all(actor, known["id"], list(map(str, after)))
        if word_writers.COMMON & set(map(str, after)):
            await marks.settle_commendation(known["id"])
        changes.append(
            Change(Action.COMMENDATION_AMENDED, f"commendation/{known['id']}", before, after)
        )
    return int(known["id"])


async def store_category(
    actor: str,
    commendation: int,
    plan: CategoryPlan,
    place: int,
    known: CategoryRecord | None,
    changes: list[Change],
    faults: list[CommendationFault],
) -> None:
    path = f"category[{place}]."
    values = {key: value for key, value in asdict(plan).items() if key != "honours"}
    if plan.first_number != (known.first_number if known else 1):
        faults += await _recorded(path, plan)
    if known is None:
        row = Category(**values, commendation=commendation, place=place)
        [made] = await Category.insert(row).returning(Category.id)
        await _store_honours(made["id"], plan, (), path, faults)
        facts = {**values, "honours": _told(plan.honours)}
        changes.append(Change(Action.CATEGORY_CREATED, f"category/{made['id']}", None, facts))
        return
    [stored] = await Category.select().where(Category.id == known.id)
    before, after = _difference(stored, {**values, "place": place})
    against = list(_against(path, plan, stored))
    faults += against
    if any(fault.key == "quota" for fault in against):
        return
    await _store_honours(known.id, plan, known.honours, path, faults)
    await word_writers.count_for_category(
        actor, known.id, list(map(str, after)), known.honours, plan.honours
    )
    if after:
        await Category.update(after).where(Category.id == known.id)
    old, new = _told(known.honours), _told(plan.honours)
    if old != new or (word_writers.OF_CATEGORY | {"order_method"}) & set(map(str, after)):
        await marks.settle_category(known.id)
    if old != new:
        before["honours"], after["honours"] = old, new
    if after:
        changes.append(Change(Action.CATEGORY_AMENDED, f"category/{known.id}", before, after))


def _against(
    path: str, plan: CategoryPlan, stored: Mapping[str, Any]
) -> Iterator[CommendationFault]:
    """The parts of a stored category that cannot become what is planned."""
    if plan.number_pattern != stored["number_pattern"] and stored["last_number"]:
        yield CommendationFault(
            path,
            "number",
            Phrase("of %(code)s: numbers are issued, their pattern cannot change", code=plan.code),
        )
    if plan.first_number != stored["first_number"] and stored["last_number"]:
        yield CommendationFault(
            path,
            "first_number",
            Phrase(
                "of %(code)s: numbers are issued, so the first one cannot change", code=plan.code
            ),
        )
    if plan.quota < stored["taken"]:
        yield CommendationFault(
            path,
            "quota",
            Phrase(
                "of %(code)s: %(taken)s places are taken, %(quota)s wanted",
                code=plan.code,
                taken=stored["taken"],
                quota=plan.quota,
            ),
        )


async def _store_honours(
    category: int,
    plan: CategoryPlan,
    known: tuple[HonourRecord, ...],
    path: str,
    faults: list[CommendationFault],
) -> None:
    stored = {honour.name: honour for honour in known}
    for place, honour in enumerate(plan.honours, 1):
        old = stored.pop(honour.was, None) or stored.pop(honour.name, None)
        if old is None:
            row = Honour(**_facts(honour), category=category, place=place)
            await row.save()
        elif against := _against_honour(honour, old):
            faults.append(CommendationFault(f"{path}honour[{place}].", *against))
        else:
            values: Values = {"place": place}
            values.update(_facts(honour))
            await Honour.update(values).where(Honour.id == old.id)
    faults += [
        CommendationFault(
            path,
            "honour",
            Phrase("%(name)s of %(code)s is stored but not in the file", name=name, code=plan.code),
        )
        for name in stored
    ]


def _against_honour(plan: HonourPlan, old: HonourRecord) -> tuple[str, Phrase] | None:
    """The key, and why the stored honour cannot become what is planned."""
    if plan.name != old.name and old.taken:
        words = Phrase(
            "%(name)s: %(taken)s taken, so its name cannot change", name=old.name, taken=old.taken
        )
        return "name", words
    if plan.quota is not None and plan.quota < old.taken:
        words = Phrase(
            "of %(name)s: %(taken)s taken, %(quota)s wanted",
            name=old.name,
            taken=old.taken,
            quota=plan.quota,
        )
        return "quota", words
    return None


def _facts(honour: HonourRecord | HonourPlan) -> dict[str, Any]:
    """The values that a commendation file decides."""
    return {"name": honour.name, "quota": honour.quota, "name_en": honour.name_en}


def _told(honours: Iterable[HonourRecord | HonourPlan]) -> list[dict[str, Any]]:
    """The honours for the history, in the order of the file."""
    return [
        {key: value for key, value in _facts(honour).items() if key != "name_en" or value}
        for honour in honours
    ]


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[dict[str, Any], Values]:
    """Old and new values of the keys that differ."""
    before = {key: old[key] for key, value in new.items() if old[key] != value}
    return before, {key: new[key] for key in before}

"""Load a commendation from its plan, and read it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

import msgspec

from awards import database
from awards.accounts import managing
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import free_fields, locks, word_writers
from awards.catalogue.dropping import take_out
from awards.catalogue.faults import CommendationFault, of_all, refusal
from awards.catalogue.numbers import may_meet, number
from awards.catalogue.recorded_numbers import recorded_sequences
from awards.catalogue.records import CategoryRecord, CommendationRecord, HonourRecord, Year
from awards.catalogue.rules import CategoryPlan, CommendationPlan, HonourPlan
from awards.catalogue.writing import digest, plan_of
from awards.errors import NotFound, Stale
from awards.layouts import service as layouts
from awards.layouts.artwork import shown_by
from awards.statements import marks
from awards.tables import Category, Commendation, Honour, Values, Winner
from awards.words import Phrase

#: A plan's basis if its code must not exist yet.
NEW = ""


async def load(
    actor: str, plan: CommendationPlan, *, basis: str | None = None, dropping: bool = False
) -> CommendationRecord:
    """Create the commendation or update it to the plan. The same plan twice changes nothing.

    ``basis`` is the digest of the plan that this one was made from, or `NEW`. If the stored plan
    has another digest, somebody else was faster and nothing is changed. With ``dropping`` parts
    that the plan leaves out are removed if no winner was ever registered in them.

    Switching the two-person rule off may wait for consent: see `awards.accounts.consent_queries.about_rule`.

    Raises CommendationRefused if winners or issued numbers prevent a change, Stale, and
    ShellUnlinked.
    """
    try:
        async with database.transaction():
            await _bring(actor, plan, basis, dropping=dropping)
    except Exception as fault:
        if database.is_unique_violation(fault):
            raise refusal(plan.code, [_TAKEN]) from None
        raise
    return await find(plan.code)


_TAKEN = of_all(
    Phrase(
        "a code or name is in use until this is loaded: swap names in two steps; if "
        "someone else loads at the same time, load again"
    ),
)


async def _bring(actor: str, plan: CommendationPlan, basis: str | None, *, dropping: bool) -> None:
    held = await Category.select(Category.id).where(Category.commendation.code == plan.code)
    await locks.hold(row["id"] for row in held)
    known = await _row(plan.code)
    if basis is not None:
        await _require_basis(plan, basis, is_known=known is not None)
    changes: list[Change] = []
    stored_plan = await _with_rule(actor, plan, known)
    commendation = await _store_commendation(actor, stored_plan, known, changes)
    faults = await _patterns_of_others(plan, commendation)
    if not await layouts.is_known(plan.layout):
        words = Phrase("is unknown: there is no layout '%(layout)s'", layout=plan.layout)
        faults.append(CommendationFault("", "layout", words))
    if plan.signature and plan.signature not in (await shown_by("", plan.signature)).contents:
        words = Phrase("is unknown: there is no picture '%(name)s'", name=plan.signature)
        faults.append(CommendationFault("", "signature", words))
    faults += await free_fields.store(actor, commendation, plan.free_fields, plan.layout, changes)
    if dropping:
        changes += await take_out(plan, await _categories(commendation))
    stored = {category.code: category for category in await _categories(commendation)}
    for place, category in enumerate(plan.categories, 1):
        await _store_category(
            actor, commendation, category, place, stored.pop(category.code, None), changes, faults
        )
    faults += [_missing(code) for code in stored]
    if faults:
        raise refusal(plan.code, faults)
    await audit.record(actor, changes)


def _missing(code: str) -> CommendationFault:
    return of_all(
        Phrase(
            "category %(code)s is stored but not in the file; it has winners, perhaps "
            "withdrawn ones, and cannot be removed",
            code=code,
        ),
    )


async def _require_basis(plan: CommendationPlan, basis: str, *, is_known: bool) -> None:
    """Raises Stale, or CommendationRefused if a new commendation has an existing code."""
    if basis == NEW and is_known:
        words = Phrase("'%(code)s' is already in use", code=plan.code)
        raise refusal(plan.code, [CommendationFault("", "code", words)])
    if basis != NEW and (not is_known or digest(plan_of(await find(plan.code))) != basis):
        raise Stale(name=plan.title)


async def _patterns_of_others(plan: CommendationPlan, commendation: int) -> list[CommendationFault]:
    """A number is unique for ever, so a pattern of another year cannot be used for this one."""
    rows = await Category.select(
        Category.number_pattern.as_alias("pattern"), Category.commendation.code.as_alias("other")
    ).where(Category.commendation != commendation)
    return [
        CommendationFault(
            f"category[{place}].",
            "number",
            Phrase(
                "'%(pattern)s' belongs to the commendation %(other)s",
                pattern=row["pattern"],
                other=row["other"],
            ),
        )
        for place, category in enumerate(plan.categories, 1)
        for row in rows
        if may_meet(category.number_pattern, row["pattern"])
    ]


async def _with_rule(
    actor: str, plan: CommendationPlan, known: Mapping[str, Any] | None
) -> CommendationPlan:
    """Keep the two-person rule on while another administrator has not agreed to switch it off.

    Raises ShellUnlinked.
    """
    if known is None or plan.two_person or not known["two_person"]:
        return plan
    if await managing.switch_rule_off(actor, known["id"]) is None:
        return plan
    return replace(plan, two_person=True)


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


async def _store_commendation(
    actor: str, plan: CommendationPlan, known: Mapping[str, Any] | None, changes: list[Change]
) -> int:
    facts = {key: value for key, value in asdict(plan).items() if key not in _APART}
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
        await word_writers.count_for_all(actor, known["id"], list(map(str, after)))
        changes.append(
            Change(Action.COMMENDATION_AMENDED, f"commendation/{known['id']}", before, after)
        )
    return int(known["id"])


async def _store_category(
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
        if after.keys() & {"name", "order_method"}:
            await marks.settle_category(known.id)
    if (old := _told(known.honours)) != (new := _told(plan.honours)):
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


async def find(code: str) -> CommendationRecord:
    """Raises NotFound."""
    row = await _row(code)
    if row is None:
        raise NotFound(what=Phrase("commendation"), key=code)
    issuers = msgspec.json.decode(row["issuers"], type=tuple[str, ...])
    parts = {
        "issuers": issuers,
        "categories": await _categories(row["id"]),
        "free_fields": await free_fields.declared(row["id"]),
    }
    return msgspec.convert({**row, **parts}, CommendationRecord)


async def find_of_winner(winner: int) -> CommendationRecord:
    """The commendation of a winner. Raises NotFound."""
    row = await Winner.select(Winner.category).where(Winner.id == winner).first()
    if row is None:
        raise NotFound(what=Phrase("winner"), key=winner)
    code = Category.commendation.code.as_alias("code")
    [found] = await Category.select(code).where(Category.id == row["category"])
    return await find(found["code"])


async def codes() -> list[str]:
    """The codes of all commendations, the newest first."""
    rows = await Commendation.select(Commendation.code).order_by(
        Commendation.ceremony_on, Commendation.id, ascending=False
    )
    return [row["code"] for row in rows]


async def year_before(here: CommendationRecord) -> CommendationRecord | None:
    """The newest commendation of an earlier year."""
    row = (
        await Commendation.select(Commendation.code)
        .where(Commendation.year < here.year)
        .order_by(Commendation.year, Commendation.id, ascending=False)
        .first()
    )
    return await find(row["code"]) if row else None


async def years() -> list[Year]:
    """All commendations, the newest first, to choose one."""
    rows = await Commendation.select(
        Commendation.code, Commendation.title, Commendation.year
    ).order_by(Commendation.ceremony_on, Commendation.id, ascending=False)
    return msgspec.convert(rows, list[Year])


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

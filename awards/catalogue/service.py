"""Load a commendation from its plan, and read it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from awards import database
from awards.accounts import managing
from awards.audit import service as audit
from awards.audit.rules import Change
from awards.catalogue import free_fields, locks
from awards.catalogue.dropping import take_out
from awards.catalogue.faults import CommendationFault, of_all, refusal
from awards.catalogue.numbers import may_meet
from awards.catalogue.records import CategoryRecord, CommendationRecord, Year
from awards.catalogue.rules import CommendationPlan
from awards.catalogue.storing import store_category, store_commendation
from awards.catalogue.writing import digest, plan_of
from awards.errors import NotFound, Stale
from awards.layouts import service as layouts
from awards.layouts.artwork import shown_by
from awards.tables import Category, Commendation, Honour, Winner
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
    commendation = await store_commendation(actor, stored_plan, known, changes)
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
        await store_category(
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


async def find(code: str) -> CommendationRecord:
    """Raises NotFound."""
    row = await _row(code)
    if row is None:
        raise NotFound(what=Phrase("commendation"), key=code)
    issuers = msgspec.json.decode(row["issuers"], type=tuple[str, ...])
    parts = {
        "issuers": issuers,
        "quiet_kinds": row["quiet_kinds"].split(),
        "quiet_exempt": row["quiet_exempt"].splitlines(),
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

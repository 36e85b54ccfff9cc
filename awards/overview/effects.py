"""What a change of a category's settings would do, shown before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from awards.catalogue.numbers import number, pattern_faults
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.tables import OrderMethod
from awards.winners.order import in_category, without_strokes
from awards.winners.queries import STANDING, listing
from awards.words import Phrase

#: Above this number the order is not computed: it would take seconds.
MOST_ORDERED = 5000

#: The most names shown of the new order.
NAMED = 5


class Reordered(msgspec.Struct, frozen=True):
    """``moved`` of ``standing`` winners would get another place; ``unknown`` lack stroke data."""

    moved: int
    standing: int
    first: list[str]
    unknown: list[str]


class Effect(msgspec.Struct, frozen=True):
    """``left`` is negative if the quota would be below the places taken."""

    left: int | None = None
    next_number: str = ""
    number_faults: list[Phrase] = []
    reordered: Reordered | None = None
    too_many: bool = False


async def effect(
    here: CommendationRecord, category: CategoryRecord, typed: Mapping[str, str]
) -> Effect:
    quota = typed.get("quota", "").strip()
    whole = quota.isascii() and quota.isdigit() and len(quota) < 10
    pattern = typed.get("number", category.number_pattern).strip()
    pattern = pattern.replace("{category}", category.code)
    faults = pattern_faults(pattern)
    order = typed.get("order", "")
    too_many = category.taken > MOST_ORDERED
    known = order in list(OrderMethod) and order != category.order_method
    return Effect(
        left=int(quota) - category.taken if whole else None,
        next_number="" if faults else number(pattern, category.next_number),
        number_faults=faults,
        reordered=await _reordered(here, category, OrderMethod(order))
        if known and not too_many
        else None,
        too_many=known and too_many,
    )


async def _reordered(
    here: CommendationRecord, category: CategoryRecord, order: OrderMethod
) -> Reordered:
    winners = await listing(here, category=category.code, states=STANDING)
    before, after = (in_category(winners, each) for each in (category.order_method, order))
    pairs = zip(before, after, strict=True)
    return Reordered(
        moved=sum(one.id != other.id for one, other in pairs),
        standing=len(winners),
        first=[winner.name for winner in after[:NAMED]],
        unknown=without_strokes(winners, order),
    )

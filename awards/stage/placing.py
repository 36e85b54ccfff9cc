"""Place winners: in groups by rule or by hand, in bags or in the box; each act is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord
from awards.errors import ArrangementRefused
from awards.stage.arrangement import Arrangement, PlacedGroup, PlacedMember
from awards.stage.content import StageCertificate
from awards.stage.revising import change
from awards.stage.rules import editing
from awards.stage.rules.grouping import ChosenBy, parted, representatives, rest
from awards.stage.store import StoredCeremony
from awards.stage.words import ItemKind
from awards.tables import StageAct
from awards.words import Phrase


class GroupingRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of a category in groups of ``size``, or ``count`` of them chosen ``by``; or ``winners``.

    Who is not chosen lies in a bag. ``item`` is the place of an award; by default the first one.
    """

    category: str
    size: int
    count: int | None = None
    by: ChosenBy = ChosenBy.ORDER
    winners: tuple[int, ...] | None = None
    item: int | None = None


async def group_by_rule(
    actor: str, commendation: str, arranged_on: int | None, rules: Sequence[GroupingRule]
) -> StoredCeremony:
    """Put categories on stage in groups, all or their representatives; the others into bags.

    The presenters who are there take their turns again.
    """
    here = await catalogue.find(commendation)
    categories = [here.require_category(rule.category) for rule in rules]

    def edit(now: Arrangement, standing: Sequence[StageCertificate]) -> Arrangement:
        for rule, category in zip(rules, categories, strict=True):
            now = grouped(now, rule, category, standing)
        return editing.presenters_by_rule(now)

    facts = {"category": "、".join(category.name for category in categories)}
    named = [winner for rule in rules for winner in rule.winners or ()]
    return await change(actor, commendation, arranged_on, StageAct.GROUPED, edit, facts, named)


def grouped(
    now: Arrangement,
    rule: GroupingRule,
    category: CategoryRecord,
    standing: Sequence[StageCertificate],
) -> Arrangement:
    """Raises ArrangementRefused."""
    own = [each for each in standing if each.category == rule.category]
    chosen = _chosen(rule, own, category)
    if not 1 <= rule.size <= len(chosen):
        raise ArrangementRefused(
            reason=Phrase(
                "the groups of %(name)s have 1 to %(most)s members, not %(size)s",
                name=category.name,
                most=len(chosen),
                size=rule.size,
            )
        )
    name = category.name if len(chosen) == len(own) else f"{category.name}代表"
    groups = [
        PlacedGroup(name, rule.category, members=tuple(map(PlacedMember, winners)))
        for winners in parted(chosen, rule.size)
    ]
    cleared = editing.members_move(now, [each.winner for each in own], "box")
    place = rule.item or _award(now)
    placed = editing.groups_put(cleared, place, rule.category, groups)
    return editing.members_move(placed, rest(own, chosen), "bag")


def _award(now: Arrangement) -> int:
    """The first award of the programme. Raises ArrangementRefused."""
    for place, item in enumerate(now.items, 1):
        if item.kind is ItemKind.AWARD:
            return place
    raise ArrangementRefused(reason=Phrase("the programme has no award"))


def _chosen(
    rule: GroupingRule, own: Sequence[StageCertificate], category: CategoryRecord
) -> list[int]:
    if rule.winners is not None:
        others = set(rule.winners) - {each.winner for each in own}
        if others:
            raise ArrangementRefused(
                reason=Phrase(
                    "winner %(winner)s is not in %(name)s", winner=min(others), name=category.name
                )
            )
        return list(dict.fromkeys(rule.winners))
    if rule.count is None:
        return [each.winner for each in own]
    if not 1 <= rule.count <= len(own):
        raise ArrangementRefused(
            reason=Phrase(
                "%(name)s has %(most)s members: 1 to %(most)s go on stage, not %(count)s",
                name=category.name,
                most=len(own),
                count=rule.count,
            )
        )
    return representatives(own, rule.count, rule.by)


async def bag_rest(actor: str, commendation: str, arranged_on: int | None) -> StoredCeremony:
    """Everybody who is placed nowhere goes into a bag."""

    def edit(now: Arrangement, standing: Sequence[StageCertificate]) -> Arrangement:
        placed = {*now.on_stage, *now.bagged}
        return editing.members_move(now, rest(standing, placed), "bag")

    return await change(
        actor, commendation, arranged_on, StageAct.MEMBERS_MOVED, edit, {"to": "bag"}
    )


async def members_move(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    winners: Sequence[int],
    to: int | editing.Elsewhere,
    at: int | None = None,
) -> StoredCeremony:
    """Move winners to a group, at a place in it or at its end, to the bags or to the box."""
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.MEMBERS_MOVED,
        lambda now, _: editing.members_move(now, winners, to, at),
        {"to": to},
        winners,
    )


async def member_step(
    actor: str, commendation: str, arranged_on: int | None, winner: int, step: int
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.MEMBERS_MOVED,
        lambda now, _: editing.member_step(now, winner, step),
        named=[winner],
    )


async def member_put(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    winner: int,
    recipient: str,
    reading: str,
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.MEMBER_PUT,
        lambda now, _: editing.member_put(now, winner, recipient, reading),
        named=[winner],
    )


async def group_change(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    act: StageAct,
    number: int,
    edit: Callable[[Arrangement], Arrangement],
) -> StoredCeremony:
    """An act on one group: split, join, move, remove, rename."""
    return await change(
        actor, commendation, arranged_on, act, lambda now, _: edit(now), {"group": number}
    )

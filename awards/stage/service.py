"""Arrange the ceremony: each function is one transaction; see `awards.stage.revising`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, time

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.clock import CHINA
from awards.errors import (
    ArrangementRefused,
    CeremonyExists,
)
from awards.stage import store
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
)
from awards.stage.content import StageCertificate
from awards.stage.revising import change, note_edit, require_standing
from awards.stage.rules import editing
from awards.stage.rules.checking import require_sound
from awards.stage.rules.grouping import ChosenBy, parted, representatives, rest
from awards.stage.store import StoredCeremony
from awards.stage.words import ItemKind
from awards.tables import Ceremony, StageAct
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


async def begin(
    actor: str, commendation: str, arrangement: Arrangement | None = None
) -> StoredCeremony:
    """Set up the ceremony of a commendation, by default with a decision, an award and a speech.

    Raises NotFound, CeremonyExists, ArrangementRefused and WinnersGone.
    """
    here = await catalogue.find(commendation)
    draft = arrangement or default_arrangement(here)
    require_sound(draft, [category.code for category in here.categories])
    try:
        async with database.transaction():
            await require_standing(here, [*draft.on_stage, *draft.bagged])
            row = Ceremony(
                {Ceremony.commendation: here.id, **store.settings_values(draft.settings)}
            )
            [made] = await Ceremony.insert(row).returning(Ceremony.id)
            await store.write(here, made["id"], Arrangement(draft.settings), draft)
            await note_edit(actor, made["id"], 1, StageAct.BEGUN, {})
            facts = {"title": draft.settings.title}
            begun = Change(Action.CEREMONY_BEGUN, f"ceremony/{made['id']}", None, facts)
            await audit.record(actor, [begun])
    except Exception as fault:
        if database.is_unique_violation(fault):
            raise CeremonyExists(title=here.title) from None
        raise
    return await store.require(here)


def default_arrangement(here: CommendationRecord) -> Arrangement:
    """A meeting on the day of the ceremony: the decision is read, awards are given, a speech."""
    begins = datetime.combine(here.ceremony_on, time(9), CHINA)
    return Arrangement(
        CeremonySettings(here.title, "", begins),
        (
            ArrangedItem(ItemKind.DECISION, "宣读表彰决定", seconds=300),
            ArrangedItem(ItemKind.AWARD, "颁奖"),
            ArrangedItem(ItemKind.SPEECH, "领导讲话", seconds=900),
        ),
    )


async def settings_put(
    actor: str, commendation: str, arranged_on: int | None, settings: CeremonySettings
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.SETTINGS,
        lambda now, _: msgspec.structs.replace(now, settings=settings),
        {"title": settings.title},
    )


async def item_put(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    item: ArrangedItem,
    place: int | None = None,
) -> StoredCeremony:
    """Add an item at the end, or replace the words of the one at a place."""
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.ITEM_PUT,
        lambda now, _: editing.item_put(now, item, place),
        {"item": item.title},
    )


async def items_put(
    actor: str, commendation: str, arranged_on: int | None, items: Sequence[ArrangedItem]
) -> StoredCeremony:
    """Replace the words of all items; their groups stay."""

    def edit(now: Arrangement, _: object) -> Arrangement:
        for place, item in enumerate(items, 1):
            now = editing.item_put(now, item, place if place <= len(now.items) else None)
        return now

    return await change(actor, commendation, arranged_on, StageAct.ITEM_PUT, edit)


async def item_move(
    actor: str, commendation: str, arranged_on: int | None, place: int, to: int
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.ITEM_MOVED,
        lambda now, _: editing.item_move(now, place, to),
        {"item": place, "to": to},
    )


async def item_remove(
    actor: str, commendation: str, arranged_on: int | None, place: int
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.ITEM_REMOVED,
        lambda now, _: editing.item_remove(now, place),
        {"item": place},
    )


async def letters_put(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    place: int,
    letters: Sequence[PlacedLetter],
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.LETTERS,
        lambda now, _: editing.letters_put(now, place, letters),
        {"item": place, "rows": len(letters)},
    )


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


async def presenters_put(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    presenters: Sequence[PlacedPresenter],
) -> StoredCeremony:
    """Set the presenters by rank; groups keep theirs by name, and take turns if they had none."""

    def edit(now: Arrangement, _: object) -> Arrangement:
        new = editing.presenters_put(now, presenters)
        bare = not any(group.presenters for group in new.groups)
        return editing.presenters_by_rule(new) if bare else new

    return await change(actor, commendation, arranged_on, StageAct.PRESENTERS, edit)


async def presenters_by_rule(
    actor: str, commendation: str, arranged_on: int | None
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.PRESENTERS_BY_RULE,
        lambda now, _: editing.presenters_by_rule(now),
    )


async def presenter_assign(
    actor: str, commendation: str, arranged_on: int | None, number: int, ranks: Collection[int]
) -> StoredCeremony:
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.PRESENTER_ASSIGNED,
        lambda now, _: editing.presenters_assign(now, number, ranks),
        {"group": number},
    )


async def replaced(
    actor: str, commendation: str, arranged_on: int | None, arrangement: Arrangement
) -> StoredCeremony:
    """Replace the whole draft by one document."""
    named = [*arrangement.on_stage, *sorted(arrangement.bagged)]
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.REPLACED,
        lambda _now, _standing: arrangement,
        named=named,
    )

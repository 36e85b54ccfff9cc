"""Arrange the ceremony: each function is one transaction; see `awards.stage.revising`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.errors import (
    CeremonyExists,
)
from awards.stage import store, writing
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedLetter,
    PlacedPresenter,
)
from awards.stage.revising import change, note_edit, require_standing
from awards.stage.rules import editing
from awards.stage.rules.checking import require_sound
from awards.stage.seats.drafts import with_hall
from awards.stage.store import StoredCeremony
from awards.stage.words import ItemKind
from awards.tables import Ceremony, StageAct


async def begin(
    actor: str, commendation: str, arrangement: Arrangement | None = None
) -> StoredCeremony:
    """Set up the ceremony of a commendation, by default with a decision, an award and a speech.

    Raises NotFound, CeremonyExists, ArrangementRefused and WinnersGone.
    """
    here = await catalogue.find(commendation)
    draft = await with_hall(here, arrangement or default_arrangement(here))
    require_sound(draft, [category.code for category in here.categories])
    try:
        async with database.transaction():
            await require_standing(here, [*draft.on_stage, *draft.bagged])
            row = Ceremony(
                {Ceremony.commendation: here.id, **store.settings_values(draft.settings)}
            )
            [made] = await Ceremony.insert(row).returning(Ceremony.id)
            await writing.write(here, made["id"], Arrangement(draft.settings), draft)
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
    arrangement = await with_hall(await catalogue.find(commendation), arrangement)
    named = [*arrangement.on_stage, *sorted(arrangement.bagged)]
    return await change(
        actor,
        commendation,
        arranged_on,
        StageAct.REPLACED,
        lambda _now, _standing: arrangement,
        named=named,
    )

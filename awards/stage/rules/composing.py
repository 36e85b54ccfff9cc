"""Make of an arrangement the content that papers and pages read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.stage.arrangement import ArrangedItem, Arrangement, PlacedGroup, PlacedPresenter
from awards.stage.content import (
    StageCategory,
    StageCertificate,
    StageContent,
    StageGroup,
    StageItem,
    StageLetter,
    StageMember,
    StagePresenter,
)
from awards.stage.rules.bagging import bags
from awards.stage.rules.positions import positions
from awards.stage.rules.presenting import presenter_of, trays
from awards.stage.rules.script_layers import group_script, item_script
from awards.stage.rules.timing import item_seconds, starts
from awards.tables import RecipientKind

#: The key of a category's script among the texts of a ceremony.
SCRIPT_OF = "script."


def compose(
    here: CommendationRecord, draft: Arrangement, certificates: Sequence[StageCertificate]
) -> StageContent:
    """``certificates`` in the order of the decision: all who may be on stage or in a bag.

    Who is on stage and not among them is left out. Everybody else of them is in a bag.
    """
    known = {each.winner: each for each in certificates}
    on_stage = {winner for winner in draft.on_stage if winner in known}
    settings = draft.settings
    return StageContent(
        code=here.code,
        commendation=here.title,
        year=here.year,
        issuers=here.issuers,
        title=settings.title,
        place=settings.place,
        begins_at=settings.begins_at,
        decided_on=here.decided_on,
        allowed_minutes=settings.allowed_minutes,
        position_rule=settings.position_rule,
        platform_rule=settings.platform_rule,
        walk_on=settings.walk_on,
        hall=settings.hall_name,
        categories=tuple(map(_category, here.categories)),
        items=tuple(_items(draft)),
        groups=tuple(_groups(here, draft, known)),
        bags=bags(each for each in certificates if each.winner not in on_stage),
        presenters=_people(draft.presenters, "presents"),
        platform=_people(draft.presenters, "on_platform"),
        texts=dict(draft.texts),
    )


def _category(category: CategoryRecord) -> StageCategory:
    honours = [honour.name for honour in category.honours]
    return StageCategory(
        category.code,
        category.name,
        category.recipient_kind,
        category.form.value,
        ranked=bool(honours) and all(map(is_prize, honours)),
    )


def is_prize(honour: str) -> bool:
    """A prize has its place in an order: 一等奖, 金奖, 第一名."""
    return honour.endswith(("等奖", "金奖", "银奖", "铜奖")) or (
        honour.startswith("第") and honour.endswith("名")
    )


def _people(presenters: Sequence[PlacedPresenter], part: str) -> tuple[StagePresenter, ...]:
    return tuple(
        StagePresenter(rank, each.name, each.duty)
        for rank, each in enumerate(presenters, 1)
        if getattr(each, part)
    )


def _items(draft: Arrangement) -> Iterator[StageItem]:
    settings = draft.settings
    for place, (item, start) in enumerate(
        zip(draft.items, starts(draft.items, settings), strict=True), 1
    ):
        yield StageItem(
            place=place,
            kind=item.kind,
            title=item.title,
            starts=start / 60,
            minutes=item_seconds(item, settings) / 60,
            speaker=item.speaker,
            typed=item.seconds is not None,
            notes=item.notes,
            script=item_script(item.kind, item.script),
            letters=tuple(
                StageLetter(at, each.unit, each.signer) for at, each in enumerate(item.letters, 1)
            ),
        )


def _groups(
    here: CommendationRecord, draft: Arrangement, known: Mapping[int, StageCertificate]
) -> Iterator[StageGroup]:
    kinds = {each.code: each.recipient_kind for each in here.categories}
    placed = ((at, item, group) for at, item in enumerate(draft.items, 1) for group in item.groups)
    for number, (at, item, group) in enumerate(placed, 1):
        kind = kinds.get(group.category, RecipientKind.COLLECTIVE)
        yield StageGroup(
            number=number,
            item=at,
            name=group.name,
            category=group.category,
            script=_script(draft, kind, item, group),
            members=tuple(_members(draft, group, known)),
        )


def _script(draft: Arrangement, kind: RecipientKind, item: ArrangedItem, group: PlacedGroup) -> str:
    of_category = draft.texts.get(SCRIPT_OF + group.category, "") if group.category else ""
    return group_script(kind, of_category, item.script, group.script)


def _members(
    draft: Arrangement, group: PlacedGroup, known: Mapping[int, StageCertificate]
) -> Iterator[StageMember]:
    standing = [each for each in group.members if each.winner in known]
    stands = positions(len(standing), draft.settings.position_rule)
    lying = trays([known[each.winner].form for each in standing], group.presenters)
    for place, (each, position, tray) in enumerate(zip(standing, stands, lying, strict=True), 1):
        certificate = known[each.winner]
        if each.reading:
            certificate = msgspec.structs.replace(certificate, reading=each.reading)
        yield StageMember(
            place=place,
            position=position,
            certificate=certificate,
            tray=tray.tray,
            tray_place=tray.place,
            presenter=presenter_of(place, group.presenters),
            recipient=each.recipient,
        )

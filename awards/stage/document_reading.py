"""A document of a ceremony read into an arrangement: winners found, sizes filled, turns taken."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.errors import ArrangementRefused
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedMember,
    PresenterBlock,
)
from awards.stage.content import StageCertificate
from awards.stage.documents import (
    CeremonyDocument,
    GroupDocument,
    ItemDocument,
    MemberDocument,
)
from awards.stage.rules.editing import presenters_by_rule
from awards.stage.rules.presenting import blocks
from awards.words import Phrase


def arrangement_of(
    here: CommendationRecord, document: CeremonyDocument, standing: Sequence[StageCertificate]
) -> Arrangement:
    """Raises ArrangementRefused for winners who are not there."""
    reader = _Reader(here, standing)
    begins = document.begins_at
    settings = CeremonySettings(
        title=document.title,
        place=document.place,
        begins_at=begins if begins.tzinfo else begins.replace(tzinfo=CHINA),
        allowed_minutes=document.allowed_minutes,
        hall_name=document.hall,
        position_rule=document.position_rule,
        platform_rule=document.platform_rule,
        walk_on=document.walk_on,
        fill_rule=document.fill_rule,
        group_seconds=document.group_seconds,
        member_seconds=document.member_seconds,
        presenter_members=document.presenter_members,
    )
    reader.note_named(document)
    made = Arrangement(
        settings=settings,
        items=tuple(reader.item(each) for each in document.item),
        presenters=document.presenter,
        texts=document.texts,
        hall=document.hall_digest,
        blocks=document.seats,
    )
    bagged = _bagged(reader, document, made)
    made = msgspec.structs.replace(made, bagged=bagged)
    by_rule = any(each.presenters is None for item in document.item for each in item.group)
    return _with_turns(made, document) if by_rule else made


def _bagged(reader: _Reader, document: CeremonyDocument, made: Arrangement) -> frozenset[int]:
    if document.bagged is not None:
        return frozenset(reader.winner(each) for each in document.bagged)
    if document.others == "box":
        return frozenset()
    return frozenset(reader.known) - set(made.on_stage)


def _with_turns(made: Arrangement, document: CeremonyDocument) -> Arrangement:
    """Presenters take turns in the groups whose document names none."""
    asked = [each.presenters for item in document.item for each in item.group]
    turns = presenters_by_rule(made)
    items, at = [], 0
    for item, other in zip(made.items, turns.items, strict=True):
        groups = []
        for own, turned in zip(item.groups, other.groups, strict=True):
            groups.append(turned if asked[at] is None else own)
            at += 1
        items.append(msgspec.structs.replace(item, groups=tuple(groups)))
    return msgspec.structs.replace(made, items=tuple(items))


class _Reader:
    """Find winners by id or number, and hand out those of each category in order."""

    def __init__(self, here: CommendationRecord, standing: Sequence[StageCertificate]) -> None:
        self.names = {category.code: category.name for category in here.categories}
        self.known = {each.winner: each for each in standing}
        self.numbers = {each.number: each.winner for each in standing if each.number}
        self.named: set[int] = set()

    def note_named(self, document: CeremonyDocument) -> None:
        """Those named by hand are not taken by a size."""
        for item in document.item:
            for group in item.group:
                self.named |= {self.member(each).winner for each in group.members or ()}
        self.named |= {self.winner(each) for each in document.bagged or ()}

    def winner(self, named: str | int) -> int:
        if isinstance(named, int):
            return named
        if named not in self.numbers:
            raise ArrangementRefused(
                reason=Phrase("there is no valid certificate %(number)s", number=named)
            )
        return self.numbers[named]

    def member(self, each: MemberDocument | str | int) -> PlacedMember:
        if isinstance(each, MemberDocument):
            winner = self.winner(each.winner or each.number)
            return PlacedMember(winner, each.recipient, each.reading)
        return PlacedMember(self.winner(each))

    def item(self, document: ItemDocument) -> ArrangedItem:
        minutes = document.minutes
        return ArrangedItem(
            kind=document.kind,
            title=document.title,
            speaker=document.speaker,
            seconds=None if minutes is None else round(minutes * 60),
            notes=document.notes,
            script=document.script,
            groups=tuple(map(self.group, document.group)),
            letters=document.letter,
        )

    def group(self, document: GroupDocument) -> PlacedGroup:
        if (document.members is None) == (document.size is None):
            raise ArrangementRefused(
                reason=Phrase(
                    "group “%(name)s” has members or a size, and not both",
                    name=document.name or document.category,
                )
            )
        members = (
            tuple(map(self.member, document.members))
            if document.members is not None
            else self._taken(document)
        )
        name = document.name or self.names.get(document.category, "")
        return PlacedGroup(
            name=name,
            category=document.category,
            script=document.script,
            members=members,
            presenters=_blocks(document.presenters or (), len(members)),
        )

    def _taken(self, document: GroupDocument) -> tuple[PlacedMember, ...]:
        """The next ones of the category; fewer if there are no more."""
        if document.category not in self.names or (document.size or 0) < 1:
            raise ArrangementRefused(
                reason=Phrase(
                    "group “%(name)s” with a size needs a category and at least 1 member",
                    name=document.name or document.category,
                )
            )
        left = (
            winner
            for winner, each in self.known.items()
            if each.category == document.category and winner not in self.named
        )
        taken = [winner for winner, _ in zip(left, range(document.size or 0), strict=False)]
        self.named.update(taken)
        return tuple(map(PlacedMember, taken))


def _blocks(presenters: Sequence[PresenterBlock | int], members: int) -> tuple[PresenterBlock, ...]:
    ranks = [each for each in presenters if isinstance(each, int)]
    if ranks:
        return blocks(members, ranks)
    return tuple(each for each in presenters if isinstance(each, PresenterBlock))

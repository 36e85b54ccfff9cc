"""A ceremony as one document: JSON of the API, and a TOML file with which next year begins.

A group has ``members``, or a ``size``: then it takes so many of its category as are left, in the
order of the decision. A plan for another year has sizes alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
import tomli_w

from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.errors import ArrangementRefused
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
    PresenterBlock,
    SeatingBlock,
)
from awards.stage.content import StageCertificate
from awards.stage.rules.editing import presenters_by_rule
from awards.stage.rules.presenting import blocks
from awards.stage.words import FillRule, ItemKind, PlatformRule, PositionRule, WalkOn
from awards.words import Phrase


class MemberDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A winner by id, or by the number of the certificate."""

    winner: int = 0
    number: str = ""
    recipient: str = ""
    reading: str = ""


class GroupDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``presenters`` are ranks, or blocks; without them the presenters take turns."""

    name: str = ""
    category: str = ""
    size: int | None = None
    members: tuple[MemberDocument | str | int, ...] | None = None
    presenters: tuple[PresenterBlock | int, ...] | None = None
    script: str = ""


class ItemDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Without ``minutes`` they are calculated."""

    kind: ItemKind
    title: str
    speaker: str = ""
    minutes: float | None = None
    notes: str = ""
    script: str = ""
    letter: tuple[PlacedLetter, ...] = ()
    group: tuple[GroupDocument, ...] = ()


class CeremonyDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``others``: who is in no group lies in a bag, or waits in the box. ``bagged`` names them.

    ``hall`` is the latest one of that name, if ``hall_digest`` names none; ``seats`` says whom its
    blocks are for, in the order of filling.
    """

    title: str
    begins_at: Annotated[datetime, msgspec.Meta(extra_json_schema={"format": "date-time"})]
    place: str = ""
    allowed_minutes: int = 120
    hall: str = ""
    hall_digest: str = ""
    position_rule: PositionRule = PositionRule.LEFT_TO_RIGHT
    platform_rule: PlatformRule = PlatformRule.A
    walk_on: WalkOn = WalkOn.RIGHT
    fill_rule: FillRule = FillRule.AISLE
    group_seconds: int = 50
    member_seconds: int = 6
    presenter_members: int = 5
    others: Literal["bag", "box"] = "bag"
    bagged: tuple[str | int, ...] | None = None
    texts: dict[str, str] = {}
    presenter: tuple[PlacedPresenter, ...] = ()
    seats: tuple[SeatingBlock, ...] = ()
    item: tuple[ItemDocument, ...] = ()


def from_toml(source: bytes) -> CeremonyDocument:
    """Raises ArrangementRefused."""
    try:
        return msgspec.toml.decode(source, type=CeremonyDocument)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, ValueError) as fault:
        raise ArrangementRefused(
            reason=Phrase("the document does not fit: %(fault)s", fault=str(fault))
        ) from None


def as_toml(document: CeremonyDocument) -> bytes:
    return tomli_w.dumps(msgspec.to_builtins(document, builtin_types=(datetime,))).encode()


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


def document_of(
    draft: Arrangement,
    *,
    standing: Sequence[StageCertificate] | None = None,
    plan: bool = False,
) -> CeremonyDocument:
    """Winners by id, or with ``standing`` by number; a ``plan`` has sizes instead."""
    numbers = {each.winner: each.number for each in standing or () if each.number}
    settings = draft.settings
    everybody = None if standing is None else {each.winner for each in standing}
    whole = everybody is not None and set(draft.on_stage) | draft.bagged >= everybody
    return CeremonyDocument(
        title=settings.title,
        begins_at=settings.begins_at.astimezone(CHINA),
        place=settings.place,
        allowed_minutes=settings.allowed_minutes,
        hall=settings.hall_name,
        hall_digest=draft.hall,
        position_rule=settings.position_rule,
        platform_rule=settings.platform_rule,
        walk_on=settings.walk_on,
        fill_rule=settings.fill_rule,
        group_seconds=settings.group_seconds,
        member_seconds=settings.member_seconds,
        presenter_members=settings.presenter_members,
        bagged=None if plan or whole else tuple(_names(sorted(draft.bagged), numbers)),
        texts=draft.texts,
        presenter=draft.presenters,
        seats=draft.blocks,
        item=tuple(_item(each, numbers, plan=plan) for each in draft.items),
    )


def _names(winners: Iterable[int], numbers: Mapping[int, str]) -> Iterator[str | int]:
    return (numbers.get(winner, winner) for winner in winners)


def _item(item: ArrangedItem, numbers: Mapping[int, str], *, plan: bool) -> ItemDocument:
    return ItemDocument(
        kind=item.kind,
        title=item.title,
        speaker=item.speaker,
        minutes=None if item.seconds is None else item.seconds / 60,
        notes=item.notes,
        script=item.script,
        letter=item.letters,
        group=tuple(_group(each, numbers, plan=plan) for each in item.groups),
    )


def _group(group: PlacedGroup, numbers: Mapping[int, str], *, plan: bool) -> GroupDocument:
    sized = plan and bool(group.category) and bool(group.members)
    return GroupDocument(
        name=group.name,
        category=group.category,
        size=len(group.members) if sized else None,
        members=None
        if sized
        else tuple(_member(each, numbers, plan=plan) for each in group.members),
        presenters=None if plan else group.presenters,
        script=group.script,
    )


def _member(
    member: PlacedMember, numbers: Mapping[int, str], *, plan: bool
) -> MemberDocument | str | int:
    named: Any = numbers.get(member.winner, member.winner)
    if not (member.recipient or member.reading) or plan:
        return named  # type: ignore[no-any-return]
    key = "number" if isinstance(named, str) else "winner"
    return MemberDocument(**{key: named}, recipient=member.recipient, reading=member.reading)


def for_another_year(
    document: CeremonyDocument, here: CommendationRecord, year: int
) -> CeremonyDocument:
    """The same meeting on this year's day: years in titles move along."""
    begins = document.begins_at.astimezone(CHINA)
    moved = datetime.combine(here.ceremony_on, begins.timetz())
    step = here.year - year

    def said(text: str) -> str:
        for each in (year + 1, year):
            text = text.replace(str(each), f"\0{each + step}")
        return text.replace("\0", "")

    items = [msgspec.structs.replace(each, title=said(each.title)) for each in document.item]
    return msgspec.structs.replace(
        document, title=said(document.title), begins_at=moved, item=tuple(items)
    )

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
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
    PresenterBlock,
    SeatingBlock,
)
from awards.stage.content import StageCertificate
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
